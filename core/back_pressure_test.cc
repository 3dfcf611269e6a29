#include "core/back_pressure.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

/// One receiver that sleeps and one that is awake, and an inbox full of messages for the sleeper.
struct Sleeping {
  explicit Sleeping(int32_t takeTimeoutMs = 30000) {
    shell.client.settings.cleanSession = false;
    shell.client.settings.takeTimeoutMs = takeTimeoutMs;
    sleeper = shell.want("s");
    awake = shell.want("w");
    shell.connect();
    shell.client.link.handshake.keepAliveSeconds = 0;
    shell.feed("90 04 00 01 01 01");
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

/// A clean session with one message more than the inbox holds.
void pauseCleanSession(Shell& shell, int32_t keepAliveSeconds) {
  shell.want("s");
  shell.connect();
  shell.client.link.handshake.keepAliveSeconds = keepAliveSeconds;
  shell.feed("90 03 00 01 01");
  for (int32_t count = 0; count <= QUEUE_MESSAGES_MAX; ++count) {
    shell.arriving = shell.arriving + publishPacket("s", "x", 1, 1 + count);
  }
  shell.scan(10, 5);
}

TEST(BackPressure, AFullInboxStopsTheBrokerAndLosesNothing) {
  Sleeping s(0);
  s.shell.feed(publishPacket("w", "1", 1, 100) + publishPacket("w", "2", 1, 101));
  EXPECT_TRUE(s.shell.client.link.pressure.paused);
  EXPECT_FALSE(s.shell.arriving.empty());
  for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count) {
    EXPECT_EQ(s.shell.take(s.sleeper), "s " + std::to_string(count));
    s.shell.scan();
  }
  s.shell.scan();
  EXPECT_TRUE(s.shell.arriving.empty());
  EXPECT_FALSE(s.shell.client.link.pressure.paused);
  EXPECT_EQ(s.shell.take(s.awake), "w 1");
  EXPECT_EQ(s.shell.take(s.awake), "w 2");
  s.shell.scan();
  EXPECT_EQ(static_cast<int32_t>(bytes(s.shell.takeSent()).size()), 4 * (QUEUE_MESSAGES_MAX + 2));
  EXPECT_EQ(s.shell.client.counters.givenUp, 0);
  EXPECT_EQ(s.shell.client.counters.dropped, 0);
}

TEST(BackPressure, AReceiverThatSleepsHoldsBackOthersOnlyForItsTime) {
  Sleeping s;
  s.shell.feed(publishPacket("w", "1", 1, 100) + publishPacket("w", "2", 1, 101));
  EXPECT_EQ(s.shell.take(s.awake), "");
  s.shell.scan(29000);
  s.shell.scan(900);
  EXPECT_EQ(s.shell.take(s.awake), "");
  EXPECT_EQ(s.shell.client.counters.givenUp, 0);
  s.shell.scan(200);
  s.shell.scan(10, 2);
  EXPECT_EQ(s.shell.take(s.awake), "w 1");
  EXPECT_TRUE(s.shell.subscriptionAt(s.sleeper).stalled);
  s.shell.scan(10, 2);
  // From now on its messages are given up as soon as they hold another one back: here all of them,
  EXPECT_EQ(s.shell.take(s.awake), "w 2");
  s.shell.scan(10, 3);
  EXPECT_EQ(s.shell.client.counters.givenUp, QUEUE_MESSAGES_MAX);
  EXPECT_EQ(s.shell.subscriptionAt(s.sleeper).droppedCount, QUEUE_MESSAGES_MAX);
  // in the order of arrival,
  EXPECT_TRUE(s.shell.takeSent().ends_with("40 02 00 20 40 02 00 64 40 02 00 65"));
  // until it wakes up.
  s.shell.feed(publishPacket("s", "new", 1, 200));
  EXPECT_EQ(s.shell.take(s.sleeper), "s new");
  EXPECT_FALSE(s.shell.subscriptionAt(s.sleeper).stalled);
  s.shell.feed(publishPacket("s", "kept", 1, 201) + publishPacket("w", "3", 1, 202));
  EXPECT_EQ(s.shell.take(s.awake), "w 3");
  s.shell.scan(1000, 10);
  EXPECT_EQ(s.shell.take(s.sleeper), "s kept");
  EXPECT_TRUE(s.shell.output.connected);
}

// Asking for any message wakes every receiver, even when there is none.
TEST(BackPressure, ReceivingOfAnyEndsStalling) {
  Sleeping s;
  s.shell.feed(publishPacket("w", "1", 1, 100));
  s.shell.scan(29000);
  s.shell.scan(2000);
  s.shell.scan(10, 5);
  EXPECT_TRUE(s.shell.subscriptionAt(s.sleeper).stalled);
  EXPECT_NE(s.shell.take(), "");
  EXPECT_FALSE(s.shell.subscriptionAt(s.sleeper).stalled);
}

TEST(BackPressure, AReceiverThatTakesIsNeverGivenUpHoweverSlow) {
  Sleeping s;
  for (int32_t count = 0; count < 20; ++count) {
    s.shell.feed(publishPacket("s", "more", 1, 100 + count));
    s.shell.scan(29000);
    EXPECT_EQ(s.shell.take(s.sleeper), "s " + std::to_string(count));
  }
  EXPECT_EQ(s.shell.client.counters.givenUp, 0);
}

TEST(BackPressure, ATakeTimeoutOfZeroWaitsForEver) {
  Sleeping s(0);
  s.shell.feed(publishPacket("w", "1", 1, 100));
  s.shell.scan(COUNT_MAX, 5);
  EXPECT_EQ(s.shell.client.counters.givenUp, 0);
  EXPECT_EQ(s.shell.client.counters.leftToBroker, 0);
  EXPECT_TRUE(s.shell.output.connected);
}

// The broker still hears of the client, whose own deadlines wait: the answers lie behind what it does not
// take.
TEST(BackPressure, PausingACleanSessionDoesNotCountAgainstTheBroker) {
  Shell shell;
  pauseCleanSession(shell, 10);
  EXPECT_TRUE(shell.client.link.pressure.paused);
  shell.takeSent();
  shell.scan(7500, 20);
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.takeSent().substr(0, 11), "c0 00 c0 00");
  EXPECT_EQ(shell.client.counters.leftToBroker, 0);
}

