// MQTT 3.1.1, chapters 1.5 and 2.2: texts, and the fixed header.

#include <set>

#include "tests/conformance/exchange.h"
#include "tests/conformance/text_samples.h"

namespace conformance {
namespace {

class Data : public ConformanceTest {
 protected:
  /// No text of the settings that CONNECT sends may be this one.
  void expectRefusedInSettings(const std::string& text) {
    for (std::string Settings::*const member :
         {&Settings::clientIdentifier, &Settings::userName, &Settings::willTopic}) {
      Settings wrong;
      wrong.*member = text;
      EXPECT_TRUE(areRefused(wrong));
    }
  }

  /// A PUBLISH with this topic ends its connection.
  static void expectClosedOn(const std::string& topic) {
    Exchange other(GetParam());
    other.open();
    other.send(publishPacket(topic, ""));
    EXPECT_TRUE(other.isClosedForViolation()) << hex(mqtt::octetsOf(topic));
  }
};
class Data311 : public Data {};
class Data31 : public Data {};

// What is sent is UTF-8. The client takes a text exactly if it is.
TEST_P(Data, Mqtt_1_5_3_1_Sent) {
  settings.keepAliveSeconds = 0;
  open();
  Octets expected;
  size_t accepted = 0;
  for (const std::string& topic : byteSequences()) {
    const size_t job = publish(topic, "");
    cycles(2);
    ASSERT_EQ(plc->progressOf(job) != Progress::Refused, isWellFormed(topic)) << hex(mqtt::octetsOf(topic));
    if (!isWellFormed(topic)) continue;
    expected = expected + publishPacket(topic, "");
    ++accepted;
  }
  EXPECT_GT(accepted, 100U);
  EXPECT_EQ(sent(), hex(expected));
}

TEST_P(Data, Mqtt_1_5_3_1_NoOtherTextIsSent) {
  open();
  for (const std::string& text : illFormedTexts()) {
    EXPECT_EQ(plc->subscriptionOf(subscribe(text)), Progress::Refused) << hex(mqtt::octetsOf(text));
    // No STRING of the SCL can hold such a text; topics and filters can be handed over as bytes.
    if (!plc->canHold(text)) continue;
    expectRefusedInSettings(text);
  }
  EXPECT_EQ(sent(), "");
}

// MQTT 3.1 does not ask to close; the client does.
TEST_P(Data, Mqtt_1_5_3_1_Received) {
  for (const std::string& topic : illFormedTexts()) expectClosedOn(topic);
}

TEST_P(Data, Mqtt_1_5_3_1_EveryOtherTextIsReceived) {
  settings.keepAliveSeconds = 0;
  open();
  subscribed("#");
  for (const std::string& topic : byteSequences()) {
    if (!isWellFormed(topic)) continue;
    plc->taken.clear();
    broker().write(publishPacket(topic, ""));
    cycles(2);
    ASSERT_EQ(plc->taken.size(), 1U) << hex(mqtt::octetsOf(topic));
    ASSERT_EQ(plc->taken[0].topic, plc->shown(topic));
  }
}

TEST_P(Data, Mqtt_1_5_3_2_Sent) {
  open();
  for (const std::string& text : textsWithZero()) {
    EXPECT_EQ(plc->progressOf(publish(text, "")), Progress::Refused);
    EXPECT_EQ(plc->subscriptionOf(subscribe(text)), Progress::Refused);
    expectRefusedInSettings(text);
  }
  EXPECT_EQ(sent(), "");
}

TEST_P(Data, Mqtt_1_5_3_2_Received) {
  for (const std::string& topic : textsWithZero()) expectClosedOn(topic);
}

// EF BB BF is a character as any other, at the beginning too: sent, matched and handed over.
TEST_P(Data, Mqtt_1_5_3_3) {
  const std::string mark = "\xEF\xBB\xBF";
  open();
  publish(mark + "a", "x");
  EXPECT_EQ(sent(), hex(publishPacket(mark + "a", "x")));
  subscribed("a");
  subscribed("+/b");
  plc->takesFrom = 0;
  send(publishPacket(mark + "a", "1"));
  EXPECT_TRUE(plc->taken.empty());
  plc->takesFrom = 1;
  send(publishPacket(mark + "a/b", "2"));
  ASSERT_EQ(plc->taken.size(), 1U);
  EXPECT_EQ(plc->taken[0].topic, plc->shown(mark + "a/b"));
}

// Control characters and non-characters: a receiver may close on them, and some brokers do. This client does,
// and sends none: no such broker would ever take the message.
TEST_P(Data, Section_1_5_3) {
  std::vector<std::string> topics;
  for (char code = 1; code < 0x20; ++code) topics.emplace_back(1, code);
  topics.emplace_back("\x7F");
  for (int code = 0x80; code < 0xA0; ++code) topics.push_back({'\xC2', static_cast<char>(code)});
  topics.emplace_back("\xEF\xBF\xBE");  // U+FFFE
  topics.emplace_back("\xEF\xBF\xBF");  // U+FFFF
  topics.emplace_back("\xEF\xB7\x90");  // U+FDD0
  for (const std::string& topic : topics) {
    Exchange other(GetParam());
    other.open();
    EXPECT_EQ(other.plc->progressOf(other.publish(topic, "")), Progress::Refused)
        << hex(mqtt::octetsOf(topic));
    EXPECT_EQ(other.plc->subscriptionOf(other.subscribe(topic)), Progress::Refused);
    EXPECT_EQ(other.sent(), "");
    other.send(publishPacket(topic, ""));
    EXPECT_TRUE(other.isClosedForViolation()) << hex(mqtt::octetsOf(topic));
  }
}

// Every packet a client can send, by its first byte.
TEST_P(Data, Mqtt_2_2_2_1) {
  std::set<std::string> firstBytes;
  const auto note = [&] {
    for (const std::string& packet : sentPackets()) firstBytes.insert(packet.substr(0, 2));
  };
  firstBytes.insert(connect().substr(0, 2));
  accept();
  const size_t number = subscribe("a", 2);
  note();
  send("90 03 00 01 02");
  publish("b", "", 2);
  note();
  send("50 02 00 02");
  send(publishPacket("a", "", 1, 1));
  send(publishPacket("a", "", 2, 2));
  note();
  send("62 02 00 02");
  plc->unsubscribe(number);
  note();
  send("b0 02 00 03");
  send("70 02 00 02");
  pass(46'000);
  note();
  send("d0 00");
  plc->enable = false;
  note();
  EXPECT_EQ(firstBytes, (std::set<std::string>{"10", "34", "40", "50", "62", "70", "82", "a2", "c0", "e0"}));
}

/// One packet of each type a broker may send but PUBLISH, with flags as the table of 2.2.2 has them.
const std::vector<std::string>& brokerPackets() {
  static const std::vector<std::string> packets = {"20 02 00 00", "40 02 00 09", "50 02 00 09",
                                                   "62 02 00 09", "70 02 00 09", "90 03 00 09 00",
                                                   "b0 02 00 09", "d0 00"};
  return packets;
}

TEST_P(Data311, Mqtt_2_2_2_2) {
  for (const std::string& packet : brokerPackets()) {
    const Octets valid = bytes(packet);
    for (uint8_t flags = 0; flags < 16; ++flags) {
      Octets octets = valid;
      octets[0] = static_cast<uint8_t>((valid[0] & 0xF0) + flags);
      const bool isConnack = valid[0] == 0x20;
      Exchange other(GetParam());
      other.connect();
      if (!isConnack) other.accept();
      other.send(octets);
      if (octets == valid) {
        EXPECT_TRUE(other.plc->isConnected()) << hex(octets);
      } else {
        EXPECT_TRUE(other.isClosedForViolation()) << hex(octets);
      }
    }
  }
}

// MQTT 3.1 calls the bits unused: they do not count.
TEST_P(Data31, Mqtt_2_2_2_2) {
  for (uint8_t flags = 0; flags < 16; ++flags) {
    const auto with = [flags](int type, const std::string& rest) {
      return Octets{static_cast<uint8_t>(type * 16 + flags)} + bytes(rest);
    };
    Exchange other(GetParam());
    other.connect();
    other.send(with(2, "02 00 00"));
    ASSERT_TRUE(other.plc->isConnected());
    const size_t first = other.publish("a", "", 1);
    EXPECT_EQ(other.sent(), "32 05 00 01 61 00 01");
    const size_t second = other.publish("a", "", 2);
    EXPECT_EQ(other.sent(), "34 05 00 01 61 00 02");
    const size_t number = other.subscribe("a");
    EXPECT_EQ(other.sent(), "82 06 00 03 00 01 61 00");
    other.send(with(4, "02 00 01"));
    other.send(with(5, "02 00 02"));
    EXPECT_EQ(other.sent(), "62 02 00 02");
    other.send(with(7, "02 00 02"));
    other.send(with(9, "03 00 03 00"));
    EXPECT_EQ(other.plc->progressOf(first), Progress::Done);
    EXPECT_EQ(other.plc->progressOf(second), Progress::Done);
    EXPECT_EQ(other.plc->subscriptionOf(number), Progress::Done);
    other.plc->unsubscribe(number);
    EXPECT_EQ(other.sent(), "a2 05 00 04 00 01 61");
    other.send(with(11, "02 00 04"));
    EXPECT_EQ(other.plc->unsubscriptionOf(number), Progress::Done);
    other.send(with(6, "02 00 05"));
    EXPECT_EQ(other.sent(), "70 02 00 05");
    other.send(with(13, "00"));
    EXPECT_TRUE(other.plc->isConnected());
  }
}

// Payloads around each border of a remaining length of one and two bytes, and the largest.
TEST_P(Data, Section_2_2_3_Sent) {
  open();
  for (const size_t payload : {0U, 123U, 124U, 125U, 126U, 1299U, 1300U}) {
    const std::string text(payload, 'x');
    publish("ab", text, 0);
    EXPECT_EQ(sent(), hex(publishPacket("ab", text))) << payload;
  }
}

TEST_P(Data, Section_2_2_3_Received) {
  open();
  subscribed("#");
  for (const size_t remaining : {127U, 128U, 16'383U, 16'384U, 2'097'151U, 2'097'152U}) {
    const Octets packet = publishPacket("a", std::string(remaining - 5, 'x'), 1, 77);
    for (size_t at = 0; at < packet.size(); at += 4096) {
      const size_t end = std::min(at + 4096, packet.size());
      broker().write(
          Octets(packet.begin() + static_cast<ptrdiff_t>(at), packet.begin() + static_cast<ptrdiff_t>(end)));
      cycles(3);
    }
    EXPECT_EQ(sent(), "40 02 00 4d") << remaining;
  }
}

// The standard does not ask for the shortest form.
TEST_P(Data, Section_2_2_3_LongFormsOfSmallLengths) {
  open();
  const size_t job = publish("a", "", 1);
  sent();
  send("d0 80 00 d0 80 80 80 00 40 82 80 80 00 00 01");
  EXPECT_EQ(plc->progressOf(job), Progress::Done);
}

TEST_P(Data, Section_2_2_3_TheLargestIsReadAndAFifthByteIsMalformed) {
  open();
  send("30 ff ff ff 7f 00 01 61");
  cycles(100);
  EXPECT_TRUE(plc->isConnected());
  for (const char* length : {"ff ff ff ff", "80 80 80 80", "ff ff ff 80"}) {
    for (const char* type : {"30", "40", "50", "62", "70", "90", "b0", "d0"}) {
      Exchange other(GetParam());
      other.open();
      other.send(bytes(type) + bytes(length));
      EXPECT_TRUE(other.isClosedForViolation()) << type << " " << length;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Conformance, Data, atBothLevels(), nameOf);
INSTANTIATE_TEST_SUITE_P(Conformance, Data311, atLevel(4), nameOf);
INSTANTIATE_TEST_SUITE_P(Conformance, Data31, atLevel(3), nameOf);

}  // namespace
}  // namespace conformance
