#include "core/inbox.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

TEST(Inbox, AMessageComesOutAsItCameIn) {
  Shell shell;
  const int32_t subscription = shell.want("a/#", Qos::AtLeastOnce);
  shell.connect();
  shell.takeSent();
  // 3.3.1: DUP, QoS 1, RETAIN; identifier 0x1234.
  shell.feed("3b 09 00 03 61 2f 62 12 34 68 69");
  EXPECT_EQ(shell.takeSent(), "40 02 12 34");
  Message taken;
  ASSERT_EQ(receive(shell.client, subscription, taken), Answer::Accepted);
  EXPECT_EQ(topicOf(taken), "a/b");
  EXPECT_EQ(payloadOf(taken), "hi");
  EXPECT_EQ(taken.qos, Qos::AtLeastOnce);
  EXPECT_TRUE(taken.retained);
  EXPECT_TRUE(taken.duplicate);
  EXPECT_EQ(taken.subscription, subscription);
  EXPECT_EQ(receive(shell.client, subscription, taken), Answer::Empty);
  EXPECT_EQ(topicOf(taken), "a/b");
  shell.feed("30 05 00 03 61 2f 62");
  EXPECT_EQ(shell.takeSent(), "");
  ASSERT_EQ(receive(shell.client, subscription, taken), Answer::Accepted);
  EXPECT_EQ(payloadOf(taken), "");
  EXPECT_EQ(taken.qos, Qos::AtMostOnce);
  EXPECT_FALSE(taken.retained);
  EXPECT_FALSE(taken.duplicate);
  shell.feed("3a 07 00 03 61 2f 62 00 01");
  ASSERT_EQ(receive(shell.client, subscription, taken), Answer::Accepted);
  EXPECT_FALSE(taken.retained);
  EXPECT_TRUE(taken.duplicate);
}

// 3.3: a PUBLISH in any split is the same message.
TEST(Inbox, AMessageArrivesInAnySplit) {
  const Octets packet = publishPacket("a", std::string(150, 'x'), 1, 3);
  for (size_t piece = 1; piece < packet.size(); ++piece) {
    Shell shell;
    shell.want("a");
    shell.connect();
    shell.takeSent();
    for (size_t from = 0; from < packet.size(); from += piece) {
      const size_t to = std::min(packet.size(), from + piece);
      shell.feed(Octets(packet.begin() + static_cast<std::ptrdiff_t>(from),
                        packet.begin() + static_cast<std::ptrdiff_t>(to)));
    }
    EXPECT_EQ(shell.take(), "a " + std::string(150, 'x'));
    EXPECT_EQ(shell.takeSent(), "40 02 00 03");
  }
}

TEST(Inbox, EachReceiverTakesItsOwnInOrder) {
  Shell shell;
  const int32_t alarms = shell.want("alarm/#");
  const int32_t all = shell.want("#");
  shell.connect();
  shell.feed(publishPacket("alarm/1", "a") + publishPacket("x", "b") + publishPacket("alarm/2", "c"));
  EXPECT_EQ(shell.take(all), "x b");
  EXPECT_EQ(shell.take(all), "");
  EXPECT_EQ(shell.take(alarms), "alarm/1 a");
  EXPECT_EQ(shell.take(alarms), "alarm/2 c");
  EXPECT_EQ(shell.client.session.subscriptions[alarms].receivedCount, 2);
  EXPECT_EQ(shell.client.session.subscriptions[all].receivedCount, 1);
}

// MQTT-4.5.0-2: acknowledged even if no subscription matches.
TEST(Inbox, WhatNobodyWantsIsAcknowledgedAndCounted) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.takeSent();
  shell.feed(publishPacket("b", "x", 1, 5));
  EXPECT_EQ(shell.takeSent(), "40 02 00 05");
  EXPECT_EQ(shell.client.counters.unmatched, 1);
  EXPECT_EQ(shell.take(), "");
}

