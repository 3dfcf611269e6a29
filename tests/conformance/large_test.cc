// What MQTT 3.1.1 asks of every PUBLISH, asked of one whose payload is handed over, or taken, in pieces.
// Tests are named after the rows of docs/conformance.md to which they belong.

#include <algorithm>

#include "core/testing/packet.h"
#include "tests/conformance/exchange.h"

namespace conformance {
namespace {

using Packets = std::vector<std::string>;

/// A payload of several pieces, the last one not full.
constexpr size_t SEVERAL_PIECES = 3 * PIECE_BYTES + 7;

/// No two pieces of it are the same.
std::string payloadOfSize(size_t size) {
  std::string payload(size, '\0');
  for (size_t at = 0; at < size; ++at) payload[at] = static_cast<char>('!' + at % 89);
  return payload;
}

Octets retained(Octets packet) {
  packet[0] |= 1;
  return packet;
}

class Large : public ConformanceTest {
 protected:
  void SetUp() override { settings.cleanSession = false; }

  /// A connection of the same session after this one. What it sends at its beginning stays to be read, but
  /// for the SUBSCRIBE of a client that cannot know what was kept.
  void reconnect() {
    breakLink();
    connect();
    accept(level() == 4);
  }

  /// Everything the client sends until it is still, but SUBSCRIBE.
  std::string allPackets() {
    Octets stream = allSent();
    Octets rest;
    while (const auto packet = protocol::nextPacket(stream)) {
      if (packet->type() != protocol::Type::Subscribe) rest = rest + encoded(*packet);
    }
    return hex(rest + stream);
  }

  /// The broker sends, and the client takes as much as it wants.
  std::string answerTo(const Octets& octets) {
    send(octets);
    return allPackets();
  }

  /// The end of a delivery of QoS 1 or 2 that the client began with this identifier.
  void finish(int qos, int identifier) {
    if (qos == 1) send(shortPacket(0x40, identifier));
    if (qos != 2) return;
    EXPECT_EQ(answerTo(shortPacket(0x50, identifier)), hex(shortPacket(0x62, identifier)));
    send(shortPacket(0x70, identifier));
  }

  std::string acknowledgement(int qos, int identifier) const {
    return qos == 0 ? "" : hex(shortPacket(qos == 1 ? 0x40 : 0x50, identifier));
  }

