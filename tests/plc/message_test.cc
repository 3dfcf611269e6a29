// MqttPublish, MqttSubscribe and MqttReceive on the virtual CPU: PLCopen behaviour, and the octets on the
// line.

#include <gtest/gtest.h>

#include <cstdio>

#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

constexpr const char* CONNECTED = "\"Blocks\".client.connected";

std::string repeated(const std::string& octet, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += (i == 0 ? "" : " ") + octet;
  return result;
}

class Publish : public testing::Test {
 protected:
  void publish(const std::string& text) {
    plc.set("\"Test\".text", "'" + text + "'");
    plc.set("\"Test\".publishText", "TRUE");
  }
  std::string show(const std::string& output) { return plc.show("\"Blocks\".publishText." + output); }

  ShellStation plc;
};

// 3.3: topic a/b, payload hi
TEST_F(Publish, Qos0IsDoneWhenTheNetworkHasIt) {
  plc.connect();
  plc.set("\"Test\".qos", "0");
  publish("hi");
  plc.scan();
  EXPECT_EQ(show("busy"), "TRUE");
  EXPECT_EQ(show("status"), "16#7001");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".publishText.done", 10));
  EXPECT_EQ(show("busy"), "FALSE");
  EXPECT_EQ(show("status"), "16#0");
  EXPECT_EQ(plc.sent(), "30 07 00 03 61 2F 62 68 69");
}

TEST_F(Publish, Qos1IsBusyUntilTheBrokerHasAcknowledged) {
  plc.connect();
  plc.set("\"Test\".retained", "TRUE");
  publish("hi");
  EXPECT_EQ(plc.sent(), "33 09 00 03 61 2F 62 00 01 68 69");
  plc.scan(50);
  EXPECT_EQ(show("busy"), "TRUE");
  EXPECT_EQ(show("status"), "16#7002");
  plc.answer("40 02 00 01");
  EXPECT_TRUE(plc.scanUntil("\"Blocks\".publishText.done", 3));
}

TEST_F(Publish, DoneStaysUntilExecuteFalls) {
  plc.connect();
  publish("hi");
  plc.sent();
  plc.answer("40 02 00 01");
  plc.scan(20);
  EXPECT_EQ(show("done"), "TRUE");
  plc.set("\"Test\".publishText", "FALSE");
  plc.scan();
  EXPECT_EQ(show("done"), "FALSE");
  EXPECT_EQ(show("status"), "16#7000");
}

TEST_F(Publish, DoneIsThereForOneCallWhenExecuteFellBefore) {
  plc.connect();
  publish("hi");
  plc.scan();
  plc.set("\"Test\".publishText", "FALSE");
  plc.scan(5);
  EXPECT_EQ(show("busy"), "TRUE");
  plc.answer("40 02 00 01");
  plc.scan(20);
  EXPECT_EQ(plc.show("\"Test\".doneCalls"), "1");
  EXPECT_EQ(show("done"), "FALSE");
}

TEST_F(Publish, ErrorIsThereForOneCallWhenExecuteWasAPulse) {
  plc.connect();
  plc.set("\"Test\".topic", "'a/#'");
  publish("hi");
  plc.scan();
  EXPECT_EQ(show("error"), "TRUE");
  EXPECT_EQ(show("status"), "16#8505");
  plc.set("\"Test\".publishText", "FALSE");
  plc.scan(20);
  EXPECT_EQ(plc.show("\"Test\".errorCalls"), "1");
  EXPECT_EQ(plc.sent(), "");
}

TEST_F(Publish, OneEdgeIsOneMessage) {
  plc.connect();
  plc.set("\"Test\".qos", "0");
  publish("hi");
  plc.scan(100);
  EXPECT_EQ(plc.broker().read().size(), 9u);
}

TEST_F(Publish, AnEdgeWhileBusyIsPassedOverAndCounted) {
  plc.connect();
  publish("1");
  plc.sent();
  plc.set("\"Test\".publishText", "FALSE");
  plc.scan();
  publish("2");
  plc.scan(5);
  plc.answer("40 02 00 01");
  plc.scan(20);
  EXPECT_EQ(show("done"), "TRUE");
  EXPECT_EQ(show("refusedEdges"), "1");
  EXPECT_EQ(plc.sent(), "");
}