// With a session that is kept nothing is lost if the client looks for PINGRESP behind what it does not take:
// so a dead link is found while the inbox is full.
TEST(BackPressure, ADeadLinkIsFoundWhileAKeptSessionIsPaused) {
  Sleeping s(0);
  s.shell.client.link.handshake.keepAliveSeconds = 10;
  s.shell.feed(publishPacket("w", "1", 1, 100));
  s.shell.scan(7500, 2);
  s.shell.scan(10, 2);
  EXPECT_EQ(s.shell.client.counters.leftToBroker, 1);
  EXPECT_TRUE(s.shell.output.connected);
  s.shell.scan(5000, 3);
  EXPECT_EQ(s.shell.output.fault, Fault::NoPingresp);
}

TEST(BackPressure, ALiveLinkOutlivesAPauseOfAKeptSession) {
  Sleeping s(0);
  s.shell.client.link.handshake.keepAliveSeconds = 10;
  s.shell.feed(publishPacket("w", "1", 1, 100));
  s.shell.scan(7500, 2);
  s.shell.scan(10, 2);
  for (int32_t count = 0; count < 10; ++count) {
    s.shell.feed("d0 00");
    s.shell.scan(7500);
    s.shell.scan(10, 2);
  }
  EXPECT_TRUE(s.shell.output.connected);
  EXPECT_EQ(s.shell.client.counters.faults, 0);
}