TEST(Inbox, WhatIsTooLargeIsAcknowledgedAndCountedAndTheNextArrives) {
  const std::string longTopic = "a/" + std::string(TEXT_BYTES_MAX - 1, 't');
  const Octets tooLarge[] = {
      publishPacket("a/b", std::string(PAYLOAD_BYTES_MAX + 1, 'x'), 1, 6),
      publishPacket(longTopic, "x", 1, 6),
      publishPacket("a/b", std::string(20000, 'x'), 1, 6),
      publishPacket("a/" + std::string(60000, 't'), "x", 1, 6),
  };
  for (const Octets& packet : tooLarge) {
    Shell shell;
    shell.want("a/#");
    shell.connect();
    shell.takeSent();
    shell.feed(packet + publishPacket("a/c", "next", 1, 7));
    shell.scan(10, 40);
    EXPECT_EQ(shell.client.counters.oversized, 1);
    EXPECT_EQ(shell.take(), "a/c next");
    EXPECT_EQ(shell.takeSent(), "40 02 00 06 40 02 00 07");
    EXPECT_TRUE(shell.output.connected);
  }
}

TEST(Inbox, QosZeroTooLargeIsCountedWithoutAnAnswer) {
  Shell shell;
  shell.connect();
  shell.feed(publishPacket("a", std::string(5000, 'x')));
  shell.scan(10, 3);
  EXPECT_EQ(shell.client.counters.oversized, 1);
  EXPECT_EQ(shell.takeSent(), "");
}

TEST(Inbox, AFullInboxHoldsBackTheBrokerAndLosesNothing) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.takeSent();
  for (int32_t count = 1; count <= QUEUE_MESSAGES_MAX + 4; ++count) {
    shell.arriving = shell.arriving + publishPacket("a", std::to_string(count), 1, count);
  }
  shell.scan(10, 10);
  EXPECT_EQ(shell.client.session.inbox.messageCount, QUEUE_MESSAGES_MAX);
  EXPECT_TRUE(shell.client.link.pause.paused);
  EXPECT_FALSE(shell.arriving.empty());
  EXPECT_EQ(static_cast<int32_t>(bytes(shell.takeSent()).size()), 4 * QUEUE_MESSAGES_MAX);
  for (int32_t count = 1; count <= QUEUE_MESSAGES_MAX + 4; ++count) {
    EXPECT_EQ(shell.take(), "a " + std::to_string(count));
    shell.scan();
  }
  EXPECT_TRUE(shell.arriving.empty());
  EXPECT_EQ(shell.take(), "");
  EXPECT_EQ(shell.takeSent(), "40 02 00 21 40 02 00 22 40 02 00 23 40 02 00 24");
  EXPECT_EQ(shell.client.counters.dropped, 0);
}

// A scan deals with no more packets than its bound.
TEST(Inbox, AScanTakesABoundedNumberOfPackets) {
  Shell shell;
  shell.want("a");
  shell.connect();
  for (int32_t count = 0; count < PACKETS_PER_SCAN_MAX + 1; ++count) {
    shell.arriving = shell.arriving + publishPacket("a", "x");
  }
  shell.scan();
  EXPECT_EQ(shell.client.session.inbox.messageCount, PACKETS_PER_SCAN_MAX);
  shell.scan();
  EXPECT_EQ(shell.client.session.inbox.messageCount, PACKETS_PER_SCAN_MAX + 1);
}

/// One receiver that sleeps and one that is awake, and an inbox full of messages for the sleeper.
struct Neglected {
  Neglected() {
    sleeper = shell.want("s");
    awake = shell.want("w");
    shell.connect();
    shell.feed("90 03 00 01 00 90 03 00 02 00");
    for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count) {
      shell.arriving = shell.arriving + publishPacket("s", std::to_string(count), 1, 1 + count);
    }
    shell.scan(10, 5);
    shell.takeSent();
  }
  Shell shell;
  int32_t sleeper = 0;
  int32_t awake = 0;
};