// From the first call on the message is the client's, and a program may go on.
TEST_F(Publish, AcceptedComesWithTheEdge) {
  publish("hi");
  plc.scan();
  EXPECT_EQ(show("accepted"), "TRUE");
  EXPECT_EQ(show("busy"), "TRUE");
  plc.set("\"Test\".publishText", "FALSE");
  plc.connect();
  plc.sent();
  plc.answer("40 02 00 01");
  plc.scan(20);
  EXPECT_EQ(show("accepted"), "FALSE");
  plc.set("\"Test\".topic", "'a/#'");
  publish("hi");
  plc.scan();
  EXPECT_EQ(show("accepted"), "FALSE");
}

// 4.3.3
TEST_F(Publish, Qos2IsDoneWithPubcomp) {
  plc.connect();
  plc.set("\"Test\".qos", "2");
  publish("hi");
  EXPECT_EQ(plc.sent(), "34 09 00 03 61 2F 62 00 01 68 69");
  plc.answer("50 02 00 01");
  EXPECT_EQ(plc.sent(), "62 02 00 01");
  EXPECT_EQ(show("busy"), "TRUE");
  plc.answer("70 02 00 01");
  EXPECT_TRUE(plc.scanUntil("\"Blocks\".publishText.done", 3));
}

TEST_F(Publish, IsTakenBackWhileItWasNotSent) {
  publish("hi");
  plc.scan(3);
  plc.set("\"Test\".cancel", "TRUE");
  plc.scan();
  EXPECT_EQ(show("status"), "16#8618");
  plc.set("\"Test\".cancel", "FALSE");
  plc.set("\"Test\".publishText", "FALSE");
  plc.scan();
  publish("ho");
  plc.scan();
  plc.set("\"Test\".clearOutbox", "TRUE");
  plc.scan(2);
  EXPECT_EQ(show("status"), "16#8618");
}

TEST_F(Publish, QosZeroDoesNotWaitLongerThanItMay) {
  plc.set("\"Test\".qos", "0");
  plc.set("\"Test\".maximumAge", "T#0ms");
  publish("hi");
  plc.scan();
  EXPECT_EQ(show("status"), "16#850A");
  plc.set("\"Test\".publishText", "FALSE");
  plc.scan();
  plc.set("\"Test\".maximumAge", "T#200ms");
  publish("hi");
  plc.scan();
  EXPECT_EQ(show("busy"), "TRUE");
  plc.scan(200);
  EXPECT_EQ(show("status"), "16#8616");
}

TEST_F(Publish, WaitsForAConnection) {
  publish("hi");
  plc.scan(10);
  EXPECT_EQ(show("busy"), "TRUE");
  plc.connect();
  EXPECT_EQ(plc.sent(), "32 09 00 03 61 2F 62 00 01 68 69");
}

// MQTT-3.1.2-6: a clean session knows no identifiers of the one before.
TEST_F(Publish, IsSentAgainAfterABrokenLink) {
  plc.connect();
  publish("hi");
  plc.sent();
  plc.broker().reset();
  plc.scan(5);
  plc.connect();
  EXPECT_EQ(plc.sent(), "32 09 00 03 61 2F 62 00 02 68 69");
  plc.answer("40 02 00 02");
  EXPECT_TRUE(plc.scanUntil("\"Blocks\".publishText.done", 3));
}

// MQTT-4.4.0-1: with the same identifier and DUP
TEST_F(Publish, IsSentAgainAsADuplicateWhenTheSessionWasKept) {
  plc.set("\"Test\".settings.cleanSession", "FALSE");
  plc.connect();
  publish("hi");
  plc.sent();
  plc.broker().reset();
  plc.scan(5);
  plc.connect("20 02 01 00");
  EXPECT_EQ(plc.sent(), "3A 09 00 03 61 2F 62 00 01 68 69");
  EXPECT_TRUE(plc.flag("\"Blocks\".client.sessionPresent"));
}

TEST_F(Publish, TextIsUtf8OnTheLine) {
  plc.connect();
  plc.set("\"Test\".qos", "0");
  plc.set("\"Test\".topic", "'$FC'");
  publish("5 $B0C");
  EXPECT_EQ(plc.sent(), "30 09 00 02 C3 BC 35 20 C2 B0 43");
}

TEST_F(Publish, OctetsAreTakenFromTheFirstElementOn) {
  plc.connect();
  plc.set("\"Test\".qos", "0");
  plc.set("\"Test\".payload[1]", "16#01");
  plc.set("\"Test\".payload[2]", "16#FF");
  plc.set("\"Test\".payloadBytes", "2");
  plc.set("\"Test\".publish", "TRUE");
  EXPECT_EQ(plc.sent(), "30 07 00 03 61 2F 62 01 FF");
}