// The program waits for its own acknowledgement before it takes the next message, and the acknowledgement
// lies behind messages that find no place: both sides would wait for ever. What finds no place is left to the
// broker, which sends it again when the inbox has been emptied.
TEST(BackPressure, AMutualWaitIsResolvedWithoutLoss) {
  Sleeping s(0);
  const int32_t ticket = s.shell.publish("p", "answer", Qos::AtLeastOnce);
  s.shell.scan();
  const std::string sent = s.shell.takeSent();
  ASSERT_EQ(sent.substr(0, 14), "32 0b 00 01 70");
  const Octets puback = bytes("40 02 " + sent.substr(15, 5));
  s.shell.feed(publishPacket("s", "left", 1, 100) + puback);
  s.shell.scan(900);
  EXPECT_EQ(deliveryState(s.shell.client, ticket), DeliveryState::WaitPuback);
  s.shell.scan(100);
  s.shell.scan(10, 2);
  EXPECT_EQ(deliveryState(s.shell.client, ticket), DeliveryState::Acknowledged);
  EXPECT_EQ(s.shell.client.counters.leftToBroker, 1);
  // New ones are left too, so that the order is kept; QoS 0 is not concerned.
  s.shell.feed(publishPacket("s", "left too", 1, 101) + publishPacket("s", "zero"));
  EXPECT_EQ(s.shell.client.counters.leftToBroker, 2);
  for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count) {
    EXPECT_TRUE(s.shell.output.connected);
    EXPECT_EQ(s.shell.take(s.sleeper), "s " + std::to_string(count));
    if (count == QUEUE_MESSAGES_MAX - 1) s.shell.publish("p", "last", Qos::AtLeastOnce);
    s.shell.scan();
  }
  // What is in flight is acknowledged before, so that it has not to be sent again; nothing new begins.
  const std::string last = s.shell.takeSent();
  s.shell.publish("p", "next", Qos::AtLeastOnce);
  s.shell.scan(10, 3);
  EXPECT_TRUE(s.shell.output.connected);
  EXPECT_EQ(s.shell.takeSent(), "");
  s.shell.feed("40 02 " + last.substr(last.find("00 01 70 ") + 9, 5));
  EXPECT_EQ(s.shell.output.state, ClientState::WaitDisconnect);
  EXPECT_EQ(s.shell.output.fault, Fault::None);
  s.shell.scan(10, 3);
  EXPECT_EQ(s.shell.takeSent(), "e0 00");
  s.shell.connect("20 02 01 00");
  EXPECT_FALSE(s.shell.client.link.pressure.leaving);
  EXPECT_TRUE(s.shell.output.connected);
}

// A program that takes, however slowly, waits for nothing: no message has to be left to the broker.
TEST(BackPressure, ASlowProgramIsNoMutualWait) {
  Sleeping s(0);
  s.shell.publish("p", "", Qos::AtLeastOnce);
  for (int32_t count = 0; count < 3; ++count) {
    s.shell.feed(publishPacket("w", "more", 1, 100 + count));
    s.shell.scan(900);
    EXPECT_EQ(s.shell.take(s.sleeper), "s " + std::to_string(count));
  }
  EXPECT_EQ(s.shell.client.counters.leftToBroker, 0);
}

// A clean session would lose what is left to the broker, so it is left only when nothing was taken for long.
TEST(BackPressure, AMutualWaitOfACleanSessionIsResolvedLate) {
  Shell shell;
  pauseCleanSession(shell, 0);
  shell.publish("p", "", Qos::AtLeastOnce);
  shell.scan();
  shell.scan(29000);
  EXPECT_EQ(shell.client.counters.leftToBroker, 0);
  shell.scan(1000);
  shell.scan();
  EXPECT_EQ(shell.client.counters.leftToBroker, 1);
}

