// MQTT 3.1.1, chapter 4.8: what a client answers by closing the connection, and what it does not.

#include "tests/conformance/exchange.h"

namespace conformance {
namespace {

class Violation : public ConformanceTest {
 protected:
  /// With a message of each QoS, a SUBSCRIBE and nothing else under way: identifiers 1, 2 and 3.
  static void begin(Exchange& exchange) {
    exchange.open();
    exchange.publish("b", "", 1);
    exchange.sent();
    exchange.publish("b", "", 2);
    exchange.sent();
    exchange.subscribe("a", 2);
    exchange.sent();
  }
};

// It closes the connection on which it came, takes nothing more from it, and the next connection works.
TEST_P(Violation, Mqtt_4_8_0_1) {
  settings.cleanSession = false;
  open();
  subscribed("a", 2);
  const size_t job = publish("b", "1", 1);
  sent();
  send(bytes("40 03") + publishPacket("a", "too late", 0) + bytes("40 02 00 02"));
  EXPECT_TRUE(isClosedForViolation());
  EXPECT_TRUE(plc->showsError());
  EXPECT_TRUE(plc->taken.empty());
  EXPECT_EQ(plc->progressOf(job), Progress::UnderWay);
  connect();
  accept(level() == 4);
  EXPECT_EQ(network.opened(), 2U);
  send(publishPacket("a", "in time", 0) + bytes("40 02 00 02"));
  EXPECT_EQ(plc->taken.size(), 1U);
  EXPECT_EQ(plc->progressOf(job), Progress::Done);
}

// A packet that a broken link leaves in its middle is no part of what comes on the next one.
TEST_P(Violation, Mqtt_4_8_0_1_HalfAPacket) {
  const Octets packet = publishPacket("a", "half", 0);
  for (size_t cut = 1; cut < packet.size(); ++cut) {
    Exchange other(GetParam());
    other.open();
    other.subscribed("a");
    other.send(Octets(packet.begin(), packet.begin() + static_cast<ptrdiff_t>(cut)));
    other.breakLink();
    other.open();
    other.send(packet);
    EXPECT_EQ(other.plc->taken.size(), 1U) << cut;
  }
}

// Each type with each length; the bodies begin with an identifier that is under way.
TEST_P(Violation, Section_4_8_RemainingLength) {
  struct Case {
    int header;
    int identifier;
    int length;
  };
  for (const Case& one : {Case{0x40, 1, 2}, Case{0x50, 2, 2}, Case{0x62, 4, 2}, Case{0x70, 2, 2},
                          Case{0x90, 3, 3}, Case{0xB0, 3, 2}, Case{0xD0, 0, 0}}) {
    for (int length = 0; length <= 127; ++length) {
      Exchange other(GetParam());
      begin(other);
      Octets packet(static_cast<size_t>(2 + length), 0);
      packet[0] = static_cast<uint8_t>(one.header);
      packet[1] = static_cast<uint8_t>(length);
      if (length >= 2) packet[3] = static_cast<uint8_t>(one.identifier);
      other.send(packet);
      if (length == one.length) {
        EXPECT_TRUE(other.plc->isConnected()) << hex(packet);
      } else {
        EXPECT_TRUE(other.isClosedForViolation()) << hex(packet);
      }
    }
  }
  for (int length = 0; length <= 127; ++length) {
    Exchange other(GetParam());
    other.connect();
    Octets packet(static_cast<size_t>(2 + length), 0);
    packet[0] = 0x20;
    packet[1] = static_cast<uint8_t>(length);
    other.send(packet);
    EXPECT_EQ(other.plc->isConnected(), length == 2) << hex(packet);
    EXPECT_EQ(other.isClosed(), length != 2) << hex(packet);
  }
}

// PUBLISH that ends within its topic or its identifier.
TEST_P(Violation, Section_4_8_PublishTooShort) {
  for (const int qos : {0, 1, 2}) {
    const Octets whole = publishPacket("a/b", "", qos, 7);
    for (size_t length = 0; length + 2 <= whole.size(); ++length) {
      Exchange other(GetParam());
      other.open();
      Octets packet(whole.begin(), whole.begin() + static_cast<ptrdiff_t>(2 + length));
      packet[1] = static_cast<uint8_t>(length);
      other.send(packet);
      if (packet == whole) {
        EXPECT_TRUE(other.plc->isConnected()) << hex(packet);
      } else {
        EXPECT_TRUE(other.isClosedForViolation()) << hex(packet);
      }
    }
  }
  // A topic that is longer than all the rest, also of a packet that is too large for the client.
  Exchange other(GetParam());
  other.open();
  other.send(bytes("30 82 10 ff ff") + Octets(2048, 'x'));
  EXPECT_TRUE(other.isClosedForViolation());
}

TEST_P(Violation, Section_4_8_IdentifierZero) {
  const Octets packets[] = {bytes("32 05 00 01 61 00 00"),
                            bytes("34 05 00 01 61 00 00"),
                            publishPacket("a", std::string(5'000, 'x'), 1, 0),
                            bytes("40 02 00 00"),
                            bytes("50 02 00 00"),
                            bytes("62 02 00 00"),
                            bytes("70 02 00 00"),
                            bytes("90 03 00 00 00"),
                            bytes("b0 02 00 00")};
  for (const Octets& packet : packets) {
    Exchange other(GetParam());
    begin(other);
    other.send(packet);
    EXPECT_TRUE(other.isClosedForViolation()) << hex(packet).substr(0, 20);
  }
}

// What only a client sends, and the types 0 and 15, with any flags.
TEST_P(Violation, Section_4_8_TypesOfAClient) {
  for (const int type : {0, 1, 8, 10, 12, 14, 15}) {
    for (int flags = 0; flags < 16; ++flags) {
      for (const char* rest : {"00", "02 00 01", "06 00 01 00 01 61 00"}) {
        Exchange other(GetParam());
        begin(other);
        other.send(Octets{static_cast<uint8_t>(type * 16 + flags)} + bytes(rest));
        EXPECT_TRUE(other.isClosedForViolation()) << type << " " << flags;
      }
    }
  }
}

TEST_P(Violation, Section_4_8_ConnackTwice) {
  for (const char* packet : {"20 02 00 00", "20 02 01 00", "20 02 00 05"}) {
    Exchange other(GetParam());
    other.settings.cleanSession = false;
    other.open();
    other.send(packet);
    EXPECT_TRUE(other.isClosedForViolation()) << packet;
  }
}

// Answers that nothing waits for are ignored, or answered so that the broker need not wait.
TEST_P(Violation, Section_4_8_NoViolation) {
  begin(*this);
  for (const int identifier : {4, 255, 256, 65'535}) {
    send(shortPacket(0x40, identifier) + shortPacket(0x70, identifier) + shortPacket(0xB0, identifier));
    EXPECT_EQ(sent(), "");
    send(shortPacket(0x50, identifier));
    EXPECT_EQ(sent(), hex(shortPacket(0x62, identifier)));
    send(shortPacket(0x62, identifier));
    EXPECT_EQ(sent(), hex(shortPacket(0x70, identifier)));
    send(Octets{0x90, 3, static_cast<uint8_t>(identifier / 256), static_cast<uint8_t>(identifier % 256), 0});
    send("d0 00 d0 00");
    EXPECT_EQ(sent(), "");
  }
  int identifier = 100;
  for (const int flags : {0x2, 0x3, 0xA, 0xB, 0x4, 0x5, 0xC, 0xD}) {
    Octets packet = publishPacket("a", "x", flags / 2 % 4, ++identifier);
    packet[0] = static_cast<uint8_t>(0x30 + flags);
    send(packet);
    EXPECT_EQ(sent(), hex(shortPacket(flags / 2 % 4 == 1 ? 0x40 : 0x50, identifier)));
  }
  EXPECT_EQ(plc->taken.size(), 8U);
  send("40 02 00 01 50 02 00 02 70 02 00 02 90 03 00 03 02");
  EXPECT_EQ(plc->progressOf(0), Progress::Done);
  EXPECT_EQ(plc->progressOf(1), Progress::Done);
  EXPECT_EQ(plc->subscriptionOf(0), Progress::Done);
}

INSTANTIATE_TEST_SUITE_P(Conformance, Violation, atBothLevels(), nameOf);

}  // namespace
}  // namespace conformance