TEST_F(Publish, MoreOctetsThanTheArrayHasAreRefused) {
  for (const std::string bytes : {"101", "-1", "2000000000"}) {
    ShellStation other;
    other.set("\"Test\".payloadBytes", bytes);
    other.set("\"Test\".publish", "TRUE");
    other.scan();
    EXPECT_EQ(other.show("\"Blocks\".publish.status"), "16#8605") << bytes;
  }
}

TEST_F(Publish, AQualityOfServiceThatDoesNotExistIsRefused) {
  plc.set("\"Test\".qos", "3");
  publish("hi");
  plc.scan();
  EXPECT_EQ(show("status"), "16#8604");
}

// TSEND takes one byte a cycle: the area must not change, and the bytes must keep their order.
TEST_F(Publish, ArrivesWholeOverALineThatTakesOneOctetAtATime) {
  plc.network.behaviour.sendBytesMax = 1;
  plc.set("\"Test\".enable", "TRUE");
  plc.scan(100);
  plc.broker().read();
  plc.answer("20 02 00 00");
  ASSERT_TRUE(plc.scanUntil(CONNECTED, 10));
  plc.set("\"Test\".qos", "0");
  for (int i = 1; i <= 100; ++i) plc.set("\"Test\".payload[" + std::to_string(i) + "]", std::to_string(i));
  plc.set("\"Test\".payloadBytes", "100");
  plc.set("\"Test\".publish", "TRUE");
  publish("hi");
  plc.scan(300);
  const std::vector<uint8_t> received = plc.broker().read();
  ASSERT_EQ(received.size(), 107u + 9u);
  for (size_t i = 0; i < 100; ++i) EXPECT_EQ(received[7 + i], i + 1);
}

class Subscribe : public testing::Test {
 protected:
  std::string show(const std::string& output) { return plc.show("\"Blocks\".subscribe." + output); }

  ShellStation plc;
};

// 3.8, 3.9
TEST_F(Subscribe, IsDoneWhenTheBrokerHasGranted) {
  plc.connect();
  plc.set("\"Test\".subscribe", "TRUE");
  EXPECT_EQ(plc.sent(), "82 08 00 01 00 03 61 2F 23 01");
  EXPECT_EQ(show("busy"), "TRUE");
  plc.answer("90 03 00 01 00");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".subscribe.done", 3));
  EXPECT_EQ(show("grantedQos"), "0");
  EXPECT_EQ(show("subscription"), "9");
}

TEST_F(Subscribe, ARefusalOfTheBrokerIsAnError) {
  plc.connect();
  plc.set("\"Test\".subscribe", "TRUE");
  plc.sent();
  plc.answer("90 03 00 01 80");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".subscribe.error", 3));
  EXPECT_EQ(show("status"), "16#8613");
}

TEST_F(Subscribe, AFilterThatIsNoneIsRefusedAtOnce) {
  plc.set("\"Test\".filter", "'a#'");
  plc.set("\"Test\".subscribe", "TRUE");
  plc.scan();
  EXPECT_EQ(show("status"), "16#8506");
  EXPECT_EQ(show("subscription"), "0");
}

TEST_F(Subscribe, OnceIsEnoughForEveryConnectionToCome) {
  plc.connect();
  plc.set("\"Test\".subscribe", "TRUE");
  plc.sent();
  plc.answer("90 03 00 01 01");
  plc.scan(3);
  plc.set("\"Test\".subscribe", "FALSE");
  plc.broker().reset();
  plc.scan(5);
  plc.connect();
  EXPECT_EQ(plc.sent().substr(0, 5), "82 08");
}

// While execute is held the block shows how the subscription stands now.
TEST_F(Subscribe, FollowsTheBrokerFromConnectionToConnection) {
  plc.connect();
  plc.set("\"Test\".subscribe", "TRUE");
  plc.sent();
  plc.answer("90 03 00 01 01");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".subscribe.done", 3));
  plc.broker().reset();
  plc.scan(5);
  plc.connect();
  EXPECT_EQ(plc.sent(), "82 08 00 02 00 03 61 2F 23 01");
  EXPECT_EQ(show("busy"), "TRUE");
  plc.answer("90 03 00 02 80");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".subscribe.error", 3));
  plc.broker().reset();
  plc.scan(5);
  plc.connect();
  plc.sent();
  plc.answer("90 03 00 03 01");
  EXPECT_TRUE(plc.scanUntil("\"Blocks\".subscribe.done", 3));
}

