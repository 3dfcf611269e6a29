#include "core/subscribe.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

using State = SubscriptionState;

State stateOf(const Shell& shell, int32_t subscription) {
  return subscriptionState(shell.client, subscription);
}

TEST(Subscribe, EachStateHasItsWay) {
  for (State state : {State::Wanted, State::WaitSuback, State::Refused}) {
    EXPECT_EQ(afterAcceptance(state, false), State::Wanted);
    EXPECT_EQ(afterAcceptance(state, true), State::Wanted);
  }
  EXPECT_EQ(afterAcceptance(State::Granted, false), State::Wanted);
  EXPECT_EQ(afterAcceptance(State::Granted, true), State::Granted);
  EXPECT_EQ(afterAcceptance(State::Unused, false), State::Unused);
  EXPECT_EQ(afterSuback(State::WaitSuback, 0), State::Granted);
  EXPECT_EQ(afterSuback(State::WaitSuback, 128), State::Refused);
  for (State state : {State::Unused, State::Wanted, State::Granted, State::Refused}) {
    EXPECT_EQ(afterSuback(state, 0), state);
    EXPECT_EQ(afterSuback(state, 128), state);
  }
}

// 3.8
TEST(Subscribe, EachFilterHasItsPacketAndItsSuback) {
  Shell shell;
  const int32_t first = shell.want("a/b", Qos::AtLeastOnce);
  const int32_t second = shell.want("c/#");
  EXPECT_EQ(stateOf(shell, first), State::Wanted);
  shell.connect();
  EXPECT_EQ(shell.takeSent(), "82 08 00 01 00 03 61 2f 62 01 82 08 00 02 00 03 63 2f 23 00");
  EXPECT_EQ(stateOf(shell, first), State::WaitSuback);
  shell.feed("90 03 00 02 00");
  EXPECT_EQ(stateOf(shell, first), State::WaitSuback);
  EXPECT_EQ(stateOf(shell, second), State::Granted);
  shell.feed("90 03 00 01 00");
  EXPECT_EQ(stateOf(shell, first), State::Granted);
  // MQTT-3.8.4-6: granted less than wanted.
  EXPECT_EQ(shell.client.session.subscriptions[first].grantedQos, Qos::AtMostOnce);
  EXPECT_EQ(shell.client.session.subscriptions[first].wantedQos, Qos::AtLeastOnce);
}

// 3.9.3: a refusal stands until the next connection.
TEST(Subscribe, ARefusalIsToldAndTriedAgainWithTheNextConnection) {
  Shell shell;
  const int32_t subscription = shell.want("a");
  shell.connect();
  shell.feed("90 03 00 01 80");
  EXPECT_EQ(stateOf(shell, subscription), State::Refused);
  shell.takeSent();
  shell.scan(10, 10);
  EXPECT_EQ(shell.takeSent(), "");
  shell.breakLink();
  shell.scan();
  shell.takeSent();
  shell.feed("20 02 00 00");
  EXPECT_EQ(shell.takeSent(), "82 06 00 02 00 01 61 00");
}

TEST(Subscribe, WithoutASessionEverythingIsAskedForAgain) {
  for (bool sessionPresent : {false, true}) {
    Shell shell;
    shell.client.settings.cleanSession = false;
    shell.want("a");
    shell.connect();
    shell.feed("90 03 00 01 00");
    shell.breakLink();
    shell.scan();
    shell.takeSent();
    shell.feed(sessionPresent ? "20 02 01 00" : "20 02 00 00");
    EXPECT_EQ(shell.takeSent(), sessionPresent ? "" : "82 06 00 02 00 01 61 00");
    EXPECT_EQ(stateOf(shell, 0), sessionPresent ? State::Granted : State::WaitSuback);
  }
}

