#include "core/arrival.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

TEST(Inbox, AMessageComesOutAsItCameIn) {
  Shell shell;
  const int32_t subscription = shell.want("a/#", Qos::AtLeastOnce);
  shell.connect();
  shell.feed("90 03 00 01 01");
  shell.takeSent();
  // 3.3.1: DUP, QoS 1, RETAIN; identifier 0x1234.
  shell.feed("3b 09 00 03 61 2f 62 12 34 68 69");
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
  ASSERT_EQ(receive(shell.client, subscription, taken), Answer::Accepted);
  EXPECT_EQ(payloadOf(taken), "");
  EXPECT_EQ(taken.qos, Qos::AtMostOnce);
  EXPECT_FALSE(taken.retained);
  EXPECT_FALSE(taken.duplicate);
  shell.feed("34 07 00 03 61 2f 62 00 01");
  ASSERT_EQ(receive(shell.client, subscription, taken), Answer::Accepted);
  EXPECT_EQ(taken.qos, Qos::ExactlyOnce);
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
    shell.scan();
    EXPECT_EQ(shell.takeSent(), "40 02 00 03");
  }
}

// Each subscription that matches gets the message, which lies in the inbox once.
TEST(Inbox, EveryReceiverThatMatchesTakesItInOrder) {
  Shell shell;
  const int32_t alarms = shell.want("alarm/#");
  const int32_t all = shell.want("#");
  const int32_t again = shell.want("alarm/#");
  shell.connect();
  shell.feed(publishPacket("alarm/1", "a", 1, 1) + publishPacket("x", "b", 1, 2) +
             publishPacket("alarm/2", "c"));
  EXPECT_EQ(shell.client.session.inbox.order.count, 3);
  shell.takeSent();
  EXPECT_EQ(shell.take(all), "alarm/1 a");
  EXPECT_EQ(shell.take(all), "x b");
  EXPECT_EQ(shell.take(all), "alarm/2 c");
  EXPECT_EQ(shell.take(all), "");
  EXPECT_EQ(shell.take(alarms), "alarm/1 a");
  shell.scan();
  // Not acknowledged before the last one has taken it.
  EXPECT_EQ(shell.takeSent(), "");
  EXPECT_EQ(shell.take(again), "alarm/1 a");
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "40 02 00 01 40 02 00 02");
  EXPECT_EQ(shell.take(again), "alarm/2 c");
  EXPECT_EQ(shell.take(alarms), "alarm/2 c");
  EXPECT_EQ(shell.client.session.inbox.order.count, 0);
  EXPECT_EQ(shell.subscriptionAt(alarms).receivedCount, 2);
  EXPECT_EQ(shell.subscriptionAt(all).receivedCount, 3);
  EXPECT_EQ(shell.client.counters.received, 3);
}

TEST(Inbox, TakenOfAnySubscriptionItIsTakenForAll) {
  Shell shell;
  const int32_t all = shell.want("#");
  const int32_t one = shell.want("a");
  shell.connect();
  shell.feed(publishPacket("a", "1", 1, 1) + publishPacket("b", "2", 1, 2));
  Message taken;
  ASSERT_EQ(receiveAny(shell.client, taken), Answer::Accepted);
  EXPECT_EQ(payloadOf(taken), "1");
  EXPECT_EQ(taken.subscription, all);
  EXPECT_EQ(shell.take(one), "");
  EXPECT_EQ(shell.take(all), "b 2");
  EXPECT_EQ(receiveAny(shell.client, taken), Answer::Empty);
}

// A number that no subscription has is refused: it does not mean any.
TEST(Inbox, AnUnknownNumberTakesNothing) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.feed(publishPacket("a", "1"));
  Message taken;
  for (int32_t number : {-2, -1, NO_SUBSCRIPTION, 1, COUNT_MAX}) {
    EXPECT_EQ(receive(shell.client, number, taken), Answer::NoSubscription);
  }
  EXPECT_EQ(shell.take(), "a 1");
}

// MQTT-4.5.0-2: acknowledged even when nobody wants it, and in its turn (MQTT-4.6.0-2).
TEST(Inbox, WhatNoSubscriptionMatchesIsAcknowledgedInItsTurnAndCounted) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.takeSent();
  shell.feed(publishPacket("a", "x", 1, 4) + publishPacket("b", "x", 1, 5) + publishPacket("b", "x", 2, 6) +
             publishPacket("b", "x"));
  shell.scan(10, 3);
  EXPECT_EQ(shell.takeSent(), "");
  EXPECT_EQ(shell.client.counters.unmatched, 3);
  EXPECT_EQ(shell.take(), "a x");
  EXPECT_EQ(shell.take(), "");
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "40 02 00 04 40 02 00 05 50 02 00 06");
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
    EXPECT_EQ(shell.takeSent(), "40 02 00 06");
    EXPECT_EQ(shell.take(), "a/c next");
    shell.scan();
    EXPECT_EQ(shell.takeSent(), "40 02 00 07");
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

