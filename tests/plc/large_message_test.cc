// MqttPublishLarge and MqttReceiveLarge: payloads that no buffer of the PLC holds.

#include <gtest/gtest.h>

#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

constexpr size_t MEGABYTE = 1 << 20;

/// Byte n is n MOD 251.
std::vector<uint8_t> payloadOfSize(size_t size) {
  std::vector<uint8_t> payload(size);
  for (size_t at = 0; at < size; ++at) payload[at] = static_cast<uint8_t>(at % 251);
  return payload;
}

/// PUBLISH with topic a/b and such a payload (MQTT 3.1.1, 3.3).
std::vector<uint8_t> publishPacket(int qos, size_t size, bool duplicate = false) {
  size_t remaining = 2 + 3 + (qos > 0 ? 2 : 0) + size;
  std::vector<uint8_t> packet = {static_cast<uint8_t>(0x30 + 2 * qos + (duplicate ? 8 : 0))};
  for (; remaining >= 128; remaining /= 128) packet.push_back(static_cast<uint8_t>(128 + remaining % 128));
  packet.push_back(static_cast<uint8_t>(remaining));
  for (const uint8_t byte : {0, 3, 'a' + 0, '/' + 0, 'b' + 0}) packet.push_back(byte);
  if (qos > 0) packet.insert(packet.end(), {0, 1});
  const std::vector<uint8_t> payload = payloadOfSize(size);
  packet.insert(packet.end(), payload.begin(), payload.end());
  return packet;
}

class Large : public testing::Test {
 protected:
  std::string publisher(const std::string& output) { return plc.show("\"Blocks\".publishLarge." + output); }

  void publish(size_t bytes, int qos = 1) {
    plc.set("\"Test\".qos", std::to_string(qos));
    plc.set("\"Test\".largeBytes", std::to_string(bytes));
    plc.set("\"Test\".publishLarge", "TRUE");
  }

  /// Runs cycles until nothing comes any more; what has come.
  std::vector<uint8_t> arrived(int idleCycles = 10) {
    std::vector<uint8_t> all;
    for (int idle = 0; idle < idleCycles; ++idle) {
      plc.scan();
      const std::vector<uint8_t> now = plc.broker().read();
      all.insert(all.end(), now.begin(), now.end());
      if (!now.empty()) idle = -1;
    }
    return all;
  }

  void subscribe() {
    plc.connect("20 02 00 00");
    plc.set("\"Test\".qos", "2");
    plc.set("\"Test\".subscribe", "TRUE");
    plc.set("\"Test\".receiveLarge", "TRUE");
    plc.answer("90 03 " + plc.sent().substr(6, 5) + " 02");
  }

  ShellStation plc;
};

TEST_F(Large, AMegabyteLeavesInPiecesOfOneKilobyte) {
  plc.connect();
  for (const int qos : {0, 1}) {
    publish(MEGABYTE, qos);
    const std::vector<uint8_t> came = arrived();
    ASSERT_EQ(came.size(), publishPacket(qos, MEGABYTE).size());
    EXPECT_TRUE(came == publishPacket(qos, MEGABYTE));
    if (qos == 1) plc.answer("40 02 00 01");
    EXPECT_TRUE(plc.scanUntil("\"Blocks\".publishLarge.done", 5));
    plc.set("\"Test\".publishLarge", "FALSE");
    plc.scan(2);
  }
}

TEST_F(Large, BeginsAgainWhenTheLinkBreaks) {
  plc.set("\"Test\".settings.cleanSession", "FALSE");
  plc.connect();
  publish(20'000);
  plc.scan(6);
  EXPECT_EQ(publisher("busy"), "TRUE");
  EXPECT_NE(publisher("offset"), "0");
  plc.broker().reset();
  plc.scan(5);
  plc.connect("20 02 01 00");
  EXPECT_TRUE(arrived() == publishPacket(1, 20'000, true));
  plc.answer("40 02 00 01");
  EXPECT_TRUE(plc.scanUntil("\"Blocks\".publishLarge.done", 5));
}

TEST_F(Large, IsLostWithTheConnectionWhenNoPieceComes) {
  plc.connect();
  plc.set("\"Test\".stalls", "TRUE");
  publish(20'000);
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".publishLarge.error", 1'200));
  EXPECT_EQ(publisher("status"), "16#8611");
  EXPECT_EQ(plc.show("\"Blocks\".client.status"), "16#8207");
}

TEST_F(Large, WhatCannotBeAPayloadIsRefused) {
  publish(0);
  for (const std::string bytes : {"-1", "268435198"}) {
    ShellStation other;
    other.set("\"Test\".largeBytes", bytes);
    other.set("\"Test\".publishLarge", "TRUE");
    other.scan();
    EXPECT_EQ(other.show("\"Blocks\".publishLarge.status"), "16#8504") << bytes;
    EXPECT_EQ(other.show("\"Blocks\".publishLarge.accepted"), "FALSE");
  }
}

TEST_F(Large, AMegabyteIsReceivedInPiecesOfOneKilobyte) {
  subscribe();
  plc.broker().write(publishPacket(2, MEGABYTE));
  plc.scan(3'000);
  EXPECT_EQ(plc.show("\"Test\".wholeMessages"), "1");
  EXPECT_EQ(plc.show("\"Test\".wrongBytes"), "0");
  EXPECT_EQ(plc.show("\"Blocks\".receiveLarge.payloadBytes"), std::to_string(MEGABYTE));
  EXPECT_EQ(plc.show("\"Blocks\".receiveLarge.topic"), "'a/b'");
  EXPECT_EQ(plc.sent(), "50 02 00 01");
}

TEST_F(Large, ComesWholeOnceWhateverTheLinkDoes) {
  plc.set("\"Test\".settings.cleanSession", "FALSE");
  plc.network.behaviour.splitAtRandom = true;
  subscribe();
  const std::vector<uint8_t> first = publishPacket(1, 30'000);
  plc.broker().write({first.begin(), first.begin() + 17'000});
  plc.scan(100);
  EXPECT_NE(plc.show("\"Blocks\".receiveLarge.offset"), "0");
  plc.broker().reset();
  plc.scan(5);
  plc.connect("20 02 01 00");
  plc.broker().write(publishPacket(1, 30'000, true));
  plc.scan(300);
  EXPECT_EQ(plc.show("\"Test\".wholeMessages"), "1");
  EXPECT_EQ(plc.show("\"Test\".wrongBytes"), "0");
  EXPECT_EQ(plc.sent(), "40 02 00 01");
}

TEST_F(Large, ASmallMessageIsOnePiece) {
  subscribe();
  plc.broker().write(publishPacket(1, 5));
  plc.scan(5);
  EXPECT_EQ(plc.show("\"Test\".wholeMessages"), "1");
  EXPECT_EQ(plc.show("\"Blocks\".receiveLarge.pieceBytes"), "5");
  EXPECT_EQ(plc.show("\"Test\".wrongBytes"), "0");
}

}  // namespace
}  // namespace plc_test
