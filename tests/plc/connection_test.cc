// MqttClient on the virtual CPU: how it connects, what it reports, and how it connects again.

#include <gtest/gtest.h>

#include <ios>
#include <iterator>
#include <random>

#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

constexpr const char* CONNECTED = "\"Blocks\".client.connected";
constexpr const char* BUSY = "\"Blocks\".client.busy";
constexpr const char* ERROR = "\"Blocks\".client.error";
constexpr const char* STATUS = "\"Blocks\".client.status";

int outputsThatAreTrue(ShellStation& plc) {
  return plc.flag(CONNECTED) + plc.flag(BUSY) + plc.flag(ERROR);
}

void scanUntilOpened(ShellStation& plc, size_t links) {
  for (int cycle = 0; cycle < 10'000 && plc.network.opened() < links; ++cycle) plc.scan();
  ASSERT_EQ(plc.network.opened(), links);
}

TEST(MqttClient, DoesNothingBeforeItIsEnabled) {
  ShellStation plc;
  plc.scan(100);
  EXPECT_EQ(plc.network.opened(), 0u);
  EXPECT_EQ(outputsThatAreTrue(plc), 0);
  EXPECT_EQ(plc.show(STATUS), "16#7000");
}

TEST(MqttClient, ConnectsToTheAddressAndPortOfItsSettings) {
  ShellStation plc;
  plc.set("\"Test\".settings.brokerPort", "8883");
  plc.set("\"Test\".enable", "TRUE");
  scanUntilOpened(plc, 1);
  EXPECT_EQ(plc.broker().endpoint(), (vcpu::Endpoint{{10, 0, 0, 5}, 8883}));
  // 3.1: MQTT, level 4, clean session, 60 s, client identifier plc
  EXPECT_EQ(plc.sent(), "10 0F 00 04 4D 51 54 54 04 02 00 3C 00 03 70 6C 63");
}

TEST(MqttClient, SaysMqisdpWithProtocolThree) {
  ShellStation plc;
  plc.set("\"Test\".settings.protocol", "3");
  plc.set("\"Test\".enable", "TRUE");
  scanUntilOpened(plc, 1);
  EXPECT_EQ(plc.sent(), "10 11 00 06 4D 51 49 73 64 70 03 02 00 3C 00 03 70 6C 63");
}

TEST(MqttClient, SendsTheTextsOfItsSettingsAsUtf8) {
  ShellStation plc;
  plc.set("\"Test\".settings.userName", "'J$FCrg'");  // u with two dots
  plc.set("\"Test\".settings.password", "'$A7'");     // section sign
  plc.set("\"Test\".settings.will.topic", "'w'");
  plc.set("\"Test\".settings.will.text", "'$B0C'");  // degree sign
  plc.set("\"Test\".settings.will.qos", "1");
  plc.set("\"Test\".settings.will.retained", "TRUE");
  plc.set("\"Test\".enable", "TRUE");
  scanUntilOpened(plc, 1);
  // flags EE: user name, password, will retained, will QoS 1, will, clean session
  EXPECT_EQ(plc.sent(),
            "10 22 00 04 4D 51 54 54 04 EE 00 3C 00 03 70 6C 63 00 01 77 00 03 C2 B0 43 "
            "00 05 4A C3 BC 72 67 00 02 C2 A7");
}

TEST(MqttClient, TellsExactlyOneOfConnectedBusyAndError) {
  ShellStation plc;
  plc.network.behaviour.latencyMs = 40;
  plc.set("\"Test\".enable", "TRUE");
  bool answered = false;
  for (int cycle = 0; cycle < 400; ++cycle) {
    plc.scan();
    EXPECT_EQ(outputsThatAreTrue(plc), 1) << "in cycle " << cycle;
    if (!answered && plc.network.opened() == 1 && !plc.broker().read().empty()) {
      EXPECT_TRUE(plc.flag(BUSY));
      plc.answer("20 02 00 00");
      answered = true;
    }
    if (cycle == 200) plc.broker().reset();
  }
  EXPECT_TRUE(plc.flag(ERROR));
  EXPECT_EQ(plc.show(STATUS), "16#8203");
}

TEST(MqttClient, AnAddressThatIsNoneIsToldAndTriedAgainAsSoonAsItIsRight) {
  for (const std::string address : {"", "10", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1..2.3", "1.2.3.4x",
                                    "1.2.3.4 ", "1.2.3.", ".1.2.3", "0001.2.3.4"}) {
    ShellStation plc;
    plc.set("\"Test\".settings.address", "'" + address + "'");
    plc.set("\"Test\".enable", "TRUE");
    plc.scan(50);
    EXPECT_EQ(plc.show(STATUS), "16#8601") << address;
    EXPECT_TRUE(plc.flag(ERROR)) << address;
    EXPECT_EQ(plc.network.opened(), 0u) << address;
    plc.set("\"Test\".settings.address", "'10.0.0.7'");
    scanUntilOpened(plc, 1);
    EXPECT_EQ(plc.broker().endpoint().address[3], 7);
  }
}

TEST(MqttClient, SettingsThatCannotBeSentAreTold) {
  struct Case {
    std::string path, value, status;
  };
  const std::string tooLong = "'" + std::string(200, 'a') + "$FC$FC$FC$FC$FC$FC$FC$FC$FC$FC" +
                              "$FC$FC$FC$FC$FC$FC$FC$FC$FC$FC$FC$FC$FC$FC$FC$FC$FC$FC'";
  for (const Case& wrong : {Case{"brokerPort", "0", "16#8602"}, Case{"clientId", tooLong, "16#8603"},
                            Case{"will.qos", "3", "16#8604"}, Case{"protocol", "5", "16#8101"}}) {
    ShellStation plc;
    plc.set("\"Test\".settings." + wrong.path, wrong.value);
    plc.set("\"Test\".enable", "TRUE");
    plc.scan(50);
    EXPECT_EQ(plc.show(STATUS), wrong.status) << wrong.path;
    EXPECT_EQ(plc.network.opened(), 0u) << wrong.path;
  }
}

// What a plant engineer can do about it differs, so the words do.
TEST(MqttClient, HasAWordOfItsOwnForEachReasonThatTconGives) {
  for (const auto& [tcon, status] : {std::pair<uint16_t, const char*>{0x80C5, "16#8624"},
                                     {0x80C6, "16#8625"},
                                     {0x80C7, "16#8625"},
                                     {0x80D0, "16#8626"},
                                     {0x80D1, "16#8626"},
                                     {0x80D3, "16#8626"},
                                     {0x80D2, "16#8627"},
                                     {0x809B, "16#8628"},
                                     {0x8087, "16#8629"},
                                     {0x80C3, "16#8629"},
                                     {0x8085, "16#8622"},
                                     {0x80A1, "16#8622"},
                                     {0x80A3, "16#8622"},
                                     {0x80A5, "16#8622"},
                                     {0x80AA, "16#8622"},
                                     {0x80C8, "16#8622"},
                                     {0x80C4, "16#8201"},
                                     {0x80B7, "16#8201"}}) {
    vcpu::CpuOptions options;
    options.communication = {{.block = vcpu::CommunicationBlock::Tcon, .status = tcon}};
    ShellStation plc(everyBlock(), options);
    plc.set("\"Test\".enable", "TRUE");
    ASSERT_TRUE(plc.scanUntil(ERROR));
    EXPECT_EQ(plc.show(STATUS), status) << std::hex << tcon;
  }
}

TEST(MqttClient, HasAWordOfItsOwnForEachWayToLoseALink) {
  using Block = vcpu::CommunicationBlock;
  for (const Block block : {Block::Trcv, Block::Tsend}) {
    for (const auto& [word, status] : {std::pair<uint16_t, const char*>{0x80C5, "16#862A"},
                                       {0x80C4, "16#862B"},
                                       {0x80C6, "16#862B"},
                                       {0x80A1, block == Block::Trcv ? "16#8203" : "16#8204"}}) {
      vcpu::CpuOptions options;
      // The first TSEND is CONNECT; TRCV has been waiting a while when it fails.
      options.communication = {{.block = block,
                                .firstJob = block == Block::Trcv ? 1u : 2u,
                                .lastJob = 10,
                                .calls = block == Block::Trcv ? 20u : 1u,
                                .status = word}};
      ShellStation plc(everyBlock(), options);
      if (block == Block::Trcv) {
        plc.set("\"Test\".enable", "TRUE");
      } else {
        plc.connect();
        plc.set("\"Test\".publishText", "TRUE");
      }
      ASSERT_TRUE(plc.scanUntil(ERROR, 100));
      EXPECT_EQ(plc.show(STATUS), status) << std::hex << word;
    }
  }
}

TEST(MqttClient, KeepsTheStatusOfTconWhenThePartnerRefuses) {
  ShellStation plc;
  plc.network.behaviour.answer = vcpu::LinkBehaviour::Answer::Refuse;
  plc.set("\"Test\".enable", "TRUE");
  ASSERT_TRUE(plc.scanUntil(ERROR));
  EXPECT_EQ(plc.show(STATUS), "16#8624");
  EXPECT_EQ(plc.show("\"Blocks\".client.transport.tcon"), "16#80C5");
  EXPECT_EQ(plc.show("\"Blocks\".client.transport.failed"), "1");
  // TDISCON goes before the next TCON, and nothing stays behind.
  scanUntilOpened(plc, 3);
  plc.scan(5);
  EXPECT_EQ(plc.network.open(), 0u);
}

TEST(MqttClient, GivesUpAPartnerThatNeverAnswersAndComesBackToIt) {
  ShellStation plc;
  plc.network.behaviour.answer = vcpu::LinkBehaviour::Answer::Silent;
  plc.network.behaviour.silenceMs = 1'000'000;
  plc.set("\"Test\".enable", "TRUE");
  ASSERT_TRUE(plc.scanUntil(ERROR, 4'000));  // 30 s, the client's own limit
  EXPECT_EQ(plc.show(STATUS), "16#8202");
  plc.network.behaviour = {};
  scanUntilOpened(plc, 2);
  plc.answer("20 02 00 00");
  EXPECT_TRUE(plc.scanUntil(CONNECTED, 50));
}

TEST(MqttClient, ReconnectsByItselfAfterABrokenLink) {
  ShellStation plc;
  plc.connect();
  plc.broker().reset();
  ASSERT_TRUE(plc.scanUntil(ERROR, 10));
  EXPECT_EQ(plc.show(STATUS), "16#862A");
  EXPECT_EQ(plc.show("\"Blocks\".client.transport.lost"), "1");
  EXPECT_NE(plc.show("\"Blocks\".client.transport.trcv"), "16#0");
  plc.connect();
  EXPECT_EQ(plc.network.open(), 1u);
  EXPECT_EQ(plc.show("\"Blocks\".client.connections"), "2");
}

TEST(MqttClient, ReconnectsWhenTheBrokerClosedInOrder) {
  ShellStation plc;
  plc.connect();
  plc.broker().close();
  ASSERT_TRUE(plc.scanUntil(ERROR, 10));
  plc.connect();
  EXPECT_EQ(plc.network.open(), 1u);
}

TEST(MqttClient, TellsWhyTheBrokerRefusedAndCloses) {
  ShellStation plc;
  plc.set("\"Test\".enable", "TRUE");
  scanUntilOpened(plc, 1);
  plc.answer("20 02 00 05");  // 3.2.2.3: not authorised
  ASSERT_TRUE(plc.scanUntil(ERROR, 20));
  EXPECT_EQ(plc.show(STATUS), "16#8305");
  plc.scan(5);
  EXPECT_TRUE(plc.broker().closedByPlc());
}

TEST(MqttClient, ClosesOnGarbageAndKeepsCycling) {
  ShellStation plc;
  plc.connect();
  plc.answer("FF FF FF FF FF FF FF FF");
  ASSERT_TRUE(plc.scanUntil(ERROR, 10));
  EXPECT_EQ(plc.show(STATUS).substr(0, 5), "16#84");
  plc.connect();
}

// 3.14: after DISCONNECT the broker publishes no will.
TEST(MqttClient, TakesLeaveWhenItIsDisabled) {
  ShellStation plc;
  plc.connect();
  plc.set("\"Test\".enable", "FALSE");
  plc.scan();
  EXPECT_TRUE(plc.flag(BUSY));
  EXPECT_EQ(plc.sent(), "E0 00");
  plc.scan(5);
  EXPECT_TRUE(plc.broker().closedByPlc());
  EXPECT_EQ(outputsThatAreTrue(plc), 0);
  EXPECT_EQ(plc.show(STATUS), "16#7000");
}

// MQTT-3.1.2-23. The time is measured by RUNTIME over many short cycles; the client pings after three
// quarters of it.
TEST(MqttClient, PingsAfterTheKeepAliveTime) {
  ShellStation plc;
  plc.set("\"Test\".settings.keepAliveSeconds", "10");
  plc.connect();
  plc.scan(700);
  EXPECT_EQ(hexadecimal(plc.broker().read()), "");
  plc.scan(100);
  EXPECT_EQ(hexadecimal(plc.broker().read()), "C0 00");
}

TEST(MqttClient, ResetForgetsMessagesAndConnectsAnew) {
  ShellStation plc;
  plc.set("\"Test\".publishText", "TRUE");
  plc.scan();
  EXPECT_TRUE(plc.flag("\"Blocks\".publishText.busy"));
  plc.set("\"Test\".reset", "TRUE");
  plc.scan(2);
  EXPECT_TRUE(plc.flag("\"Blocks\".publishText.error"));
  EXPECT_EQ(plc.show("\"Blocks\".publishText.status"), "16#8612");
  plc.connect();
  EXPECT_EQ(plc.sent(), "");
}

// The client comes back to Connected whatever ended its link, whatever the cycle, and however many calls
// TCON, TDISCON and TSEND take.

void restartBroker(ShellStation& plc) {
  plc.broker().close();
}
void resetClient(ShellStation& plc) {
  plc.set("\"Test\".reset", "TRUE");
  plc.scan();
  plc.set("\"Test\".reset", "FALSE");
}
void disableFor(ShellStation& plc, int cycles) {
  plc.set("\"Test\".enable", "FALSE");
  plc.scan(cycles);
  plc.set("\"Test\".enable", "TRUE");
}
void disableForOneCycle(ShellStation& plc) {
  disableFor(plc, 1);
}
void disableForThreeCycles(ShellStation& plc) {
  disableFor(plc, 3);
}

// Plays the broker, which accepts every CONNECT, until the client has been accepted `times` times.
bool isAccepted(ShellStation& plc, int times, int cyclesMax) {
  std::string wanted = std::to_string(times);
  for (int cycle = 0; cycle < cyclesMax && plc.show("\"Blocks\".client.connections") != wanted; ++cycle) {
    plc.scan();
    if (plc.network.opened() == 0) continue;
    const std::vector<uint8_t> sent = plc.broker().read();
    if (!sent.empty() && sent[0] == 0x10) plc.answer("20 02 00 00");
  }
  return plc.flag(CONNECTED);
}

using Block = vcpu::CommunicationBlock;
using Rules = std::vector<vcpu::CommunicationRule>;

TEST(MqttClient, ComesBackWhateverTheTBlocksTake) {
  using Disturbance = std::pair<const char*, void (*)(ShellStation&)>;
  for (const auto& [name, disturb] :
       {Disturbance{"broker restarted", restartBroker}, Disturbance{"reset", resetClient},
        Disturbance{"disabled for one cycle", disableForOneCycle},
        Disturbance{"disabled for three cycles", disableForThreeCycles}}) {
    for (const int cycleMs : {1, 10, 1000, 5000}) {
      for (const uint32_t calls : {1u, 2u, 3u, 7u, 150u}) {
        const Rules one = {{.block = Block::Tcon, .calls = calls}};
        const Rules two = {{.block = Block::Tdiscon, .calls = calls}};
        const Rules three = {{.block = Block::Tsend, .calls = calls}};
        for (const Rules& rules : {one, two, three, Rules{one[0], two[0], three[0]}}) {
          // Beyond these times the client gives up a broker that may be well.
          if (static_cast<int64_t>(calls) * cycleMs > 3'000) continue;
          vcpu::CpuOptions options;
          options.communication = rules;
          ShellStation plc(everyBlock(), options);
          plc.cycleMs = cycleMs;
          plc.set("\"Test\".enable", "TRUE");
          const int cyclesMax = 100'000 / cycleMs + 1000;
          ASSERT_TRUE(isAccepted(plc, 1, cyclesMax));
          plc.scan(5);
          disturb(plc);
          const int times = plc.show("\"Blocks\".client.connections") == "0" ? 1 : 2;
          EXPECT_TRUE(isAccepted(plc, times, cyclesMax))
              << name << ", cycle " << cycleMs << " ms, " << rules.size() << " of the blocks, the first "
              << static_cast<int>(rules[0].block) << ", take " << calls << " calls: " << plc.show(STATUS);
        }
      }
    }
  }
}

// Which STATUS words the blocks give, and when, is drawn by lot from a seed; in the end they work again.
TEST(MqttClient, ComesBackWhateverTheTBlocksAnswer) {
  constexpr uint16_t WORDS[] = {0x8085, 0x8086, 0x8087, 0x8088, 0x8089, 0x8090, 0x809A, 0x809B,
                                0x80A1, 0x80A2, 0x80A3, 0x80A4, 0x80A5, 0x80A7, 0x80AA, 0x80B1,
                                0x80B3, 0x80B7, 0x80C3, 0x80C4, 0x80C5, 0x80C6, 0x80C7, 0x80C8,
                                0x80C9, 0x80CE, 0x80D3, 0x8722, 0x877F};
  constexpr uint32_t JOBS_RULED = 12;
  for (uint32_t seed = 1; seed <= 60; ++seed) {
    std::mt19937 random(seed);
    const auto lot = [&random] { return static_cast<uint32_t>(random()); };
    vcpu::CpuOptions options;
    for (const Block block : {Block::Tcon, Block::Tdiscon, Block::Tsend, Block::Trcv}) {
      for (uint32_t job = 1; job <= JOBS_RULED; ++job) {
        // TDISCON does not say that a connection is gone that is not.
        const uint16_t word = WORDS[lot() % std::size(WORDS)];
        const uint16_t status = block == Block::Tdiscon && word == 0x80A3 ? 0x80C4 : word;
        options.communication.push_back({.block = block,
                                         .firstJob = job,
                                         .lastJob = job,
                                         .calls = lot() % 3 == 0 ? lot() % 100 : lot() % 3,
                                         .status = lot() % 4 == 0 ? uint16_t{0} : status,
                                         .empty = lot() % 4 == 0});
      }
    }
    ShellStation plc(everyBlock(), options);
    plc.set("\"Test\".settings.reconnectMaximum", "T#2s");
    plc.set("\"Test\".enable", "TRUE");
    bool connected = false;
    for (int second = 0; second < 200 && !connected; ++second) {
      for (int cycle = 0; cycle < 100; ++cycle) {
        plc.scan();
        if (plc.network.open() == 0) continue;
        const std::vector<uint8_t> sent = plc.broker().read();
        if (!sent.empty() && sent[0] == 0x10) plc.answer("20 02 00 00");
      }
      // Not one that is about to fail again.
      connected = plc.flag(CONNECTED) && second > 100;
    }
    EXPECT_TRUE(connected) << "seed " << seed << ": " << plc.show(STATUS);
    EXPECT_EQ(plc.network.open(), 1u) << "seed " << seed;
  }
}

TEST(MqttClient, GivesUpATconThatDoesNotEnd) {
  vcpu::CpuOptions options;
  options.communication = {{.block = Block::Tcon, .lastJob = 1, .calls = 1'000'000}};
  ShellStation plc(everyBlock(), options);
  plc.set("\"Test\".settings.connectTimeout", "T#5s");
  plc.set("\"Test\".enable", "TRUE");
  ASSERT_TRUE(plc.scanUntil(ERROR, 600));
  EXPECT_EQ(plc.show(STATUS), "16#8202");
  EXPECT_TRUE(isAccepted(plc, 1, 500));
  EXPECT_EQ(plc.show("\"Blocks\".client.transport.tcon"), "16#80A7");
}

TEST(MqttClient, ReportsATdisconThatDoesNotEndAndComesBackWhenItDoes) {
  vcpu::CpuOptions options;
  options.communication = {{.block = Block::Tdiscon, .lastJob = 1, .calls = 10'000}};
  ShellStation plc(everyBlock(), options);
  plc.connect();
  plc.broker().reset();
  plc.scan(6'000);
  EXPECT_EQ(plc.show(STATUS), "16#8623");
  plc.connect();
}

}  // namespace
}  // namespace plc_test