// QoS 0 never holds anything back: the oldest of QoS 0 makes room.
TEST(Inbox, QosZeroDropsTheOldestWhenTheInboxIsFull) {
  Shell shell;
  const int32_t subscription = shell.want("a");
  shell.connect();
  for (int32_t count = 1; count <= QUEUE_MESSAGES_MAX + 3; ++count) {
    shell.feed(publishPacket("a", std::to_string(count)));
  }
  EXPECT_FALSE(shell.client.link.pressure.paused);
  EXPECT_EQ(shell.client.counters.dropped, 3);
  EXPECT_EQ(shell.subscriptionAt(subscription).droppedCount, 3);
  // QoS 1 makes room in the same way,
  shell.feed(publishPacket("a", "one", 1, 1));
  EXPECT_EQ(shell.client.counters.dropped, 4);
  for (int32_t count = 5; count <= QUEUE_MESSAGES_MAX + 3; ++count) {
    EXPECT_EQ(shell.take(), "a " + std::to_string(count));
  }
  EXPECT_EQ(shell.take(), "a one");
  // and never for QoS 0, nor for what no subscription matches.
  for (int32_t count = 1; count <= QUEUE_MESSAGES_MAX; ++count)
    shell.feed(publishPacket("a", "1", 1, 10 + count));
  shell.feed(publishPacket("a", "zero") + publishPacket("b", "zero"));
  EXPECT_EQ(shell.client.counters.dropped, 5);
  EXPECT_EQ(shell.client.counters.unmatched, 1);
  EXPECT_EQ(shell.client.session.inbox.order.count, QUEUE_MESSAGES_MAX);
  EXPECT_FALSE(shell.client.link.pressure.paused);
}

// A scan handles no more packets than its bound.
TEST(Inbox, AScanTakesABoundedNumberOfPackets) {
  Shell shell;
  shell.want("a");
  shell.connect();
  for (int32_t count = 0; count < PACKETS_PER_SCAN_MAX + 1; ++count) {
    shell.arriving = shell.arriving + publishPacket("a", "x");
  }
  shell.scan();
  EXPECT_EQ(shell.client.session.inbox.order.count, PACKETS_PER_SCAN_MAX);
  shell.scan();
  EXPECT_EQ(shell.client.session.inbox.order.count, PACKETS_PER_SCAN_MAX + 1);
}

// A broken link does not take away what was received.
TEST(Inbox, ALostLinkKeepsWhatWasReceived) {
  for (std::string_view connack : {"20 02 00 00", "20 02 01 00"}) {
    Shell shell;
    shell.client.settings.cleanSession = false;
    shell.want("a");
    shell.connect();
    shell.feed(publishPacket("a", "1", 1, 1) + publishPacket("a", "2", 2, 2) + publishPacket("a", "3"));
    shell.breakLink();
    shell.feed(connack);
    EXPECT_EQ(shell.take(), "a 1");
    EXPECT_EQ(shell.take(), "a 2");
    EXPECT_EQ(shell.take(), "a 3");
    shell.takeSent();
    shell.scan(10, 3);
    // Their identifiers are those of another connection.
    EXPECT_EQ(shell.takeSent(), "");
  }
}

// The broker sends again what was not acknowledged (MQTT-4.4.0-1); it is not taken in twice, taken or not.
TEST(Inbox, WhatASessionRepeatsFindsItsPlace) {
  for (int32_t qos : {1, 2}) {
    for (bool takenBefore : {false, true}) {
      Shell shell;
      shell.client.settings.cleanSession = false;
      shell.want("a");
      shell.connect();
      shell.feed("90 03 00 01 02");
      Octets packet = publishPacket("a", "1", qos, 77);
      // Taken in the last moment: the acknowledgement does not go out any more.
      shell.feed(packet);
      if (takenBefore) {
        EXPECT_EQ(shell.take(), "a 1");
      }
      shell.breakLink();
      packet[0] |= 0x08;
      shell.scan();
      shell.takeSent();
      shell.feed(bytes("20 02 01 00") + packet);
      EXPECT_EQ(shell.take(), takenBefore ? "" : "a 1");
      shell.scan();
      EXPECT_EQ(shell.takeSent(), qos == 1 ? "40 02 00 4d" : "50 02 00 4d");
      EXPECT_EQ(shell.take(), "");
      EXPECT_EQ(shell.client.counters.received, 1);
    }
  }
}