// The reset forgets the filters of the client; a block that is held enters its own again.
TEST_F(Subscribe, EntersItsFilterAgainAfterAReset) {
  plc.connect();
  plc.set("\"Test\".subscribe", "TRUE");
  plc.sent();
  plc.answer("90 03 00 01 01");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".subscribe.done", 3));
  plc.set("\"Test\".reset", "TRUE");
  plc.scan(5);
  EXPECT_EQ(show("busy"), "TRUE");
  plc.connect();
  EXPECT_EQ(plc.sent(), "82 08 00 01 00 03 61 2F 23 01");
  plc.answer("90 03 00 01 01");
  EXPECT_TRUE(plc.scanUntil("\"Blocks\".subscribe.done", 3));
}

// 3.10
TEST_F(Subscribe, UnsubscribeEndsIt) {
  plc.connect();
  plc.set("\"Test\".subscribe", "TRUE");
  plc.sent();
  plc.answer("90 03 00 01 01");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".subscribe.done", 3));
  plc.set("\"Test\".subscribe", "FALSE");
  plc.set("\"Test\".unsubscribe", "TRUE");
  EXPECT_EQ(plc.sent(), "A2 07 00 02 00 03 61 2F 23");
  EXPECT_EQ(plc.show("\"Blocks\".unsubscribe.busy"), "TRUE");
  plc.answer("B0 02 00 02");
  EXPECT_TRUE(plc.scanUntil("\"Blocks\".unsubscribe.done", 3));
  EXPECT_EQ(show("subscription"), "0");
}

TEST_F(Subscribe, AMessageThatIsNotTakenShowsWhoHoldsBack) {
  plc.set("\"Test\".subscribe", "TRUE");
  plc.connect();
  plc.sent();
  plc.answer("90 03 00 01 01");
  plc.scan(3);
  // The second message is no receiver's, and is not acknowledged before the first was taken.
  plc.answer("32 08 00 03 61 2F 62 00 0A 68 32 06 00 01 78 00 0B 68");
  plc.scan(3);
  EXPECT_EQ(show("waiting"), "1");
  EXPECT_EQ(show("holdsBack"), "FALSE");
  plc.scan(200);
  EXPECT_EQ(show("holdsBack"), "TRUE");
  plc.set("\"Test\".receive", "TRUE");
  EXPECT_EQ(plc.sent(), "40 02 00 0A 40 02 00 0B");
  EXPECT_EQ(show("holdsBack"), "FALSE");
}

TEST(Client, ReconnectMakesTheConnectionAnew) {
  ShellStation plc;
  plc.connect();
  plc.set("\"Test\".reconnect", "TRUE");
  EXPECT_EQ(plc.sent(), "E0 00");
  plc.connect();
  EXPECT_TRUE(plc.flag(CONNECTED));
  EXPECT_EQ(plc.show("\"Blocks\".client.connections"), "2");
}

class Receive : public testing::Test {
 protected:
  void SetUp() override {
    plc.set("\"Test\".subscribe", "TRUE");
    plc.connect();
    plc.sent();
    plc.answer("90 03 00 01 01");
    plc.scan(3);
  }

  ShellStation plc;
};

TEST_F(Receive, DeliversEachMessageInOneCall) {
  plc.set("\"Test\".receiveText", "TRUE");
  plc.answer("30 07 00 03 61 2F 62 68 69 31 09 00 03 61 2F 63 C3 BC 21 21");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".receiveText.newData", 5));
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.topic"), "'a/b'");
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.text"), "'hi'");
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.retained"), "FALSE");
  plc.scan();
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.newData"), "TRUE");
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.topic"), "'a/c'");
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.retained"), "TRUE");
  plc.scan(10);
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.newData"), "FALSE");
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.topic"), "'a/c'");
  EXPECT_EQ(plc.show("\"Test\".newDataCalls"), "2");
}

TEST_F(Receive, Utf8BecomesLatin1) {
  plc.set("\"Test\".receiveText", "TRUE");
  plc.answer("30 08 00 03 61 2F 62 C3 BC 21");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".receiveText.newData", 5));
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.error"), "FALSE");
  plc.set("\"Test\".text", "'$FC!'");
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.text"), plc.show("\"Test\".text"));
}

