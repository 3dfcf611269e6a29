// MQTT 3.1.1, chapters 4.1 to 4.6: session state, the stream, the flows of QoS 0, 1 and 2, order.

#include <algorithm>

#include "tests/conformance/exchange.h"

namespace conformance {
namespace {

class Delivery : public ConformanceTest {
 protected:
  void SetUp() override { settings.cleanSession = false; }

  /// A connection of the same session after this one; SUBSCRIBE of a client that cannot know what was kept is
  /// left out of what it sends.
  std::vector<std::string> reconnected() {
    breakLink();
    connect();
    accept(level() == 4);
    std::vector<std::string> packets = sentPackets();
    std::erase_if(packets, [](const std::string& packet) { return packet.substr(0, 2) == "82"; });
    return packets;
  }
};

class Delivery311 : public Delivery {};

using Packets = std::vector<std::string>;

// For a day on one connection, and over many connections.
TEST_P(Delivery, Mqtt_4_1_0_1_2) {
  settings.keepAliveSeconds = 0;
  settings.acknowledgeTimeoutMs = 0;
  open();
  subscribed("a", 2);
  publish("b", "1", 1);
  sent();
  publish("b", "2", 2);
  sent();
  send("50 02 00 03");
  send(publishPacket("a", "in", 2, 9));
  sent();
  cycleMs = 5'000;
  pass(24 * 3600 * 1000);
  cycleMs = 10;
  for (int connection = 0; connection < 5; ++connection) {
    send(again(publishPacket("a", "in", 2, 9)));
    EXPECT_EQ(sent(), "50 02 00 09");
    EXPECT_EQ(plc->taken.size(), 1U);
    EXPECT_EQ(reconnected(), (Packets{"3a 06 00 01 62 00 02 31", "62 02 00 03"}));
  }
  send("40 02 00 02 70 02 00 03 62 02 00 09");
  EXPECT_EQ(sent(), "70 02 00 09");
  EXPECT_EQ(reconnected(), Packets{});
}

// A stream of bytes: how it is cut into pieces, each way, does not count.
TEST_P(Delivery, Section_4_2) {
  const auto converse = [](Exchange& exchange) {
    Octets everything;
    const auto send = [&](const Octets& octets) {
      if (!octets.empty()) exchange.broker().write(octets);
      exchange.cycles(700);
      everything = everything + exchange.broker().read();
    };
    exchange.settings.keepAliveSeconds = 0;
    exchange.plc->use(exchange.settings);
    exchange.plc->enable = true;
    exchange.subscribe("a/#", 2);
    send({});
    send(bytes("20 02 00 00"));
    send(bytes("90 03 00 01 02"));
    exchange.publish("b", std::string(300, 'x'), 2);
    send({});
    send(bytes("50 02 00 02") + publishPacket("a/b", std::string(200, 'y'), 2, 5));
    send(bytes("70 02 00 02 62 02 00 05 d0 00"));
    EXPECT_TRUE(exchange.plc->isConnected());
    EXPECT_EQ(exchange.plc->taken, (std::vector<Message>{{"a/b", std::string(200, 'y'), 2, false, false}}));
    return hex(everything);
  };
  Exchange whole(GetParam());
  const std::string expected = converse(whole);
  EXPECT_NE(expected.find("70 02 00 05"), std::string::npos);
  for (const size_t most : {1U, 2U, 3U, 7U, 100U}) {
    Exchange pieces(GetParam());
    pieces.network.behaviour.sendBytesMax = most;
    pieces.network.behaviour.splitAtRandom = true;
    EXPECT_EQ(converse(pieces), expected) << most;
  }
}

TEST_P(Delivery, Mqtt_4_3_1_1) {
  open();
  const size_t job = publish("b", "1", 0);
  EXPECT_EQ(sent(), "30 04 00 01 62 31");
  EXPECT_EQ(plc->progressOf(job), Progress::Done);
  cycles(1000);
  EXPECT_EQ(sent(), "");
  EXPECT_EQ(reconnected(), Packets{});
}

// Not again either when the link breaks in the middle of it.
TEST_P(Delivery, Mqtt_4_3_1_1_HalfSent) {
  network.behaviour.sendBytesMax = 1;
  plc->use(settings);
  plc->enable = true;
  cycles(60);
  broker().write(bytes("20 02 00 00"));
  cycles(10);
  ASSERT_TRUE(plc->isConnected());
  broker().read();
  const size_t job = publish("b", std::string(100, 'x'), 0);
  cycles(20);
  EXPECT_GT(broker().read().size(), 5U);
  network.behaviour.sendBytesMax = SIZE_MAX;
  EXPECT_EQ(reconnected(), Packets{});
  EXPECT_EQ(plc->progressOf(job), Progress::Failed);
}

// A new identifier, DUP 0, and unacknowledged until its PUBACK has come; other answers do not count.
TEST_P(Delivery, Mqtt_4_3_2_1) {
  open();
  const size_t job = publish("b", "1", 1);
  EXPECT_EQ(sent(), "32 06 00 01 62 00 01 31");
  send("40 02 00 02 70 02 00 01");
  EXPECT_EQ(plc->progressOf(job), Progress::UnderWay);
  EXPECT_EQ(reconnected(), Packets{"3a 06 00 01 62 00 01 31"});
  send("40 02 00 01");
  EXPECT_EQ(plc->progressOf(job), Progress::Done);
  EXPECT_EQ(reconnected(), Packets{});
  publish("b", "2", 1);
  EXPECT_EQ(sent(), "32 06 00 01 62 00 02 32");
}

// Behind PUBACK the identifier is free: what comes with it is a new message, with DUP or without.
TEST_P(Delivery, Mqtt_4_3_2_2) {
  open();
  subscribed("a", 1);
  const Octets first = publishPacket("a", "same", 1, 7);
  for (const Octets& packet : {first, first, again(first), again(first)}) {
    send(packet);
    EXPECT_EQ(sent(), "40 02 00 07");
  }
  EXPECT_EQ(plc->taken.size(), 4U);
  EXPECT_EQ(reconnected(), Packets{});
  send(again(first));
  EXPECT_EQ(sent(), "40 02 00 07");
  EXPECT_EQ(plc->taken.size(), 5U);
}

// PUBLISH until PUBREC, PUBREL until PUBCOMP, never PUBLISH behind PUBREL.
TEST_P(Delivery, Mqtt_4_3_3_1) {
  open();
  const size_t job = publish("b", "1", 2);
  EXPECT_EQ(sent(), "34 06 00 01 62 00 01 31");
  EXPECT_EQ(reconnected(), Packets{"3c 06 00 01 62 00 01 31"});
  send("40 02 00 01");
  EXPECT_EQ(plc->progressOf(job), Progress::UnderWay);
  EXPECT_EQ(reconnected(), Packets{"3c 06 00 01 62 00 01 31"});
  send("50 02 00 01");
  EXPECT_EQ(sent(), "62 02 00 01");
  for (int connection = 0; connection < 3; ++connection) EXPECT_EQ(reconnected(), Packets{"62 02 00 01"});
  send("40 02 00 01");
  EXPECT_EQ(plc->progressOf(job), Progress::UnderWay);
  EXPECT_EQ(reconnected(), Packets{"62 02 00 01"});
  send("70 02 00 01");
  EXPECT_EQ(plc->progressOf(job), Progress::Done);
  EXPECT_EQ(reconnected(), Packets{});
  publish("b", "2", 2);
  EXPECT_EQ(sent(), "34 06 00 01 62 00 02 32");
}

// PUBREC for each PUBLISH, delivered once until PUBREL, on however many connections; PUBCOMP for each PUBREL.
TEST_P(Delivery, Mqtt_4_3_3_2) {
  open();
  subscribed("a", 2);
  const Octets packet = publishPacket("a", "in", 2, 7);
  for (size_t message = 1; message <= 3; ++message) {
    send(packet);
    EXPECT_EQ(sent(), "50 02 00 07");
    send(again(packet));
    EXPECT_EQ(sent(), "50 02 00 07");
    EXPECT_EQ(reconnected(), Packets{});
    send(again(packet));
    EXPECT_EQ(sent(), "50 02 00 07");
    EXPECT_EQ(plc->taken.size(), message);
    send("62 02 00 07");
    EXPECT_EQ(sent(), "70 02 00 07");
    send("62 02 00 07");
    EXPECT_EQ(sent(), "70 02 00 07");
    EXPECT_EQ(reconnected(), Packets{});
  }
}

// Until PUBREL the identifier says that it is the same message, also of a broker that forgets DUP. MQTT 3.1
// does not say whether the broker has kept the session, so the identifier alone says nothing there.
TEST_P(Delivery311, Mqtt_4_3_3_2_WithoutDup) {
  open();
  subscribed("a", 2);
  send(publishPacket("a", "1", 2, 7) + publishPacket("a", "2", 2, 8));
  EXPECT_EQ(sent(), "50 02 00 07 50 02 00 08");
  EXPECT_EQ(plc->taken.size(), 2U);
  for (int connection = 0; connection < 3; ++connection) {
    EXPECT_EQ(reconnected(), Packets{});
    send(publishPacket("a", "1", 2, 7));
    EXPECT_EQ(sent(), "50 02 00 07");
    send(publishPacket("a", "2", 2, 8));
    EXPECT_EQ(sent(), "50 02 00 08");
    EXPECT_EQ(plc->taken.size(), 2U);
  }
  send("62 02 00 07 62 02 00 08");
  EXPECT_EQ(sent(), "70 02 00 07 70 02 00 08");
  send(publishPacket("a", "1", 2, 7));
  EXPECT_EQ(sent(), "50 02 00 07");
  EXPECT_EQ(plc->taken.size(), 3U);
}

TEST_P(Delivery, Section_4_3_3) {
  open();
  for (const int identifier : {1, 255, 256, 65'535}) {
    send(shortPacket(0x62, identifier));
    EXPECT_EQ(sent(), hex(shortPacket(0x70, identifier)));
  }
}

// Everything that was not acknowledged to its end, with the identifiers it had, whether the broker kept the
// session or not. But PUBREL means nothing to a broker that has lost it, as MQTT 3.1.1 alone can say: there
// the message is published anew.
TEST_P(Delivery, Mqtt_4_4_0_1) {
  open();
  std::vector<size_t> jobs;
  for (const int qos : {1, 2, 1, 2, 2, 1}) {
    jobs.push_back(publish("b", std::to_string(jobs.size()), qos));
    sent();
  }
  send("40 02 00 03 50 02 00 04 50 02 00 05 70 02 00 05");
  sent();
  const Packets expected = {"3a 06 00 01 62 00 01 30", "3c 06 00 01 62 00 02 31", "62 02 00 04",
                            "3a 06 00 01 62 00 06 35"};
  EXPECT_EQ(reconnected(), expected);
  EXPECT_EQ(reconnected(), expected);
  breakLink();
  connect();
  accept(false);
  const bool isLost = level() == 4;
  Packets afterLoss = expected;
  if (isLost) afterLoss[2] = "34 06 00 01 62 00 07 33";
  EXPECT_EQ(sentPackets(), afterLoss);
  send("40 02 00 01 50 02 00 02 70 02 00 02 40 02 00 06");
  send(isLost ? "50 02 00 07 70 02 00 07" : "70 02 00 04");
  for (const size_t job : jobs) EXPECT_EQ(plc->progressOf(job), Progress::Done);
  EXPECT_EQ(reconnected(), Packets{});
}

// On one connection nothing is sent twice. When an acknowledgement stays out, the client makes another one.
TEST_P(Delivery, Section_4_4) {
  settings.acknowledgeTimeoutMs = 20'000;
  settings.keepAliveSeconds = 0;
  open();
  publish("b", "1", 1);
  sent();
  publish("b", "2", 2);
  sent();
  pass(19'000);
  EXPECT_EQ(sent(), "");
  EXPECT_FALSE(isClosed());
  for (int cycle = 0; cycle < 200 && !isClosed(); ++cycle) cycles();
  EXPECT_TRUE(isClosed());
  EXPECT_EQ(hex(broker().read()), "");
  connect();
  accept(level() == 4);
  EXPECT_EQ(sent(), "3a 06 00 01 62 00 01 31 3c 06 00 01 62 00 02 32");
}

// Whatever was acknowledged in between, and with messages that were not sent before behind them.
TEST_P(Delivery, Mqtt_4_6_0_1) {
  settings.inFlightMaximum = 10;
  open();
  for (int message = 1; message <= 12; ++message) publish("b", std::string(1, 'a'), 1);
  EXPECT_EQ(sentPackets().size(), 10U);
  send("40 02 00 07 40 02 00 02");
  EXPECT_EQ(sentPackets().size(), 2U);
  Packets expected;
  for (const int identifier : {1, 3, 4, 5, 6, 8, 9, 10, 11, 12}) {
    expected.push_back(hex(again(publishPacket("b", "a", 1, identifier))));
  }
  EXPECT_EQ(reconnected(), expected);
}

// The program takes them in another order, and the identifiers fall.
TEST_P(Delivery, Mqtt_4_6_0_2) {
  open();
  subscribed("a", 1);
  subscribed("b", 1);
  plc->takesFrom = NONE;
  send(publishPacket("a", "", 1, 9) + publishPacket("b", "", 1, 7) + publishPacket("a", "", 1, 5) +
       publishPacket("x", "", 1, 3));
  EXPECT_EQ(sent(), "");
  plc->takesFrom = 1;
  EXPECT_EQ(sent(), "");
  plc->takesFrom = 0;
  EXPECT_EQ(sent(), "40 02 00 09 40 02 00 07 40 02 00 05 40 02 00 03");
}

TEST_P(Delivery, Mqtt_4_6_0_3) {
  open();
  subscribed("a", 2);
  subscribed("b", 2);
  plc->takesFrom = NONE;
  send(publishPacket("a", "", 2, 9) + publishPacket("b", "", 2, 7) + publishPacket("a", "", 2, 5) +
       publishPacket("x", "", 2, 3));
  EXPECT_EQ(sent(), "");
  plc->takesFrom = 1;
  EXPECT_EQ(sent(), "");
  plc->takesFrom = 0;
  EXPECT_EQ(sent(), "50 02 00 09 50 02 00 07 50 02 00 05 50 02 00 03");
}

TEST_P(Delivery, Mqtt_4_6_0_4) {
  open();
  for (int message = 1; message <= 4; ++message) publish("b", "", 2);
  sent();
  send("50 02 00 03 50 02 00 01 50 02 00 04 50 02 00 02");
  EXPECT_EQ(sent(), "62 02 00 03 62 02 00 01 62 02 00 04 62 02 00 02");
}

// A window of one: the next message is not sent before the last one has its end.
TEST_P(Delivery, Section_4_6) {
  settings.inFlightMaximum = 1;
  open();
  for (const int qos : {1, 2, 1}) publish("b", std::to_string(qos), qos);
  EXPECT_EQ(sent(), "32 06 00 01 62 00 01 31");
  EXPECT_EQ(reconnected(), Packets{"3a 06 00 01 62 00 01 31"});
  send("40 02 00 01");
  EXPECT_EQ(sent(), "34 06 00 01 62 00 02 32");
  send("50 02 00 02");
  EXPECT_EQ(sent(), "62 02 00 02");
  EXPECT_EQ(reconnected(), Packets{"62 02 00 02"});
  send("70 02 00 02");
  EXPECT_EQ(sent(), "32 06 00 01 62 00 03 31");
}

INSTANTIATE_TEST_SUITE_P(Conformance, Delivery, atBothLevels(), nameOf);
INSTANTIATE_TEST_SUITE_P(Conformance, Delivery311, atLevel(4), nameOf);

}  // namespace
}  // namespace conformance