// MQTT 3.1 has no word about the session in CONNACK, so the client relies on none.
TEST(Subscribe, MQTT31AsksForEverythingAgain) {
  Shell shell;
  shell.client.settings.protocolLevel = LEVEL_MQTT_31;
  shell.client.settings.cleanSession = false;
  shell.want("a");
  shell.connect();
  shell.feed("90 03 00 01 00");
  shell.breakLink();
  shell.scan();
  shell.takeSent();
  shell.feed("20 02 01 00");
  EXPECT_EQ(shell.takeSent(), "82 06 00 02 00 01 61 00");
}

// A SUBACK that was under way when the link broke must not answer the new SUBSCRIBE.
TEST(Subscribe, AnIdentifierOfAnEarlierConnectionIsNoLongerWaitedFor) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.breakLink();
  // It would have been a violation: nothing of it is read.
  shell.feed("20 02 00 00 90 03 00 01 03");
  EXPECT_TRUE(shell.output.connected);
  shell.feed("90 03 00 01 80");
  EXPECT_EQ(stateOf(shell, 0), State::WaitSuback);
  shell.feed("90 03 00 02 00");
  EXPECT_EQ(stateOf(shell, 0), State::Granted);
}

TEST(Subscribe, ASubackThatStaysAwayEndsTheConnection) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.scan(9999);
  EXPECT_TRUE(shell.output.connected);
  shell.scan(1);
  EXPECT_EQ(shell.output.fault, Fault::NoSuback);
}

TEST(Subscribe, TheSameFilterIsTheSameSubscription) {
  Shell shell;
  EXPECT_EQ(shell.want("a/b"), 0);
  EXPECT_EQ(shell.want("a/c"), 1);
  EXPECT_EQ(shell.want("a/b"), 0);
  EXPECT_EQ(shell.want("a/"), 2);
  shell.connect();
  shell.feed("90 03 00 01 00 90 03 00 02 00 90 03 00 03 00");
  shell.takeSent();
  EXPECT_EQ(shell.want("a/b"), 0);
  EXPECT_EQ(stateOf(shell, 0), State::Granted);
  // Another quality of service is asked for anew (MQTT-3.8.4-3).
  EXPECT_EQ(shell.want("a/b", Qos::AtLeastOnce), 0);
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "82 08 00 04 00 03 61 2f 62 01");
}

TEST(Subscribe, TheTableHasItsBound) {
  Shell shell;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    EXPECT_EQ(shell.want("filter/" + std::to_string(index)), index);
  }
  Text filter;
  setText(filter, "one/more");
  int32_t subscription = 0;
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::TooManyFilters);
  EXPECT_EQ(subscription, -1);
}

TEST(Subscribe, EachRefusalOfAFilterHasItsName) {
  Shell shell;
  Text filter;
  int32_t subscription = 0;
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::BadFilter);
  setText(filter, "a+");
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::BadFilter);
  setText(filter, bytes("00"));
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::BadFilter);
  filter.length = TEXT_BYTES_MAX + 1;
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::TopicTooLong);
  setText(filter, "a");
  EXPECT_EQ(subscribe(shell.client, filter, Qos::ExactlyOnce, subscription), Answer::BadQos);
  EXPECT_EQ(stateOf(shell, 0), State::Unused);
  EXPECT_EQ(stateOf(shell, -1), State::Unused);
  EXPECT_EQ(stateOf(shell, SUBSCRIPTIONS_MAX), State::Unused);
}

// The longest filters do not all fit beside each other; the rest follows when there is room.
TEST(Subscribe, FiltersThatFindNoRoomFollow) {
  Shell shell;
  shell.connect();
  shell.busyScans = -1;
  for (int32_t count = 0; count < 2; ++count) shell.publish("a", std::string(PAYLOAD_BYTES_MAX, 'p'));
  shell.scan();
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    shell.want(std::string(TEXT_BYTES_MAX - 1, 'f') + std::to_string(index));
  }
  shell.scan();
  EXPECT_EQ(stateOf(shell, SUBSCRIPTIONS_MAX - 1), State::Wanted);
  shell.busyScans = 0;
  shell.scan(10, 10);
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index)
    EXPECT_EQ(stateOf(shell, index), State::WaitSuback);
}

}  // namespace
}  // namespace mqtt
