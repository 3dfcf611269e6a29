// MQTT 3.1.1, chapter 2.3: packet identifiers.

#include "tests/conformance/exchange.h"

namespace conformance {
namespace {

class Identifier : public ConformanceTest {};

TEST_P(Identifier, Mqtt_2_3_1_1) {
  open();
  plc->continueIdentifiersBehind(65'533);
  publish("a", "", 1);
  publish("a", "", 2);
  publish("a", "", 1);
  const size_t number = subscribe("a");
  EXPECT_EQ(sentPackets(), (std::vector<std::string>{"32 05 00 01 61 ff fe", "34 05 00 01 61 ff ff",
                                                     "32 05 00 01 61 00 01", "82 06 00 02 00 01 61 00"}));
  send("90 03 00 02 00");
  plc->continueIdentifiersBehind(65'534);
  plc->unsubscribe(number);
  // 65535 belongs to a message, as do 1 and 65534.
  EXPECT_EQ(sent(), "a2 05 00 02 00 01 61");
}

// Also at the wrap while a SUBSCRIBE is under way.
TEST_P(Identifier, Mqtt_2_3_1_1_AtTheWrap) {
  open();
  subscribe("a");
  EXPECT_EQ(sent(), "82 06 00 01 00 01 61 00");
  plc->continueIdentifiersBehind(65'535);
  publish("b", "", 1);
  EXPECT_EQ(sent(), "32 05 00 01 62 00 02");
}

// In use: QoS 1 until PUBACK, QoS 2 until PUBCOMP, SUBSCRIBE until SUBACK.
TEST_P(Identifier, Mqtt_2_3_1_2) {
  open();
  publish("a", "", 1);
  publish("a", "", 2);
  publish("a", "", 2);
  subscribe("b");
  cycles(4);
  send("50 02 00 03");
  sent();
  for (const int last : {0, 1, 2, 3, 65'535}) {
    plc->continueIdentifiersBehind(last);
    const size_t job = publish("c", "", 1);
    EXPECT_EQ(sent(), "32 05 00 01 63 00 05") << last;
    send("40 02 00 05");
    EXPECT_EQ(plc->progressOf(job), Progress::Done);
  }
}

TEST_P(Identifier, Mqtt_2_3_1_3) {
  open();
  const auto next = [this] {
    plc->continueIdentifiersBehind(0);
    publish("c", "", 1);
    const std::string packet = sent();
    std::string identifier = packet.substr(packet.size() - 5);
    send(bytes("40 02") + bytes(identifier));
    return identifier;
  };
  publish("a", "", 1);
  sent();
  EXPECT_EQ(next(), "00 02");
  send("40 02 00 01");
  EXPECT_EQ(next(), "00 01");

  plc->continueIdentifiersBehind(0);
  publish("a", "", 2);
  sent();
  EXPECT_EQ(next(), "00 02");
  send("50 02 00 01");
  sent();
  EXPECT_EQ(next(), "00 02");
  send("70 02 00 01");
  EXPECT_EQ(next(), "00 01");

  plc->continueIdentifiersBehind(0);
  const size_t number = subscribe("b");
  sent();
  EXPECT_EQ(next(), "00 02");
  send("90 03 00 01 00");
  EXPECT_EQ(next(), "00 01");

  plc->continueIdentifiersBehind(0);
  plc->unsubscribe(number);
  sent();
  EXPECT_EQ(next(), "00 02");
  send("b0 02 00 01");
  EXPECT_EQ(next(), "00 01");
}

// The same identifier in both directions at a time, in every pair of QoS 1 and 2.
TEST_P(Identifier, Section_2_3_1) {
  for (const int own : {1, 2}) {
    for (const int theirs : {1, 2}) {
      Exchange other(GetParam());
      other.open();
      other.subscribed("#", 2);
      other.plc->continueIdentifiersBehind(6);
      const size_t job = other.publish("a", "out", own);
      other.sent();
      other.send(publishPacket("a", "in", theirs, 7));
      EXPECT_EQ(other.sent(), theirs == 1 ? "40 02 00 07" : "50 02 00 07");
      EXPECT_EQ(other.plc->progressOf(job), Progress::UnderWay);
      if (theirs == 2) {
        other.send("62 02 00 07");
        EXPECT_EQ(other.sent(), "70 02 00 07");
        EXPECT_EQ(other.plc->progressOf(job), Progress::UnderWay);
      }
      if (own == 1) {
        other.send("40 02 00 07");
      } else {
        other.send("50 02 00 07");
        EXPECT_EQ(other.sent(), "62 02 00 07");
        other.send("70 02 00 07");
      }
      EXPECT_EQ(other.plc->progressOf(job), Progress::Done);
      ASSERT_EQ(other.plc->taken.size(), 1U);
      EXPECT_EQ(other.plc->taken[0].payload, "in");
    }
  }
}

TEST_P(Identifier, Mqtt_2_3_1_5) {
  open();
  publish("a", "b", 0);
  EXPECT_EQ(sent(), "30 04 00 01 61 62");
  subscribed("a");
  send("30 05 00 01 61 00 01");
  ASSERT_EQ(plc->taken.size(), 1U);
  EXPECT_EQ(plc->taken[0].payload, std::string("\0\1", 2));
}

TEST_P(Identifier, Mqtt_2_3_1_6) {
  open();
  subscribed("#", 2);
  for (const int identifier : {1, 2, 255, 256, 257, 32'767, 32'768, 65'534, 65'535}) {
    send(publishPacket("a", "", 1, identifier));
    EXPECT_EQ(sent(), hex(shortPacket(0x40, identifier)));
    send(publishPacket("a", "", 2, identifier));
    EXPECT_EQ(sent(), hex(shortPacket(0x50, identifier)));
    send(shortPacket(0x62, identifier));
    EXPECT_EQ(sent(), hex(shortPacket(0x70, identifier)));
    plc->continueIdentifiersBehind(identifier - 1);
    const size_t job = publish("a", "", 2);
    EXPECT_EQ(sent(), hex(publishPacket("a", "", 2, identifier)));
    send(shortPacket(0x50, identifier));
    EXPECT_EQ(sent(), hex(shortPacket(0x62, identifier)));
    send(shortPacket(0x70, identifier));
    EXPECT_EQ(plc->progressOf(job), Progress::Done);
  }
}

// The answer to SUBSCRIBE and UNSUBSCRIBE is the one with their identifier.
TEST_P(Identifier, Mqtt_2_3_1_7) {
  open();
  plc->continueIdentifiersBehind(0x1233);
  const size_t number = subscribe("a");
  EXPECT_EQ(sent(), "82 06 12 34 00 01 61 00");
  send("90 03 12 33 00 90 03 34 12 00 90 03 00 34 00 b0 02 12 34");
  EXPECT_EQ(plc->subscriptionOf(number), Progress::UnderWay);
  send("90 03 12 34 00");
  EXPECT_EQ(plc->subscriptionOf(number), Progress::Done);
  plc->unsubscribe(number);
  EXPECT_EQ(sent(), "a2 05 12 35 00 01 61");
  send("b0 02 12 34 b0 02 35 12 90 03 12 35 00");
  EXPECT_EQ(plc->unsubscriptionOf(number), Progress::UnderWay);
  send("b0 02 12 35");
  EXPECT_EQ(plc->unsubscriptionOf(number), Progress::Done);
}

INSTANTIATE_TEST_SUITE_P(Conformance, Identifier, atBothLevels(), nameOf);

}  // namespace
}  // namespace conformance
