// MQTT 3.1.1, chapters 3.3 to 3.7: PUBLISH and its acknowledgements.

#include "tests/conformance/exchange.h"

namespace conformance {
namespace {

class Publish : public ConformanceTest {
 protected:
  Octets withFlags(Octets packet, int flags) {
    packet[0] = static_cast<uint8_t>((packet[0] & 0xF0) + flags);
    return packet;
  }
};

// Not the first time, but each time after it, however many connections it takes.
TEST_P(Publish, Mqtt_3_3_1_1) {
  settings.cleanSession = false;
  open();
  publish("b", "1", 1);
  EXPECT_EQ(sent(), "32 06 00 01 62 00 01 31");
  publish("b", "2", 2);
  EXPECT_EQ(sent(), "34 06 00 01 62 00 02 32");
  for (int connection = 0; connection < 4; ++connection) {
    breakLink();
    connect();
    accept(level() == 4);
    EXPECT_EQ(sent(), "3a 06 00 01 62 00 01 31 3c 06 00 01 62 00 02 32");
  }
}

TEST_P(Publish, Mqtt_3_3_1_2_Sent) {
  settings.cleanSession = false;
  open();
  for (const bool retained : {false, true}) {
    publish("b", "1", 0, retained);
    EXPECT_EQ(sent(), retained ? "31 04 00 01 62 31" : "30 04 00 01 62 31");
    breakLink();
    connect();
    accept(level() == 4);
    EXPECT_EQ(sent(), "");
  }
}

// Its sender alone is forbidden it; received it counts for nothing.
TEST_P(Publish, Mqtt_3_3_1_2_Received) {
  open();
  subscribed("a");
  send("38 03 00 01 61 39 03 00 01 61");
  cycles(2);
  EXPECT_EQ(plc->taken.size(), 2U);
}

// DUP alone makes no duplicate: nothing came before.
TEST_P(Publish, Section_3_3_1_1) {
  open();
  subscribed("a", 2);
  send("3a 06 00 01 61 00 05 31");
  EXPECT_EQ(sent(), "40 02 00 05");
  send("3c 06 00 01 61 00 06 32");
  EXPECT_EQ(sent(), "50 02 00 06");
  EXPECT_EQ(plc->taken, (std::vector<Message>{{"a", "1", 1, false, true}, {"a", "2", 2, false, true}}));
}

TEST_P(Publish, Mqtt_3_3_1_4_Received) {
  for (const int flags : {0x6, 0x7, 0xE, 0xF}) {
    Exchange other(GetParam());
    other.open();
    other.send(withFlags(bytes("30 06 00 01 61 00 01 78"), flags));
    EXPECT_TRUE(other.isClosedForViolation()) << flags;
  }
}

TEST_P(Publish, Mqtt_3_3_1_4_Sent) {
  open();
  for (const int qos : {-1, 3, 4, 255}) {
    EXPECT_EQ(plc->progressOf(publish("b", "", qos)), Progress::Refused) << qos;
  }
  EXPECT_EQ(sent(), "");
}

// RETAIN as the program asks; a retained message without payload, which clears, too.
TEST_P(Publish, Mqtt_3_3_1_5_12) {
  open();
  int identifier = 0;
  for (const int qos : {0, 1, 2}) {
    for (const bool retained : {false, true}) {
      for (const char* payload : {"", "x"}) {
        if (qos > 0) ++identifier;
        publish("b", payload, qos, retained);
        EXPECT_EQ(sent(),
                  hex(withFlags(publishPacket("b", payload, qos, identifier), 2 * qos + (retained ? 1 : 0))));
        if (qos == 1) send(shortPacket(0x40, identifier));
        if (qos == 2) {
          send(shortPacket(0x50, identifier));
          EXPECT_EQ(sent(), hex(shortPacket(0x62, identifier)));
          send(shortPacket(0x70, identifier));
        }
      }
    }
  }
}

TEST_P(Publish, Section_3_3_1_3) {
  open();
  subscribed("a", 2);
  for (const int qos : {0, 1, 2}) {
    for (const bool retained : {false, true}) {
      plc->taken.clear();
      send(withFlags(publishPacket("a", "x", qos, 7), 2 * qos + (retained ? 1 : 0)));
      sent();
      if (qos == 2) send("62 02 00 07");
      EXPECT_EQ(plc->taken, (std::vector<Message>{{"a", "x", qos, retained, false}}));
    }
  }
}

// The topic comes first, whatever its length; what is behind it is not taken for it.
TEST_P(Publish, Mqtt_3_3_2_1) {
  open();
  subscribed("#", 1);
  int identifier = 1;
  for (const size_t length : {1U, 2U, 126U, 127U, 128U, 253U, 254U}) {
    const std::string topic(length, 't');
    publish(topic, "p", 1);
    const Octets packet = publishPacket(topic, "p", 1, ++identifier);
    EXPECT_EQ(sent(), hex(packet));
    send(shortPacket(0x40, identifier));
    plc->taken.clear();
    send(packet);
    EXPECT_EQ(plc->taken, (std::vector<Message>{{topic, "p", 1, false, false}}));
    EXPECT_EQ(sent(), hex(shortPacket(0x40, identifier)));
  }
}

TEST_P(Publish, Mqtt_3_3_2_2) {
  open();
  for (const char wildcard : {'+', '#'}) {
    for (size_t at = 0; at < 5; ++at) {
      std::string topic = "a/b/c";
      topic[at] = wildcard;
      EXPECT_EQ(plc->progressOf(publish(topic, "")), Progress::Refused) << topic;
      Settings wrong;
      wrong.willTopic = topic;
      EXPECT_TRUE(areRefused(wrong)) << topic;
      Exchange other(GetParam());
      other.open();
      other.send(publishPacket(topic, ""));
      EXPECT_TRUE(other.isClosedForViolation()) << topic;
    }
  }
  EXPECT_EQ(sent(), "");
}

TEST_P(Publish, Section_3_3_3) {
  open();
  subscribed("a", 2);
  plc->continueIdentifiersBehind(0);
  for (const int qos : {0, 1, 2}) {
    publish("b", "", qos);
    EXPECT_EQ(sent(), hex(publishPacket("b", "", qos, qos)));
    plc->taken.clear();
    send(publishPacket("a", "", qos, 7));
    EXPECT_EQ(plc->taken, (std::vector<Message>{{"a", "", qos, false, false}}));
    sent();
  }
}

TEST_P(Publish, Mqtt_3_3_4_1) {
  open();
  subscribed("a", 2);
  send(publishPacket("a", "x", 0));
  EXPECT_EQ(sent(), "");
  send(publishPacket("a", "x", 1, 300));
  EXPECT_EQ(sent(), "40 02 01 2c");
  send(publishPacket("a", "x", 2, 301));
  EXPECT_EQ(sent(), "50 02 01 2d");
  cycles(500);
  EXPECT_EQ(sent(), "");
}

// Remaining length 2 and nothing else, sent and received.
TEST_P(Publish, Section_3_4_3_7) {
  for (const int header : {0x40, 0x50, 0x62, 0x70}) {
    for (int length = 0; length < 140; ++length) {
      Exchange other(GetParam());
      other.open();
      other.publish("b", "", header == 0x40 ? 1 : 2);
      other.sent();
      Octets packet = {static_cast<uint8_t>(header)};
      if (length >= 128) packet.push_back(static_cast<uint8_t>(length));
      packet.push_back(static_cast<uint8_t>(length >= 128 ? 1 : length));
      for (int at = 0; at < length; ++at) packet.push_back(at == 1 ? 1 : 0);
      other.send(packet);
      if (length == 2) {
        EXPECT_TRUE(other.plc->isConnected()) << hex(packet);
      } else {
        EXPECT_TRUE(other.isClosedForViolation()) << hex(packet);
      }
    }
  }
}

// 62, on the connection of the PUBREC and on the next one. MQTT 3.1 allows DUP here and does not need it.
TEST_P(Publish, Mqtt_3_6_1_1) {
  settings.cleanSession = false;
  open();
  publish("b", "", 2);
  sent();
  send("50 02 00 01");
  EXPECT_EQ(sent(), "62 02 00 01");
  breakLink();
  connect();
  accept(level() == 4);
  EXPECT_EQ(sent(), "62 02 00 01");
}

// Messages that match no subscription, that are too large for the client, or that the program does not take.
TEST_P(Publish, Mqtt_4_5_0_2) {
  settings.takeTimeoutMs = 1'000;
  open();
  subscribed("a", 2);
  const Octets unwanted[] = {publishPacket("b", "x", 1, 7), publishPacket("a", std::string(5'000, 'x'), 1, 7),
                             publishPacket(std::string(65'535, 't'), "x", 1, 7)};
  for (Octets packet : unwanted) {
    send(packet);
    EXPECT_EQ(sent(), "40 02 00 07");
    packet[0] = 0x34;
    send(packet);
    EXPECT_EQ(sent(), "50 02 00 07");
    send("62 02 00 07");
    EXPECT_EQ(sent(), "70 02 00 07");
  }
  EXPECT_TRUE(plc->taken.empty());
  plc->takesFrom = NONE;
  send(publishPacket("a", "1", 1, 8) + publishPacket("b", "2", 1, 9) + publishPacket("b", "3", 2, 10));
  pass(2'000);
  EXPECT_EQ(sent(), "40 02 00 08 40 02 00 09 50 02 00 0a");
}

INSTANTIATE_TEST_SUITE_P(Conformance, Publish, atBothLevels(), nameOf);

}  // namespace
}  // namespace conformance
