// The blocks with the limits of core/limits_small.h, on a PLC that keeps the data of the client over a power
// cut.

#include <gtest/gtest.h>

#include "tests/plc/library.h"
#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

const std::vector<std::string> SMALL_PLANT = {SMALL_IMPORT, TESTDATA "/testdata/small_plant.scl"};
constexpr int TEXT_BYTES = 96;
constexpr int PAYLOAD_BYTES = 256;

/// A topic of so many bytes that 'a/#' matches, as an SCL literal.
std::string topicOf(int bytes) {
  return "'a/" + std::string(static_cast<size_t>(bytes - 2), 't') + "'";
}

/// "61 61 ..", so many.
std::string letters(int count) {
  std::string text;
  for (int at = 0; at < count; ++at) text += at == 0 ? "61" : " 61";
  return text;
}

class SmallProfile : public testing::Test {
 protected:
  std::string show(const std::string& output) { return plc.show("\"Blocks\"." + output); }

  /// An edge of MqttPublish; its status in the same cycle.
  std::string publish(int payloadBytes, int qos = 2) {
    plc.set("\"Test\".publish", "FALSE");
    plc.scan();
    plc.set("\"Test\".qos", std::to_string(qos));
    plc.set("\"Test\".payloadBytes", std::to_string(payloadBytes));
    plc.set("\"Test\".publish", "TRUE");
    plc.scan();
    return show("publish.status");
  }

  ShellStation plc{SMALL_PLANT};
};

TEST_F(SmallProfile, ConnectsWithTheSettingsAsTheyAre) {
  plc.connect();
  EXPECT_EQ(show("client.status"), "16#0");
  EXPECT_EQ(plc.show("\"Kept\".link.window.size"), "8");
}

TEST_F(SmallProfile, WhatIsTooLongForItGetsAStatus) {
  plc.set("\"Test\".topic", topicOf(TEXT_BYTES));
  EXPECT_EQ(publish(PAYLOAD_BYTES), "16#7001");
  EXPECT_EQ(publish(PAYLOAD_BYTES + 1), "16#7002") << "the first is under way";

  for (const auto& [topicBytes, payloadBytes, status] :
       {std::tuple{TEXT_BYTES, PAYLOAD_BYTES + 1, "16#8605"}, std::tuple{TEXT_BYTES + 1, 1, "16#8603"}}) {
    ShellStation other(SMALL_PLANT);
    other.set("\"Test\".topic", topicOf(topicBytes));
    other.set("\"Test\".payloadBytes", std::to_string(payloadBytes));
    other.set("\"Test\".publish", "TRUE");
    other.scan();
    EXPECT_EQ(other.show("\"Blocks\".publish.status"), status);
    EXPECT_EQ(other.show("\"Blocks\".client.toSend"), "0");
  }

  plc.set("\"Test\".filter", topicOf(TEXT_BYTES + 1));
  plc.set("\"Test\".subscribe", "TRUE");
  plc.scan();
  EXPECT_EQ(show("subscribe.status"), "16#8603");

  plc.set("\"Test\".settings.password", topicOf(TEXT_BYTES + 1));
  plc.set("\"Test\".enable", "TRUE");
  plc.scan();
  EXPECT_EQ(show("client.status"), "16#8603");
}

TEST_F(SmallProfile, ATopicThatIsTooLongIsPassedOverAndCounted) {
  plc.connect();
  plc.set("\"Test\".subscribe", "TRUE");
  plc.answer("90 03 " + plc.sent().substr(6, 5) + " 02");
  plc.set("\"Test\".receive", "TRUE");
  // PUBLISH, QoS 1, topic a/a.. of 96 and of 97 bytes, packets 1 and 2, no payload.
  plc.answer("32 64 00 60 61 2F " + letters(94) + " 00 01");
  EXPECT_EQ(plc.sent(), "40 02 00 01");
  EXPECT_EQ(plc.show("\"Kept\".counters.received"), "1");
  plc.answer("32 65 00 61 61 2F " + letters(95) + " 00 02");
  EXPECT_EQ(plc.sent(), "40 02 00 02");
  EXPECT_EQ(plc.show("\"Kept\".counters.oversized"), "1");
}

TEST_F(SmallProfile, APieceIsAsLongAsAPayload) {
  plc.connect();
  plc.set("\"Test\".subscribe", "TRUE");
  plc.answer("90 03 " + plc.sent().substr(6, 5) + " 02");
  plc.set("\"Test\".receivePiece", "TRUE");
  plc.scan();
  EXPECT_EQ(show("receiveLarge.status"), "16#7002");
  EXPECT_EQ(show("receiveShort.status"), "16#8605");
  // PUBLISH, QoS 1, topic a/b, packet 1, payload of 257 bytes: two pieces.
  plc.answer("32 88 02 00 03 61 2F 62 00 01 " + letters(PAYLOAD_BYTES + 1));
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".receiveLarge.newPiece", 10));
  EXPECT_EQ(show("receiveLarge.pieceBytes"), "256");
  plc.scan();
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".receiveLarge.last", 10));
  EXPECT_EQ(show("receiveLarge.offset"), "256");
  EXPECT_EQ(show("receiveLarge.pieceBytes"), "1");
}

TEST_F(SmallProfile, ASessionSurvivesARestart) {
  plc.connect();
  plc.set("\"Test\".subscribe", "TRUE");
  plc.answer("90 03 " + plc.sent().substr(6, 5) + " 02");
  plc.scan(3);

  // One message is sent and not acknowledged, one comes and is not taken, then the power fails.
  EXPECT_EQ(publish(2), "16#7001");
  EXPECT_EQ(plc.sent(), "34 09 00 03 61 2F 62 00 02 00 00");
  plc.answer("34 08 00 03 61 2F 62 00 05 37");  // PUBLISH, QoS 2, a/b, packet 5, '7'
  plc.scan(3);
  EXPECT_EQ(show("client.toTake"), "1");
  plc.restart();

  plc.connect("20 02 01 00");
  EXPECT_EQ(plc.sent(), "3C 09 00 03 61 2F 62 00 02 00 00");  // again, duplicate
  plc.answer("50 02 00 02");
  EXPECT_EQ(plc.sent(), "62 02 00 02");
  plc.answer("70 02 00 02");
  plc.scan(3);
  EXPECT_EQ(show("client.toSend"), "0");

  plc.answer("3C 08 00 03 61 2F 62 00 05 37");  // the broker repeats its message
  plc.set("\"Test\".subscribe", "TRUE");
  plc.set("\"Test\".receive", "TRUE");
  plc.scan();
  EXPECT_EQ(show("receive.newData"), "TRUE");
  EXPECT_EQ(plc.show("\"Test\".received[0]"), "16#37");
  EXPECT_EQ(plc.sent(), "50 02 00 05");
  EXPECT_EQ(show("receive.newData"), "FALSE") << "once";
  plc.answer("62 02 00 05");
  EXPECT_EQ(plc.sent(), "70 02 00 05");
  EXPECT_EQ(show("subscribe.done"), "TRUE");
}

}  // namespace
}  // namespace plc_test
