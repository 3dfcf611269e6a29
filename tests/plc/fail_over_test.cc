// Which broker MqttClient connects with: one by its name, several in turn, and back to the first.

#include <gtest/gtest.h>

#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

constexpr const char* STATUS = "\"Blocks\".client.status";
constexpr const char* BROKER = "\"Blocks\".client.transport.broker";

const vcpu::LinkBehaviour REFUSES{.answer = vcpu::LinkBehaviour::Answer::Refuse};

using Address = std::array<uint8_t, 4>;
constexpr Address FIRST{10, 0, 0, 5};
constexpr Address SECOND{10, 0, 0, 6};
constexpr Address THIRD{10, 0, 0, 7};

std::string quoted(const std::string& text) {
  return std::string("'").append(text).append("'");
}

/// Three brokers; there is none at the second place of the fallbacks.
struct FailOver : ShellStation {
  FailOver() {
    set("\"Test\".settings.fallback[1].address", "'10.0.0.6'");
    set("\"Test\".settings.fallback[3].address", "'broker.plant.example'");
    set("\"Test\".settings.fallback[3].brokerPort", "1884");
    set("\"Test\".settings.reconnectMaximum", "T#1s");
    network.hosts["broker.plant.example"] = THIRD;
  }

  /// The address of the next link.
  Address nextTried() {
    const size_t before = network.opened();
    for (int cycle = 0; cycle < 5'000 && network.opened() == before; ++cycle) scan();
    EXPECT_GT(network.opened(), before);
    return broker().endpoint().address;
  }
};

TEST(BrokerName, IsLookedUpByTheCpu) {
  for (const char* name : {"broker.plant.example", "broker.plant.example."}) {
    ShellStation plc;
    plc.network.hosts["broker.plant.example"] = THIRD;
    plc.set("\"Test\".settings.address", quoted(name));
    plc.connect();
    EXPECT_EQ(plc.broker().endpoint(), (vcpu::Endpoint{THIRD, 1883})) << name;
    EXPECT_EQ(plc.show(STATUS), "16#0");
  }
}

TEST(BrokerName, ThatNobodyKnowsIsReportedAndTriedAgain) {
  ShellStation plc;
  plc.set("\"Test\".settings.address", "'broker'");
  plc.set("\"Test\".enable", "TRUE");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".client.error"));
  EXPECT_EQ(plc.show(STATUS), "16#8626");
  EXPECT_EQ(plc.show("\"Blocks\".client.transport.tcon"), "16#80D3");
  plc.network.hosts["broker"] = THIRD;
  plc.connect();
}

TEST(BrokerName, IsLookedUpAgainWithEachConnection) {
  ShellStation plc;
  plc.network.hosts["broker"] = FIRST;
  plc.set("\"Test\".settings.address", "'broker'");
  plc.connect();
  plc.network.hosts["broker"] = SECOND;
  plc.broker().reset();
  plc.connect();
  EXPECT_EQ(plc.broker().endpoint().address, SECOND);
}

TEST(BrokerName, OfWrongFormIsRefused) {
  const std::vector<std::string> names = {"a b",      "a..b", ".a",       "a,b",
                                          "1.2.3.4x", "a.1",  "b$FCcher", std::string(64, 'a')};
  for (const std::string& name : names) {
    ShellStation plc;
    plc.set("\"Test\".settings.address", quoted(name));
    plc.set("\"Test\".enable", "TRUE");
    plc.scan(50);
    EXPECT_EQ(plc.show(STATUS), "16#8601") << name;
  }
}

TEST(FailOver, TriesTheBrokersInTurnUntilOneAccepts) {
  FailOver plc;
  plc.network.behaviour = REFUSES;
  plc.set("\"Test\".enable", "TRUE");
  EXPECT_EQ(plc.nextTried(), FIRST);
  EXPECT_EQ(plc.show(BROKER), "1");
  EXPECT_EQ(plc.nextTried(), SECOND);
  EXPECT_EQ(plc.show(BROKER), "2");
  EXPECT_EQ(plc.nextTried(), THIRD);
  EXPECT_EQ(plc.show(BROKER), "4");
  EXPECT_EQ(plc.broker().endpoint().port, 1884);
  EXPECT_EQ(plc.nextTried(), FIRST);
  plc.network.behaviourOf[SECOND] = {};
  plc.connect();
  EXPECT_EQ(plc.show(BROKER), "2");
}