// What is left comes again on the next connection. As long as the inbox is full it would only be left again,
// so the connection stays: what the program waits for can come on it.
TEST(BackPressure, MessagesOfAnEarlierConnectionHaveToBeTakenFirst) {
  Sleeping s(0);
  s.shell.breakLink();
  s.shell.feed("20 02 00 00 90 03 00 02 02");
  s.shell.scan();
  const int32_t ticket = s.shell.publish("p", "answer", Qos::AtLeastOnce);
  s.shell.scan(10, 2);
  s.shell.feed(publishPacket("s", "left", 1, 100));
  s.shell.scan(10000);
  s.shell.scan(10, 3);
  EXPECT_EQ(s.shell.client.counters.leftToBroker, 1);
  EXPECT_TRUE(s.shell.output.connected);
  EXPECT_EQ(s.shell.output.state, ClientState::Connected);
  const int32_t identifier = s.shell.client.session.lastIdentifier;
  s.shell.feed(Octets{0x40, 2, 0, static_cast<uint8_t>(identifier)});
  EXPECT_EQ(deliveryState(s.shell.client, ticket), DeliveryState::Acknowledged);
  for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count) s.shell.take(s.sleeper);
  s.shell.scan();
  EXPECT_EQ(s.shell.output.state, ClientState::WaitDisconnect);
}

// QoS 2 that was taken keeps its place until PUBREL, which may lie behind messages that find none.
TEST(BackPressure, PlacesThatWaitForPubrelAreAMutualWait) {
  Shell shell;
  shell.client.settings.cleanSession = false;
  shell.want("s");
  shell.connect();
  shell.client.link.handshake.keepAliveSeconds = 0;
  for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count) {
    shell.arriving = shell.arriving + publishPacket("s", "x", 2, 1 + count);
  }
  shell.scan(10, 5);
  while (!shell.take().empty()) {
  }
  shell.scan(10, 2);
  shell.feed(publishPacket("s", "left", 2, 100) + bytes("62 02 00 01"));
  EXPECT_TRUE(shell.client.link.pressure.paused);
  shell.scan(1000);
  shell.takeSent();
  shell.scan(10, 2);
  EXPECT_EQ(shell.takeSent(), "70 02 00 01");
  for (int32_t count = 1; count < QUEUE_MESSAGES_MAX; ++count) {
    shell.feed(Octets{0x62, 2, 0, static_cast<uint8_t>(1 + count)});
  }
  EXPECT_EQ(shell.output.state, ClientState::WaitDisconnect);
}

// MQTT 3.1 does not say whether the broker still knows the session. If it has lost it, what was taken but not
// acknowledged holds its places in vain, and a broker that repeats others never sends anything new. So the
// client asks for PINGRESP: what comes again has come before it.
TEST(BackPressure, PlacesOfASessionThatTheBrokerHasLostAreNotHeldForEver) {
  Shell shell;
  shell.client.settings.protocolLevel = LEVEL_MQTT_31;
  shell.client.settings.cleanSession = false;
  shell.want("s");
  shell.connect();
  shell.client.link.handshake.keepAliveSeconds = 0;
  shell.feed("90 03 00 01 02");
  for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count) {
    shell.arriving = shell.arriving + publishPacket("s", "taken", 2, 1 + count);
  }
  shell.scan(10, 5);
  shell.breakLink();
  while (!shell.take().empty()) {
  }
  shell.connect();
  shell.client.link.handshake.keepAliveSeconds = 0;
  Octets repeated = publishPacket("s", "repeated", 1, 500);
  Octets repeatedToo = publishPacket("s", "too", 1, 501);
  repeated[0] |= 0x08;
  repeatedToo[0] |= 0x08;
  shell.feed(repeated + repeatedToo);
  EXPECT_TRUE(shell.client.link.pressure.paused);
  shell.scan(1000);
  shell.scan(10, 2);
  EXPECT_EQ(shell.client.counters.leftToBroker, 2);
  EXPECT_EQ(shell.output.state, ClientState::Connected);
  EXPECT_TRUE(shell.takeSent().ends_with("c0 00"));
  shell.feed("d0 00");
  EXPECT_EQ(shell.client.session.inbox.order.count, 0);
  EXPECT_EQ(shell.output.state, ClientState::WaitDisconnect);
}

}  // namespace
}  // namespace mqtt