// A broker that forgot the session begins its identifiers anew: the same one is another message.
TEST(Inbox, WithoutASessionAnIdentifierIsNew) {
  for (int32_t qos : {1, 2}) {
    Shell shell;
    shell.client.settings.cleanSession = false;
    shell.want("a");
    shell.connect();
    shell.feed(publishPacket("a", "1", qos, 1));
    shell.breakLink();
    shell.feed(bytes("20 02 00 00") + publishPacket("a", "2", qos, 1));
    EXPECT_EQ(shell.take(), "a 1");
    EXPECT_EQ(shell.take(), "a 2");
    shell.takeSent();
    shell.scan();
    EXPECT_EQ(shell.takeSent(), qos == 1 ? "40 02 00 01" : "50 02 00 01");
  }
}

// MQTT 3.1 does not say whether the session was kept. DUP and the content tell a repetition from another
// message that a broker without the session gave the same identifier.
TEST(Inbox, WithMqtt31DuplicateAndContentTellARepetitionFromAnother) {
  struct Case {
    std::string topic, payload;
    bool duplicate, isRepetition;
  };
  for (const Case& arrives : {Case{"a", "12.5", true, true},
                              {"a", "12.5", false, false},
                              {"a", "13.5", true, false},
                              {"a", "12.50", true, false},
                              {"b", "12.5", true, false}}) {
    for (const int32_t qos : {1, 2}) {
      Shell shell;
      shell.client.settings.protocolLevel = LEVEL_MQTT_31;
      shell.client.settings.cleanSession = false;
      shell.want("#");
      shell.connect();
      shell.feed(publishPacket("a", "12.5", qos, 1));
      EXPECT_EQ(shell.take(), "a 12.5");
      if (qos == 2) shell.scan(10, 2);
      shell.breakLink();
      Octets packet = publishPacket(arrives.topic, arrives.payload, qos, 1);
      if (arrives.duplicate) packet[0] |= 0x08;
      shell.feed(bytes("20 02 00 00") + packet);
      EXPECT_EQ(shell.take(), arrives.isRepetition ? "" : arrives.topic + " " + arrives.payload);
    }
  }
}

// A taken message of QoS 2 waits for its repetition over any number of connections, since each may end before
// it comes: otherwise it would be taken twice (MQTT-4.3.3-2).
TEST(Inbox, AMessageIsNotTakenTwiceHoweverLateItIsRepeated) {
  Shell shell;
  shell.client.settings.cleanSession = false;
  shell.want("a");
  shell.connect();
  shell.feed(publishPacket("a", "1", 2, 1));
  EXPECT_EQ(shell.take(), "a 1");
  for (int connections = 0; connections < 3; ++connections) {
    shell.breakLink();
    shell.feed("20 02 01 00");
  }
  Octets repeated = publishPacket("a", "1", 2, 1);
  repeated[0] |= 0x08;
  shell.takeSent();
  shell.feed(repeated);
  EXPECT_EQ(shell.take(), "");
  EXPECT_EQ(shell.takeSent(), "50 02 00 01");
}

// It does not wait for ever: the broker repeats before it sends anything new (4.6).
TEST(Inbox, WhatTheBrokerDoesNotRepeatLeavesWithTheNextNewMessage) {
  for (const int32_t qos : {1, 2}) {
    Shell shell;
    shell.client.settings.cleanSession = false;
    shell.want("a");
    shell.connect();
    shell.feed(publishPacket("a", "1", qos, 1));
    EXPECT_EQ(shell.take(), "a 1");
    shell.breakLink();
    shell.feed("20 02 01 00");
    EXPECT_EQ(shell.client.session.inbox.order.count, 1);
    shell.feed(publishPacket("a", "2", 1, 2));
    EXPECT_EQ(shell.client.session.inbox.order.count, 1);
    EXPECT_EQ(shell.take(), "a 2");
  }
}

