// Whose connection has the ID: MqttClient ends its own and no other.

#include <gtest/gtest.h>

#include "tests/plc/library.h"
#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

constexpr const char* STATUS1 = "\"Client1\".status";
constexpr const char* STATUS2 = "\"Client2\".status";
constexpr const char* IN_USE = "16#8622";

std::vector<std::string> twoClients() {
  std::vector<std::string> files = libraryFiles();
  files.emplace_back(TESTDATA "/testdata/two_clients.scl");
  return files;
}

/// The first client is connected.
struct TwoClients : ShellStation {
  TwoClients() : ShellStation(twoClients()) {
    set("\"Test\".enable1", "TRUE");
    scan(10);
    answer("20 02 00 00");
    EXPECT_TRUE(scanUntil("\"Client1\".connected", 10));
  }
  void enableSecond(const std::string& id) {
    set("\"Test\".id2", id);
    set("\"Test\".enable2", "TRUE");
  }
  void resetSecond() {
    set("\"Test\".reset2", "TRUE");
    scan();
    set("\"Test\".reset2", "FALSE");
  }
};

TEST(ConnectionId, MustBeGivenAndInRange) {
  for (const char* id : {"0", "4096", "65535"}) {
    TwoClients plc;
    plc.enableSecond(id);
    plc.scan(300);
    EXPECT_EQ(plc.show(STATUS2), "16#8621") << id;
    EXPECT_EQ(plc.network.opened(), 1u) << id;
    plc.set("\"Test\".id2", "4095");
    plc.scan(300);
    EXPECT_EQ(plc.network.opened(), 2u) << id;
  }
}

TEST(ConnectionId, OfAnotherClientIsRefusedAndItsConnectionStays) {
  TwoClients plc;
  plc.enableSecond("7");
  plc.scan(3000);
  EXPECT_EQ(plc.show(STATUS2), IN_USE);
  EXPECT_EQ(plc.show("\"Client2\".transport.tcon"), "16#80A3");
  EXPECT_EQ(plc.show(STATUS1), "16#0");
  EXPECT_EQ(plc.network.opened(), 1u);
  // Nor does the second end it by leaving.
  plc.set("\"Test\".enable2", "FALSE");
  plc.scan(300);
  EXPECT_EQ(plc.show(STATUS1), "16#0");
  EXPECT_FALSE(plc.broker().closedByPlc());
}

TEST(ConnectionId, ComesFreeWhenTheOtherLeaves) {
  TwoClients plc;
  plc.enableSecond("7");
  plc.scan(300);
  plc.set("\"Test\".enable1", "FALSE");
  plc.scan(300);
  ASSERT_EQ(plc.network.opened(), 2u);
  plc.answer("20 02 00 00");
  EXPECT_TRUE(plc.scanUntil("\"Client2\".connected", 10));
}

// Both try in turn while the broker is away; neither ends the attempt of the other.
TEST(ConnectionId, TwoClientsWithOneIdDoNotEndEachOthersAttempts) {
  TwoClients plc;
  plc.network.behaviour.answer = vcpu::LinkBehaviour::Answer::Silent;
  plc.network.behaviour.silenceMs = 5000;
  plc.enableSecond("7");
  plc.broker().reset();
  for (int cycle = 0; cycle < 10'000; ++cycle) {
    plc.scan();
    ASSERT_NE(plc.show("\"Client1\".transport.tcon"), "16#80A7") << cycle;
    ASSERT_NE(plc.show("\"Client2\".transport.tcon"), "16#80A7") << cycle;
  }
  EXPECT_GT(plc.network.opened(), 3u);
}

TEST(ConnectionId, ResetFreesItOnlyIfItIsReportedInUse) {
  TwoClients plc;
  plc.set("\"Test\".id2", "7");
  plc.resetSecond();
  plc.scan(100);
  EXPECT_EQ(plc.show(STATUS1), "16#0");

  plc.enableSecond("7");
  plc.scan(300);
  ASSERT_EQ(plc.show(STATUS2), IN_USE);
  plc.set("\"Test\".enable1", "FALSE");
  plc.resetSecond();
  plc.scan(300);
  plc.answer("20 02 00 00");
  EXPECT_TRUE(plc.scanUntil("\"Client2\".connected", 10));
}

// A download that initialises the instance anew leaves the connection in the CPU: the instance does not know
// that it made it.
TEST(ConnectionId, AfterADownloadResetFreesTheConnectionOfTheOldInstance) {
  ShellStation plc;
  const std::vector<uint8_t> fresh = plc.contents("Blocks");
  plc.connect();
  plc.load("Blocks", fresh);
  plc.load("Blocks", fresh);
  plc.scan(300);
  EXPECT_EQ(plc.show("\"Blocks\".client.status"), IN_USE);
  EXPECT_EQ(plc.network.opened(), 1u);
  plc.set("\"Test\".reset", "TRUE");
  plc.connect();
  EXPECT_EQ(plc.network.open(), 1u);
}

TEST(ConnectionId, IsFreeAfterStopAndRun) {
  TwoClients plc;
  plc.restart();
  plc.set("\"Test\".enable1", "TRUE");
  plc.scan(20);
  ASSERT_EQ(plc.network.opened(), 2u);
  plc.answer("20 02 00 00");
  EXPECT_TRUE(plc.scanUntil("\"Client1\".connected", 10));
}

}  // namespace
}  // namespace plc_test