TEST(Inbox, AReceiverThatSleepsHoldsBackOthersOnlyForItsTime) {
  Neglected n;
  n.shell.feed(publishPacket("w", "1", 1, 100) + publishPacket("w", "2", 1, 101));
  EXPECT_EQ(n.shell.take(n.awake), "");
  n.shell.scan(29000);
  n.shell.scan(990);
  EXPECT_EQ(n.shell.take(n.awake), "");
  EXPECT_EQ(n.shell.client.counters.dropped, 0);
  n.shell.scan(10);
  EXPECT_EQ(n.shell.take(n.awake), "w 1");
  EXPECT_EQ(n.shell.client.session.subscriptions[n.sleeper].droppedCount, 2);
  EXPECT_TRUE(n.shell.client.session.subscriptions[n.sleeper].stalled);
  EXPECT_EQ(n.shell.take(n.awake), "w 2");
  // From now on its messages make room at once,
  for (int32_t count = 0; count < 5; ++count) n.shell.feed(publishPacket("w", "x", 1, 200 + count));
  EXPECT_EQ(n.shell.take(n.awake), "w x");
  EXPECT_FALSE(n.shell.client.link.pause.paused);
  // until it wakes up: the messages that are left are the newest.
  EXPECT_EQ(n.shell.take(n.sleeper).substr(0, 2), "s ");
  EXPECT_FALSE(n.shell.client.session.subscriptions[n.sleeper].stalled);
  EXPECT_TRUE(n.shell.output.connected);
}

TEST(Inbox, AReceiverThatTakesIsNeverNeglectedHoweverSlow) {
  Neglected n;
  for (int32_t count = 0; count < 20; ++count) {
    n.shell.feed(publishPacket("s", "more", 1, 100 + count));
    n.shell.scan(29000);
    EXPECT_EQ(n.shell.take(n.sleeper), "s " + std::to_string(count));
  }
  EXPECT_EQ(n.shell.client.counters.dropped, 0);
}

TEST(Inbox, ATakeTimeoutOfZeroWaitsForEver) {
  Neglected n;
  n.shell.client.settings.takeTimeoutMs = 0;
  n.shell.client.link.handshake.keepAliveSeconds = 0;
  n.shell.feed(publishPacket("w", "1", 1, 100));
  n.shell.scan(COUNT_MAX, 5);
  EXPECT_EQ(n.shell.client.counters.dropped, 0);
  EXPECT_TRUE(n.shell.output.connected);
}

// The answers lie behind the bytes the client does not take: their deadlines wait as well, but the broker
// still hears of us.
TEST(Inbox, HoldingBackTheBrokerDoesNotCountAgainstIt) {
  Neglected n;
  n.shell.client.settings.takeTimeoutMs = 0;
  n.shell.client.link.handshake.keepAliveSeconds = 10;
  n.shell.publish("p", "", Qos::AtLeastOnce);
  n.shell.want("third");
  n.shell.scan();
  n.shell.feed(publishPacket("w", "1", 1, 100));
  n.shell.takeSent();
  n.shell.scan(7500, 20);
  EXPECT_TRUE(n.shell.output.connected);
  EXPECT_EQ(n.shell.takeSent().substr(0, 11), "c0 00 c0 00");
  while (!n.shell.take().empty()) n.shell.scan();
  n.shell.feed("d0 00");
  n.shell.scan(9000);
  EXPECT_TRUE(n.shell.output.connected);
}

TEST(Inbox, LostLinkKeepsWhatWasAcknowledged) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.feed(publishPacket("a", "1", 1, 1));
  shell.breakLink();
  shell.feed("20 02 00 00");
  EXPECT_EQ(shell.take(), "a 1");
}

TEST(Inbox, AnUnknownSubscriptionIsToldSo) {
  Shell shell;
  Message taken;
  EXPECT_EQ(receive(shell.client, -2, taken), Answer::UnknownFilter);
  EXPECT_EQ(receive(shell.client, SUBSCRIPTIONS_MAX, taken), Answer::UnknownFilter);
}

// Without room for PUBACK a PUBLISH waits, and is not lost.
TEST(Inbox, WithoutRoomForTheAnswerAPacketWaits) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.scan(10, 3);
  shell.client.link.transmit.length = TRANSMIT_BYTES_MAX - 3;
  shell.feed(publishPacket("a", "1", 1, 1));
  EXPECT_EQ(shell.take(), "");
  EXPECT_FALSE(shell.client.link.pause.paused);
  shell.scan();
  EXPECT_EQ(shell.take(), "a 1");
}

}  // namespace
}  // namespace mqtt