TEST_F(Receive, WhatStringDoesNotKnowBecomesAQuestionMark) {
  plc.set("\"Test\".receiveText", "TRUE");
  plc.answer("30 0C 00 03 61 2F 62 31 E2 82 AC F0 9F 98");  // 1, euro sign, a cut emoji
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".receiveText.newData", 5));
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.text"),
            "'1?"
            "?'");
  EXPECT_EQ(plc.show("\"Blocks\".receiveText.status"), "16#7005");
}

TEST_F(Receive, OctetsThatDoNotFitAreLeftOutAndTold) {
  plc.set("\"Test\".receive", "TRUE");
  plc.answer("30 11 00 03 61 2F 62 01 02 03 04 05 06 07 08 09 0A 0B 0C");
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".receive.newData", 5));
  EXPECT_EQ(plc.show("\"Blocks\".receive.status"), "16#7004");
  EXPECT_EQ(plc.show("\"Blocks\".receive.error"), "FALSE");
  EXPECT_EQ(plc.show("\"Blocks\".receive.payloadBytes"), "12");
  EXPECT_EQ(plc.show("\"Blocks\".receive.copiedBytes"), "10");
  EXPECT_EQ(plc.show("\"Test\".received[9]"), "16#A");
}

// 4.3.2: PUBACK with the broker's identifier
TEST_F(Receive, Qos1IsAcknowledged) {
  plc.set("\"Test\".receive", "TRUE");
  plc.answer("32 08 00 03 61 2F 62 00 0A 68");
  EXPECT_EQ(plc.sent(), "40 02 00 0A");
}

std::string identifier(int number) {
  char text[8];
  std::snprintf(text, sizeof text, "%02X %02X", number / 256, number % 256);
  return text;
}

// The bytes of one scan do not change until the client has consumed them, and TRCV waits so long. A broker
// that sends more than the inbox holds has to wait, and nothing is lost.
TEST_F(Receive, ABurstSplitAnyhowArrivesWhole) {
  plc.broker().reset();
  plc.network.behaviour.splitAtRandom = true;
  plc.scan(5);
  plc.connect();
  plc.answer("90 03 " + plc.sent().substr(6, 5) + " 01");
  plc.set("\"Test\".receive", "TRUE");
  std::string acknowledged;
  for (int i = 1; i <= 200; ++i) {
    plc.answer("32 6C 00 04 61 2F 62 63 " + identifier(i) + " " + repeated("55", 100));
    acknowledged += (i == 1 ? "40 02 " : " 40 02 ") + identifier(i);
  }
  plc.scan(1500);
  EXPECT_EQ(plc.show("\"Test\".newDataCalls"), "200");
  EXPECT_EQ(plc.sent(), acknowledged);
  EXPECT_TRUE(plc.flag(CONNECTED));
}

// While received bytes wait TRCV is off and cannot say that the link broke.
TEST_F(Receive, ALinkThatBreaksWhileTheInboxIsFullIsNoticed) {
  for (int i = 1; i <= 40; ++i) plc.answer("32 08 00 04 61 2F 62 63 " + identifier(i));
  ASSERT_TRUE(plc.scanUntil("\"Blocks\".client.paused", 10));
  plc.scan(20);
  EXPECT_TRUE(plc.flag(CONNECTED));
  plc.broker().reset();
  EXPECT_TRUE(plc.scanUntil("\"Blocks\".client.error", 10));
  EXPECT_EQ(plc.show("\"Blocks\".client.status"), "16#8203");
  EXPECT_EQ(plc.show("\"Blocks\".client.transport.lost"), "1");
}

// QoS 0 never holds anything back: what the program does not take in time is dropped, the oldest first, and
// counted.
TEST_F(Receive, ABurstOfQosZeroDropsTheOldestAndCounts) {
  for (int i = 0; i < 100; ++i) plc.answer("30 06 00 03 61 2F 62 " + identifier(i).substr(3));
  plc.scan(50);
  EXPECT_EQ(plc.show("\"Blocks\".client.toTake"), "32");
  EXPECT_EQ(plc.show("\"Blocks\".subscribe.dropped"), "68");
  EXPECT_EQ(plc.show("\"Test\".data.counters.dropped"), "68");
  plc.set("\"Test\".receive", "TRUE");
  plc.scan(2);
  EXPECT_EQ(plc.show("\"Test\".received[0]"), "16#" + std::string("45"));
}

}  // namespace
}  // namespace plc_test