// It is up, but it does not let the client in.
TEST(FailOver, TriesTheNextAlsoIfABrokerRefusesTheLogin) {
  FailOver plc;
  plc.set("\"Test\".enable", "TRUE");
  EXPECT_EQ(plc.nextTried(), FIRST);
  plc.scan(5);
  plc.answer("20 02 00 03");
  EXPECT_EQ(plc.nextTried(), SECOND);
}

TEST(FailOver, BeginsWithTheFirstWhenAConnectionEnds) {
  FailOver plc;
  plc.network.behaviourOf[FIRST] = REFUSES;
  plc.set("\"Test\".enable", "TRUE");
  plc.nextTried();
  plc.connect();
  ASSERT_EQ(plc.show(BROKER), "2");
  plc.broker().reset();
  EXPECT_EQ(plc.nextTried(), FIRST);
}

TEST(FailOver, StaysWithAFallbackUnlessToldToReturn) {
  FailOver plc;
  plc.network.behaviourOf[FIRST] = REFUSES;
  plc.set("\"Test\".settings.keepAliveSeconds", "0");
  plc.set("\"Test\".enable", "TRUE");
  plc.nextTried();
  plc.connect();
  plc.scan(60'000);
  EXPECT_EQ(plc.show(BROKER), "2");
  EXPECT_EQ(plc.network.opened(), 2u);
}

TEST(FailOver, ReturnsToTheFirstInOrderAfterTheTimeOfTheSettings) {
  FailOver plc;
  plc.network.behaviourOf[FIRST] = REFUSES;
  plc.set("\"Test\".settings.returnAfter", "T#30s");
  plc.set("\"Test\".enable", "TRUE");
  plc.nextTried();
  plc.connect();
  ASSERT_EQ(plc.show(BROKER), "2");
  plc.broker().read();
  plc.scan(2'900);
  EXPECT_EQ(plc.show(STATUS), "16#0");
  plc.network.behaviourOf.clear();
  const size_t before = plc.network.opened();
  for (int cycle = 0; cycle < 200 && plc.network.opened() == before; ++cycle) plc.scan();
  EXPECT_EQ(hexadecimal(plc.network.newestPeer(1).read()), "E0 00");  // DISCONNECT: no will
  EXPECT_EQ(plc.broker().endpoint().address, FIRST);
  plc.scan(5);
  plc.answer("20 02 00 00");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".client.connected", 10));
  EXPECT_EQ(plc.show(BROKER), "1");
  plc.scan(6'000);
  EXPECT_EQ(plc.show(BROKER), "1");
}

// The way to use other settings at once.
TEST(FailOver, AReconnectTakesTheSettingsOfNow) {
  FailOver plc;
  plc.connect();
  plc.set("\"Test\".settings.address", "'10.0.0.7'");
  plc.set("\"Test\".reconnect", "TRUE");
  EXPECT_EQ(plc.nextTried(), THIRD);
}

TEST(FailOver, AMistakeInAFallbackShowsAtOnce) {
  FailOver plc;
  plc.set("\"Test\".settings.fallback[2].address", "'1.2.3'");
  plc.set("\"Test\".enable", "TRUE");
  plc.scan(50);
  EXPECT_EQ(plc.show(STATUS), "16#8601");
  plc.set("\"Test\".settings.fallback[2].address", "''");
  plc.set("\"Test\".settings.fallback[1].brokerPort", "0");
  plc.scan(50);
  EXPECT_EQ(plc.show(STATUS), "16#8602");
}

}  // namespace
}  // namespace plc_test