// Or with PINGRESP, if nothing is owed to the broker: it has nothing more to wait for before it repeats.
TEST(Inbox, WhatTheBrokerDoesNotRepeatLeavesWithPingresp) {
  for (const bool owed : {false, true}) {
    Shell shell;
    shell.client.settings.protocolLevel = LEVEL_MQTT_31;
    shell.client.settings.cleanSession = false;
    shell.want("a");
    shell.connect();
    shell.feed(publishPacket("a", "1", 2, 1));
    EXPECT_EQ(shell.take(), "a 1");
    shell.breakLink();
    shell.feed("20 02 00 00");
    Octets repeated = publishPacket("a", "2", 1, 2);
    repeated[0] |= 0x08;
    if (owed) shell.feed(repeated);
    shell.feed("d0 00");
    EXPECT_EQ(shell.client.session.inbox.order.count, owed ? 2 : 0);
    if (!owed) continue;
    EXPECT_EQ(shell.take(), "a 2");
    shell.scan(10, 2);
    shell.feed("d0 00");
    EXPECT_EQ(shell.client.session.inbox.order.count, 0);
  }
}

// RETAIN tells a repetition from another message as well.
TEST(Inbox, ARetainedCopyIsAnotherMessage) {
  Shell shell;
  shell.client.settings.protocolLevel = LEVEL_MQTT_31;
  shell.client.settings.cleanSession = false;
  shell.want("a");
  shell.connect();
  shell.feed(publishPacket("a", "1", 1, 1));
  EXPECT_EQ(shell.take(), "a 1");
  shell.breakLink();
  Octets retained = publishPacket("a", "1", 1, 1);
  retained[0] |= 0x09;
  shell.feed(bytes("20 02 00 00") + retained);
  EXPECT_EQ(shell.take(), "a 1");
}

// The broker repeats one whose PUBACK was lost, and the one behind it. They are acknowledged in this order
// (MQTT-4.6.0-2), and delivered in it.
TEST(Inbox, ARepeatedMessageComesBeforeThoseThatAreStillToBeRepeated) {
  Shell shell;
  shell.client.settings.cleanSession = false;
  shell.want("a");
  shell.connect();
  shell.feed(publishPacket("a", "1", 1, 1));
  EXPECT_EQ(shell.take(), "a 1");
  shell.scan(10, 2);
  shell.feed(publishPacket("a", "2", 1, 2));
  shell.breakLink();
  Octets first = publishPacket("a", "1", 1, 1);
  Octets second = publishPacket("a", "2", 1, 2);
  first[0] |= 0x08;
  second[0] |= 0x08;
  shell.feed(bytes("20 02 01 00") + first + second);
  shell.takeSent();
  EXPECT_EQ(shell.take(), "a 1");
  EXPECT_EQ(shell.take(), "a 2");
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "40 02 00 01 40 02 00 02");
}

// Acknowledgements follow the order in which the messages have come on this connection (MQTT-4.6.0-2, -3),
// also if a broker repeats them in another order than it sent them first.
TEST(Inbox, RepeatedMessagesAreAcknowledgedInTheOrderOfTheirRepetition) {
  for (const int32_t qos : {1, 2}) {
    std::vector<int32_t> order = {1, 2, 3, 4};
    do {
      Shell shell;
      shell.client.settings.cleanSession = false;
      shell.want("a");
      shell.connect();
      for (const int32_t identifier : {1, 2, 3, 4}) {
        shell.feed(publishPacket("a", std::to_string(identifier), qos, identifier));
      }
      shell.breakLink();
      shell.feed("20 02 01 00");
      shell.takeSent();
      std::string expected;
      for (const int32_t identifier : order) {
        Octets packet = publishPacket("a", std::to_string(identifier), qos, identifier);
        packet[0] |= 0x08;
        shell.feed(packet);
        if (!expected.empty()) expected += " ";
        expected +=
            hex({static_cast<uint8_t>(qos == 1 ? 0x40 : 0x50), 2, 0, static_cast<uint8_t>(identifier)});
      }
      for (const int32_t identifier : order) EXPECT_EQ(shell.take(), "a " + std::to_string(identifier));
      shell.scan();
      EXPECT_EQ(shell.takeSent(), expected);
    } while (std::next_permutation(order.begin(), order.end()));
  }
}

// Without room for an answer a packet waits, and is not lost.
TEST(Inbox, WithoutRoomForTheAnswerAPacketWaits) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.scan(10, 3);
  shell.client.link.transmit.length = TRANSMIT_BYTES_MAX - 3;
  shell.feed(publishPacket("a", "1", 1, 1));
  EXPECT_EQ(shell.take(), "");
  EXPECT_FALSE(shell.client.link.pressure.paused);
  shell.scan();
  EXPECT_EQ(shell.take(), "a 1");
}

}  // namespace
}  // namespace mqtt