  const std::string payload = payloadOfSize(SEVERAL_PIECES);
};

class Large311 : public Large {};

// ---- Data and identifiers

// At the ends of three and four bytes of remaining length.
TEST_P(Large, Section_2_2_3_Sent) {
  settings.keepAliveSeconds = 0;
  open();
  for (const size_t remainingLength : {16'383U, 16'384U, 2'097'151U, 2'097'152U}) {
    const std::string whole = payloadOfSize(remainingLength - 3);
    const size_t job = publishLarge("b", whole);
    EXPECT_TRUE(allSent() == publishPacket("b", whole)) << remainingLength;
    EXPECT_EQ(plc->progressOf(job), Progress::Done);
  }
}

TEST_P(Large, Section_2_2_3_Received) {
  settings.keepAliveSeconds = 0;
  open();
  subscribedLarge("a");
  for (const size_t remainingLength : {16'383U, 16'384U, 2'097'151U, 2'097'152U}) {
    const std::string whole = payloadOfSize(remainingLength - 3);
    plc->taken.clear();
    EXPECT_EQ(answerTo(publishPacket("a", whole)), "");
    EXPECT_TRUE(plc->taken == (std::vector<Message>{{"a", whole}})) << remainingLength;
  }
}

TEST_P(Large, Mqtt_1_5_3_1) {
  for (const char* topic : {"a\xff", "\xc3", "\xed\xa0\x80"}) {
    Exchange other(GetParam());
    other.open();
    other.subscribedLarge("#");
    other.send(publishPacket(topic, payload));
    EXPECT_TRUE(other.isClosedForViolation()) << topic;
    EXPECT_EQ(other.plc->begun, 0);
  }
}

TEST_P(Large, Mqtt_2_3_1_1) {
  open();
  plc->continueIdentifiersBehind(65'534);
  for (const int identifier : {65'535, 1, 2}) {
    publishLarge("b", payload, 1);
    EXPECT_EQ(allPackets(), hex(publishPacket("b", payload, 1, identifier)));
    send(shortPacket(0x40, identifier));
  }
}

// Of messages that came before it, and its own while it is in flight, in the middle of it too.
TEST_P(Large, Mqtt_2_3_1_2) {
  open();
  publish("b", "1", 1);
  EXPECT_EQ(sent(), hex(publishPacket("b", "1", 1, 1)));
  plc->continueIdentifiersBehind(0);
  plc->handsBytes = 0;
  publishLarge("b", payload, 2);
  cycles();
  plc->continueIdentifiersBehind(0);
  publish("b", "2", 1);
  plc->handsBytes = PIECE_BYTES;
  EXPECT_EQ(allPackets(), hex(publishPacket("b", payload, 2, 2) + publishPacket("b", "2", 1, 3)));
  EXPECT_EQ(answerTo(shortPacket(0x50, 2)), "62 02 00 02");
  plc->continueIdentifiersBehind(0);
  publish("b", "3", 1);
  EXPECT_EQ(sent(), hex(publishPacket("b", "3", 1, 4)));
}

TEST_P(Large, Mqtt_2_3_1_3) {
  open();
  for (const int qos : {1, 2}) {
    plc->continueIdentifiersBehind(0);
    publishLarge("b", payload, qos);
    EXPECT_EQ(allPackets(), hex(publishPacket("b", payload, qos, 1)));
    finish(qos, 1);
  }
}

TEST_P(Large, Mqtt_2_3_1_5) {
  open();
  publishLarge("b", payload, 0);
  EXPECT_EQ(allPackets(), hex(publishPacket("b", payload)));
  subscribedLarge("a", 2);
  send(publishPacket("a", std::string("\0\0", 2) + payload));
  EXPECT_EQ(plc->taken, (std::vector<Message>{{"a", std::string("\0\0", 2) + payload}}));
}

TEST_P(Large, Mqtt_2_3_1_6) {
  open();
  subscribedLarge("a", 2);
  for (const int identifier : {1, 255, 256, 65'535}) {
    for (const int qos : {1, 2}) {
      EXPECT_EQ(answerTo(publishPacket("a", payload, qos, identifier)), acknowledgement(qos, identifier));
      if (qos == 2) {
        EXPECT_EQ(answerTo(shortPacket(0x62, identifier)), hex(shortPacket(0x70, identifier)));
      }
    }
  }
}

// ---- Connections and sessions

// Of a client in the middle of a PUBLISH only bytes of it tell the broker that it is there. If no more come,
// the connection ends before it has been silent for so long.
TEST_P(Large, Mqtt_3_1_2_23) {
  settings.keepAliveSeconds = 4;
  open();
  plc->handsBytes = 0;
  publishLarge("b", payload, 1);
  for (int hand = 0; hand < 5; ++hand) {
    pass(2'500);
    broker().read();
    plc->handsBytes = 1;
    cycles();
    plc->handsBytes = 0;
    cycles(3);
    EXPECT_FALSE(broker().read().empty());
  }
  int silentMs = 0;
  for (; !isClosed() && silentMs <= 4'000; silentMs += cycleMs) cycles();
  EXPECT_LE(silentMs, 4'000);
  EXPECT_TRUE(broker().read().empty());
}

// A message that is not taken keeps PINGRESP back, not PINGREQ.
TEST_P(Large, Mqtt_3_1_2_23_WhileOneArrives) {
  settings.keepAliveSeconds = 4;
  settings.cleanSession = true;
  settings.acknowledgeTimeoutMs = 100'000;
  open();
  subscribedLarge("a", 1);
  plc->takesPiecesFrom = NONE;
  broker().write(publishPacket("a", payload, 1, 7));
  cycles(20);
  broker().read();
  for (int ping = 0; ping < 5; ++ping) {
    pass(4'000);
    EXPECT_EQ(hex(broker().read()).substr(0, 5), "c0 00");
  }
  EXPECT_TRUE(plc->isConnected());
}

TEST_P(Large, Mqtt_3_1_2_4) {
  open();
  subscribedLarge("a", 2);
  publishLarge("b", payload, 1);
  EXPECT_EQ(allPackets(), hex(publishPacket("b", payload, 1, 2)));
  EXPECT_EQ(answerTo(publishPacket("a", payload, 2, 7)), "50 02 00 07");
  reconnect();
  EXPECT_EQ(allPackets(), hex(again(publishPacket("b", payload, 1, 2))));
  EXPECT_EQ(answerTo(again(publishPacket("a", payload, 2, 7))), "50 02 00 07");
  EXPECT_EQ(plc->begun, 1);
}

// A clean session knows no identifier of the last one: what was not acknowledged is new.
TEST_P(Large, Mqtt_3_1_2_6) {
  settings.cleanSession = true;
  open();
  const size_t first = publishLarge("b", payload, 1);
  allSent();
  const size_t second = publishLarge("b", payload, 2);
  allSent();
  EXPECT_EQ(answerTo(shortPacket(0x50, 2)), "62 02 00 02");
  breakLink();
  connect();
  accept();
  EXPECT_EQ(allPackets(), hex(publishPacket("b", payload, 1, 3) + publishPacket("b", payload, 2, 4)));
  finish(1, 3);
  finish(2, 4);
  EXPECT_EQ(plc->progressOf(first), Progress::Done);
  EXPECT_EQ(plc->progressOf(second), Progress::Done);
}

// What the broker sends behind a new clean session is a new message, whatever its identifier.
TEST_P(Large, Mqtt_3_1_2_6_Received) {
  settings.cleanSession = true;
  open();
  const size_t subscription = subscribedLarge("a", 2);
  EXPECT_EQ(answerTo(publishPacket("a", payload, 2, 7)), "50 02 00 07");
  breakLink();
  connect();
  accept();
  const Octets request = bytes(sent());
  ASSERT_GT(request.size(), 4U);
  send(Octets{0x90, 3, request[2], request[3], 2});
  EXPECT_EQ(plc->subscriptionOf(subscription), Progress::Done);
  EXPECT_EQ(answerTo(publishPacket("a", payload, 2, 7)), "50 02 00 07");
  EXPECT_EQ(plc->taken, (std::vector<Message>(2, {"a", payload, 2})));
}

// ---- PUBLISH

// Each time after the first, whether that was whole or not.
TEST_P(Large, Mqtt_3_3_1_1) {
  open();
  int identifier = 0;
  for (const int qos : {1, 2}) {
    for (const int handed : {0, 1, 2, 100}) {
      const Octets packet = publishPacket("b", payload, qos, ++identifier);
      plc->handsBytes = 0;
      publishLarge("b", payload, qos);
      cycles(3);
      plc->handsBytes = PIECE_BYTES;
      cycles(handed);
      for (int connection = 0; connection < 3; ++connection) {
        reconnect();
        EXPECT_EQ(allPackets(), hex(again(packet))) << "QoS " << qos << " behind " << handed << " cycles";
      }
      finish(qos, identifier);
    }
  }
}

TEST_P(Large, Mqtt_3_3_1_2) {
  open();
  publishLarge("b", payload);
  EXPECT_EQ(allPackets(), hex(publishPacket("b", payload)));
  reconnect();
  EXPECT_EQ(allPackets(), "");
  subscribedLarge("a");
  EXPECT_EQ(answerTo(again(publishPacket("a", payload))), "");
  EXPECT_EQ(answerTo(again(publishPacket("a", payload))), "");
  EXPECT_EQ(plc->taken.size(), 2U);
}

TEST_P(Large, Section_3_3_1_1) {
  open();
  subscribedLarge("a", 2);
  for (const int qos : {1, 2}) {
    EXPECT_EQ(answerTo(again(publishPacket("a", payload, qos, 5))), acknowledgement(qos, 5));
  }
  EXPECT_EQ(plc->taken,
            (std::vector<Message>{{"a", payload, 1, false, true}, {"a", payload, 2, false, true}}));
}

TEST_P(Large, Mqtt_3_3_1_4) {
  open();
  for (const int qos : {-1, 3, 4, 255}) {
    EXPECT_EQ(plc->progressOf(publishLarge("b", payload, qos)), Progress::Refused) << qos;
  }
  EXPECT_EQ(sent(), "");
  subscribedLarge("a", 2);
  Octets packet = publishPacket("a", payload, 2, 1);
  packet[0] |= 0x06;
  send(packet);
  EXPECT_TRUE(isClosedForViolation());
}

TEST_P(Large, Mqtt_3_3_1_5_12) {
  open();
  int identifier = 0;
  for (const int qos : {0, 1, 2}) {
    for (const std::string& whole : {std::string(), payload}) {
      publishLarge("b", whole, qos, true);
      if (qos > 0) ++identifier;
      EXPECT_EQ(allPackets(), hex(retained(publishPacket("b", whole, qos, identifier))));
      finish(qos, identifier);
    }
  }
  publishLarge("b", payload, 1, true);
  allSent();
  reconnect();
  EXPECT_EQ(allPackets(), hex(again(retained(publishPacket("b", payload, 1, identifier + 1)))));
}

TEST_P(Large, Section_3_3_1_3) {
  open();
  subscribedLarge("a", 2);
  for (const int qos : {0, 1, 2}) {
    plc->taken.clear();
    EXPECT_EQ(answerTo(retained(publishPacket("a", payload, qos, 7))), acknowledgement(qos, 7));
    if (qos == 2) {
      EXPECT_EQ(answerTo(shortPacket(0x62, 7)), "70 02 00 07");
    }
    EXPECT_EQ(plc->taken, (std::vector<Message>{{"a", payload, qos, true, false}}));
  }
}

TEST_P(Large, Mqtt_3_3_2_1) {
  open();
  subscribedLarge("#", 1);
  int identifier = 1;
  for (const size_t length : {1U, 2U, 126U, 127U, 128U, 253U, 254U}) {
    const std::string topic(length, 't');
    publishLarge(topic, payload, 1);
    const Octets packet = publishPacket(topic, payload, 1, ++identifier);
    EXPECT_EQ(allPackets(), hex(packet));
    send(shortPacket(0x40, identifier));
    plc->taken.clear();
    EXPECT_EQ(answerTo(packet), hex(shortPacket(0x40, identifier)));
    EXPECT_EQ(plc->taken, (std::vector<Message>{{topic, payload, 1}}));
  }
}

TEST_P(Large, Mqtt_3_3_2_2) {
  open();
  for (const char* topic : {"+", "a/#", "a/+/b", "a+"}) {
    EXPECT_EQ(plc->progressOf(publishLarge(topic, payload)), Progress::Refused) << topic;
    cycles(3);
    Exchange other(GetParam());
    other.open();
    other.subscribedLarge("#");
    other.send(publishPacket(topic, payload));
    EXPECT_TRUE(other.isClosedForViolation()) << topic;
    EXPECT_EQ(other.plc->begun, 0);
  }
  EXPECT_EQ(sent(), "");
}

// Of every size at which the number of pieces changes, the payload of none too.
TEST_P(Large, Section_3_3_3) {
  open();
  const size_t subscription = subscribedLarge("a", 1);
  int identifier = 1;
  for (const size_t size : {size_t{0}, size_t{1}, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1,
                            2 * PIECE_BYTES, 2 * PIECE_BYTES + 1}) {
    const std::string whole = payloadOfSize(size);
    publishLarge("b", whole, 1);
    EXPECT_EQ(allPackets(), hex(publishPacket("b", whole, 1, ++identifier))) << size;
    finish(1, identifier);
    plc->taken.clear();
    EXPECT_EQ(answerTo(publishPacket("a", whole, 1, 7)), "40 02 00 07") << size;
    EXPECT_EQ(plc->taken, (std::vector<Message>{{"a", whole, 1}})) << size;
  }
  EXPECT_EQ(plc->subscriptionOf(subscription), Progress::Done);
}

// Behind its last piece, and once.
TEST_P(Large, Mqtt_3_3_4_1) {
  open();
  const size_t subscription = subscribedLarge("a", 2);
  for (const int qos : {0, 1, 2}) {
    plc->taken.clear();
    plc->takesPiecesFrom = NONE;
    send(publishPacket("a", payload, qos, 300));
    for (int piece = 0; piece < 4; ++piece) {
      EXPECT_TRUE(plc->taken.empty());
      EXPECT_EQ(sent(), "") << "QoS " << qos << " behind " << piece << " pieces";
      plc->takesPiecesFrom = static_cast<int>(subscription);
      cycles();
      plc->takesPiecesFrom = NONE;
    }
    EXPECT_EQ(plc->taken.size(), 1U);
    EXPECT_EQ(sent(), acknowledgement(qos, 300));
    if (qos == 2) {
      EXPECT_EQ(answerTo(shortPacket(0x62, 300)), "70 02 01 2c");
    }
  }
  cycles(100);
  EXPECT_EQ(sent(), "");
}

// Acknowledged is what is above the limit of the user, or for nobody, and what is not taken in time. A packet
// that has not come as a whole was not received yet.
TEST_P(Large, Mqtt_4_5_0_2) {
  settings.takeTimeoutMs = 1'000;
  open();
  subscribedLarge("a", 2);
  plc->largestBytes = static_cast<int64_t>(payload.size());
  cycles();
  for (const int qos : {1, 2}) {
    for (const Octets& packet :
         {publishPacket("a", payload + "x", qos, 7), publishPacket("x", payload, qos, 7),
          publishPacket(std::string(255, 'a'), payload, qos, 7)}) {
      send(Octets(packet.begin(), packet.end() - 1));
      EXPECT_EQ(sent(), "");
      EXPECT_EQ(answerTo({packet.back()}), acknowledgement(qos, 7));
      if (qos == 2) {
        EXPECT_EQ(answerTo(shortPacket(0x62, 7)), "70 02 00 07");
      }
    }
  }
  EXPECT_EQ(plc->begun, 0);
  EXPECT_EQ(answerTo(publishPacket("a", payload, 1, 7)), "40 02 00 07");
  EXPECT_EQ(plc->taken.size(), 1U);
  plc->takesPiecesFrom = NONE;
  send(publishPacket("a", payload, 1, 8) + publishPacket("x", "2", 1, 9));
  pass(2'000);
  EXPECT_EQ(sent(), "40 02 00 08 40 02 00 09");
  EXPECT_TRUE(plc->isConnected());
}

// Its subscription ends in the middle of it: the rest passes by, and only then it is acknowledged.
TEST_P(Large, Section_3_10_4) {
  for (const int qos : {0, 1, 2}) {
    Exchange other(GetParam());
    other.open();
    const size_t subscription = other.subscribedLarge("a", 2);
    const Octets packet = publishPacket("a", payload, qos, 7);
    other.send(Octets(packet.begin(), packet.begin() + 2'000));
    EXPECT_EQ(other.plc->begun, 1);
    other.plc->takesPiecesFrom = NONE;
    other.plc->unsubscribe(subscription);
    other.cycles(5);
    EXPECT_EQ(other.sent(), "a2 05 00 02 00 01 61");
    other.send(Octets(packet.begin() + 2'000, packet.end()));
    EXPECT_EQ(other.sent(), acknowledgement(qos, 7));
    other.send("b0 02 00 02");
    EXPECT_EQ(other.plc->unsubscriptionOf(subscription), Progress::Done);
    EXPECT_TRUE(other.plc->taken.empty());
  }
}

// Never in the middle of the message: DISCONNECT would be read as a part of it.
TEST_P(Large, Mqtt_3_14_1_1) {
  open();
  plc->handsBytes = 0;
  publishLarge("b", payload);
  plc->handsBytes = PIECE_BYTES;
  cycles();
  plc->enable = false;
  EXPECT_EQ(hex(allSent()), hex(publishPacket("b", payload)) + " e0 00");
  EXPECT_TRUE(isClosed());
}

TEST_P(Large, Mqtt_3_14_1_1_NotInTheMiddle) {
  settings.drainTimeoutMs = 100;
  open();
  publishLarge("b", payload, 1);
  plc->handsBytes = 0;
  cycles(3);
  plc->enable = false;
  const Octets all = allSent() + (pass(1'000), broker().read());
  EXPECT_TRUE(isClosed());
  const Octets packet = publishPacket("b", payload, 1, 1);
  ASSERT_LT(all.size(), packet.size());
  EXPECT_TRUE(std::equal(all.begin(), all.end(), packet.begin())) << hex(all);
  plc->handsBytes = PIECE_BYTES;
  connect();
  accept(level() == 4);
  EXPECT_EQ(allPackets(), hex(again(packet)));
}

// ---- Delivery

TEST_P(Large, Section_4_2) {
  open();
  const size_t subscription = subscribedLarge("a", 2);
  const Octets packet = publishPacket("a", payload, 2, 7) + publishPacket("a", "behind", 1, 8);
  for (const size_t bytes : {size_t{1}, size_t{7}, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 9}) {
    plc->taken.clear();
    for (size_t at = 0; at < packet.size(); at += bytes) {
      const auto from = packet.begin() + static_cast<std::ptrdiff_t>(at);
      broker().write(Octets(from, from + static_cast<std::ptrdiff_t>(std::min(bytes, packet.size() - at))));
      cycles();
    }
    EXPECT_EQ(allPackets(), "50 02 00 07 40 02 00 08") << bytes;
    EXPECT_EQ(plc->taken, (std::vector<Message>{{"a", payload, 2}, {"a", "behind", 1}})) << bytes;
    EXPECT_EQ(answerTo(shortPacket(0x62, 7)), "70 02 00 07");
  }
  EXPECT_EQ(plc->subscriptionOf(subscription), Progress::Done);
  // And of those the program hands over.
  int identifier = 1;
  for (const size_t bytes : {size_t{100}, PIECE_BYTES - 1, PIECE_BYTES}) {
    plc->handsBytes = bytes;
    publishLarge("b", payload, 1);
    EXPECT_EQ(allPackets(), hex(publishPacket("b", payload, 1, ++identifier))) << bytes;
    finish(1, identifier);
  }
}

TEST_P(Large, Mqtt_4_3_1_1) {
  open();
  const size_t job = publishLarge("b", payload);
  EXPECT_EQ(allPackets(), hex(publishPacket("b", payload)));
  EXPECT_EQ(plc->progressOf(job), Progress::Done);
  reconnect();
  EXPECT_EQ(allPackets(), "");
}

TEST_P(Large, Mqtt_4_3_1_1_HalfSent) {
  open();
  for (const int handed : {0, 1, 2}) {
    plc->handsBytes = 0;
    const size_t job = publishLarge("b", payload);
    cycles(3);
    plc->handsBytes = PIECE_BYTES;
    cycles(handed);
    reconnect();
    EXPECT_EQ(allPackets(), "") << handed;
    EXPECT_EQ(plc->progressOf(job), Progress::Failed);
  }
}

TEST_P(Large, Mqtt_4_3_2_1) {
  open();
  const size_t job = publishLarge("b", payload, 1);
  const Octets packet = publishPacket("b", payload, 1, 1);
  EXPECT_EQ(allPackets(), hex(packet));
  EXPECT_EQ(plc->progressOf(job), Progress::UnderWay);
  for (int connection = 0; connection < 3; ++connection) {
    reconnect();
    EXPECT_EQ(allPackets(), hex(again(packet)));
    send("40 02 00 02 50 02 00 01");
    EXPECT_EQ(plc->progressOf(job), Progress::UnderWay);
  }
  send("40 02 00 01");
  EXPECT_EQ(plc->progressOf(job), Progress::Done);
  reconnect();
  EXPECT_EQ(allPackets(), "");
}

TEST_P(Large, Mqtt_4_3_2_2) {
  open();
  subscribedLarge("a", 1);
  const Octets packet = publishPacket("a", payload, 1, 7);
  for (const Octets& one : {packet, packet, again(packet), again(packet)}) {
    EXPECT_EQ(answerTo(one), "40 02 00 07");
  }
  EXPECT_EQ(plc->taken.size(), 4U);
  reconnect();
  EXPECT_EQ(answerTo(again(packet)), "40 02 00 07");
  EXPECT_EQ(plc->taken.size(), 5U);
}

// PUBREL never goes back to PUBLISH.
TEST_P(Large, Mqtt_4_3_3_1) {
  open();
  const size_t job = publishLarge("b", payload, 2);
  const Octets packet = publishPacket("b", payload, 2, 1);
  EXPECT_EQ(allPackets(), hex(packet));
  reconnect();
  EXPECT_EQ(allPackets(), hex(again(packet)));
  send("40 02 00 01");
  EXPECT_EQ(plc->progressOf(job), Progress::UnderWay);
  EXPECT_EQ(answerTo(shortPacket(0x50, 1)), "62 02 00 01");
  for (int connection = 0; connection < 3; ++connection) {
    reconnect();
    EXPECT_EQ(allPackets(), "62 02 00 01");
  }
  send("70 02 00 01");
  EXPECT_EQ(plc->progressOf(job), Progress::Done);
  reconnect();
  EXPECT_EQ(allPackets(), "");
}

// Once until PUBREL, on however many connections, in the middle of which they may end.
TEST_P(Large, Mqtt_4_3_3_2) {
  open();
  subscribedLarge("a", 2);
  const Octets packet = publishPacket("a", payload, 2, 7);
  for (size_t message = 1; message <= 3; ++message) {
    send(Octets(packet.begin(), packet.begin() + static_cast<std::ptrdiff_t>(message * PIECE_BYTES)));
    reconnect();
    EXPECT_EQ(allPackets(), "");
    EXPECT_EQ(answerTo(again(packet)), "50 02 00 07");
    EXPECT_EQ(answerTo(again(packet)), "50 02 00 07");
    reconnect();
    EXPECT_EQ(allPackets(), "");
    EXPECT_EQ(answerTo(again(packet)), "50 02 00 07");
    EXPECT_EQ(plc->taken.size(), message);
    EXPECT_EQ(answerTo(shortPacket(0x62, 7)), "70 02 00 07");
    EXPECT_EQ(answerTo(shortPacket(0x62, 7)), "70 02 00 07");
  }
  EXPECT_EQ(plc->taken, (std::vector<Message>(3, {"a", payload, 2, false, true})));
}

TEST_P(Large311, Mqtt_4_3_3_2_WithoutDup) {
  open();
  subscribedLarge("a", 2);
  const Octets packet = publishPacket("a", payload, 2, 7);
  EXPECT_EQ(answerTo(packet), "50 02 00 07");
  reconnect();
  EXPECT_EQ(answerTo(packet), "50 02 00 07");
  EXPECT_EQ(plc->taken.size(), 1U);
  EXPECT_EQ(answerTo(shortPacket(0x62, 7)), "70 02 00 07");
  EXPECT_EQ(answerTo(packet), "50 02 00 07");
  EXPECT_EQ(plc->taken.size(), 2U);
}

// A broker that has lost the session gets the message in place of PUBREL, as MQTT 3.1.1 alone can say.
TEST_P(Large, Mqtt_4_4_0_1) {
  open();
  const size_t first = publishLarge("b", payload, 1);
  allSent();
  const size_t second = publishLarge("b", payload, 2);
  allSent();
  const size_t third = publishLarge("b", payload, 2);
  allSent();
  EXPECT_EQ(answerTo(shortPacket(0x50, 3)), "62 02 00 03");
  const Octets unanswered =
      again(publishPacket("b", payload, 1, 1)) + again(publishPacket("b", payload, 2, 2));
  reconnect();
  EXPECT_EQ(allPackets(), hex(unanswered + shortPacket(0x62, 3)));
  breakLink();
  connect();
  accept(false);
  const bool isLost = level() == 4;
  EXPECT_EQ(allPackets(),
            hex(unanswered + (isLost ? publishPacket("b", payload, 2, 4) : shortPacket(0x62, 3))));
  finish(1, 1);
  finish(2, 2);
  if (isLost) {
    finish(2, 4);
  } else {
    send(shortPacket(0x70, 3));
  }
  for (const size_t job : {first, second, third}) EXPECT_EQ(plc->progressOf(job), Progress::Done);
}

TEST_P(Large, Section_4_4) {
  settings.acknowledgeTimeoutMs = 20'000;
  settings.keepAliveSeconds = 0;
  open();
  publishLarge("b", payload, 1);
  EXPECT_EQ(allPackets(), hex(publishPacket("b", payload, 1, 1)));
  pass(19'000);
  EXPECT_EQ(sent(), "");
  for (int cycle = 0; cycle < 200 && !isClosed(); ++cycle) cycles();
  EXPECT_TRUE(isClosed());
  EXPECT_EQ(hex(broker().read()), "");
}

// Among small ones, whatever was acknowledged, and with one behind that was not sent before.
TEST_P(Large, Mqtt_4_6_0_1) {
  settings.inFlightMaximum = 4;
  open();
  publish("b", "1", 1);
  publishLarge("b", payload, 1);
  publish("b", "3", 2);
  publishLarge("b", payload, 2);
  publishLarge("b", "5", 1);
  const Octets two = publishPacket("b", payload, 1, 2);
  const Octets three = publishPacket("b", "3", 2, 3);
  const Octets four = publishPacket("b", payload, 2, 4);
  EXPECT_EQ(allPackets(), hex(publishPacket("b", "1", 1, 1) + two + three + four));
  send("40 02 00 01");
  EXPECT_EQ(allPackets(), hex(publishPacket("b", "5", 1, 5)));
  reconnect();
  EXPECT_EQ(allPackets(),
            hex(again(two) + again(three) + again(four) + again(publishPacket("b", "5", 1, 5))));
}

TEST_P(Large, Mqtt_4_6_0_2) {
  open();
  subscribed("s", 1);
  const size_t subscription = subscribedLarge("a", 1);
  plc->takesPiecesFrom = NONE;
  send(publishPacket("s", "", 1, 9) + publishPacket("a", payload, 1, 7) + publishPacket("s", "", 1, 5) +
       publishPacket("x", "", 1, 3));
  plc->takesPiecesFrom = static_cast<int>(subscription);
  EXPECT_EQ(allPackets(), "");
  plc->takesFrom = 0;
  EXPECT_EQ(allPackets(), "40 02 00 09 40 02 00 07 40 02 00 05 40 02 00 03");
}

TEST_P(Large, Mqtt_4_6_0_3) {
  open();
  subscribed("s", 2);
  const size_t subscription = subscribedLarge("a", 2);
  plc->takesPiecesFrom = NONE;
  send(publishPacket("s", "", 2, 9) + publishPacket("a", payload, 2, 7) + publishPacket("s", "", 2, 5));
  plc->takesPiecesFrom = static_cast<int>(subscription);
  EXPECT_EQ(allPackets(), "");
  plc->takesFrom = 0;
  EXPECT_EQ(allPackets(), "50 02 00 09 50 02 00 07 50 02 00 05");
}

// Also when the PUBRECs come in the middle of another PUBLISH, and wait for its end.
TEST_P(Large, Mqtt_4_6_0_4) {
  open();
  publish("b", "1", 2);
  publishLarge("b", payload, 2);
  publish("b", "3", 2);
  allSent();
  plc->handsBytes = 0;
  publishLarge("b", payload, 2);
  cycles(3);
  broker().write(bytes("50 02 00 03 50 02 00 01 50 02 00 02"));
  cycles(3);
  plc->handsBytes = PIECE_BYTES;
  EXPECT_EQ(allPackets(), hex(publishPacket("b", payload, 2, 4)) + " 62 02 00 03 62 02 00 01 62 02 00 02");
}

TEST_P(Large, Section_4_6) {
  settings.inFlightMaximum = 1;
  open();
  for (const int qos : {1, 2}) publishLarge("b", payload, qos);
  EXPECT_EQ(allPackets(), hex(publishPacket("b", payload, 1, 1)));
  reconnect();
  EXPECT_EQ(allPackets(), hex(again(publishPacket("b", payload, 1, 1))));
  EXPECT_EQ(answerTo(shortPacket(0x40, 1)), hex(publishPacket("b", payload, 2, 2)));
  EXPECT_EQ(answerTo(shortPacket(0x50, 2)), "62 02 00 02");
  reconnect();
  EXPECT_EQ(allPackets(), "62 02 00 02");
}

// ---- Topics

TEST_P(Large, Mqtt_4_7_1_2) {
  open();
  subscribedLarge("a/#");
  for (const char* topic : {"a", "a/b", "a/b/c", "b", "ab"}) send(publishPacket(topic, payload));
  EXPECT_EQ(plc->taken, (std::vector<Message>{{"a", payload}, {"a/b", payload}, {"a/b/c", payload}}));
}

TEST_P(Large, Mqtt_4_7_1_3) {
  open();
  subscribedLarge("a/+/c");
  for (const char* topic : {"a/b/c", "a//c", "a/c", "a/b/c/d"}) send(publishPacket(topic, payload));
  EXPECT_EQ(plc->taken, (std::vector<Message>{{"a/b/c", payload}, {"a//c", payload}}));
}

TEST_P(Large, Mqtt_4_7_2_1) {
  open();
  subscribedLarge("#");
  for (const char* topic : {"$SYS/a", "a"}) send(publishPacket(topic, payload));
  EXPECT_EQ(plc->taken, (std::vector<Message>{{"a", payload}}));
}

TEST_P(Large, Mqtt_4_7_3_1) {
  open();
  EXPECT_EQ(plc->progressOf(publishLarge("", payload)), Progress::Refused);
  EXPECT_EQ(sent(), "");
  subscribedLarge("#");
  send(publishPacket("", payload));
  EXPECT_TRUE(isClosedForViolation());
}

TEST_P(Large, Mqtt_4_7_3_2) {
  open();
  EXPECT_EQ(plc->progressOf(publishLarge(std::string("a\0b", 3), payload)), Progress::Refused);
  EXPECT_EQ(sent(), "");
  subscribedLarge("#");
  send(publishPacket(std::string("a\0b", 3), payload));
  EXPECT_TRUE(isClosedForViolation());
}

TEST_P(Large, Mqtt_4_7_3_3) {
  open();
  subscribedLarge("#", 1);
  for (const size_t length : {255U, 1'000U, 65'535U}) {
    EXPECT_EQ(answerTo(publishPacket(std::string(length, 't'), payload, 1, 7)), "40 02 00 07") << length;
  }
  EXPECT_EQ(plc->begun, 0);
}

// ---- Violations

TEST_P(Large, Mqtt_4_8_0_1) {
  open();
  subscribedLarge("a");
  broker().write(publishPacket("a", payload) + bytes("f0 00") + publishPacket("a", payload));
  cycles(20);
  EXPECT_TRUE(isClosedForViolation());
  EXPECT_EQ(plc->taken.size(), 1U);
}

TEST_P(Large, Section_4_8_RemainingLength) {
  open();
  subscribedLarge("a");
  // The topic is longer than the packet.
  send("30 ff 7f ff ff 61");
  EXPECT_TRUE(isClosedForViolation());
}

TEST_P(Large, Section_4_8_IdentifierZero) {
  for (const int qos : {1, 2}) {
    Exchange other(GetParam());
    other.open();
    other.subscribedLarge("a", 2);
    other.send(publishPacket("a", payload, qos, 0));
    EXPECT_TRUE(other.isClosedForViolation());
    EXPECT_EQ(other.plc->begun, 0);
  }
}

INSTANTIATE_TEST_SUITE_P(Conformance, Large, atBothLevels(), nameOf);
INSTANTIATE_TEST_SUITE_P(Conformance, Large311, atLevel(4), nameOf);

}  // namespace
}  // namespace conformance
