#include "core/subscribe.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

using State = SubscriptionState;

State stateOf(const Shell& shell, int32_t subscription) {
  return subscriptionState(shell.client, subscription);
}

// The whole input space of the functions, against the picture in subscription.cc.
TEST(Subscribe, EveryStateHasTheWaysOfThePicture) {
  struct Row {
    State from;
    State forgotten;
    State unknown;
    State kept;
    bool receiving;
    bool unsettled;
  };
  constexpr Row ROWS[] = {
      {State::Unused, State::Unused, State::Unused, State::Unused, false, false},
      {State::Wanted, State::Wanted, State::Wanted, State::Wanted, true, true},
      {State::WaitSuback, State::Wanted, State::Wanted, State::Wanted, true, true},
      {State::Granted, State::Wanted, State::Wanted, State::Granted, true, false},
      {State::Refused, State::Wanted, State::Wanted, State::Wanted, true, false},
      {State::Unwanted, State::Unused, State::Unwanted, State::Unwanted, false, true},
      {State::Ending, State::Unused, State::Unwanted, State::Unwanted, false, true},
  };
  for (const Row& row : ROWS) {
    EXPECT_EQ(afterAcceptance(row.from, SessionMemory::Forgotten), row.forgotten);
    EXPECT_EQ(afterAcceptance(row.from, SessionMemory::Unknown), row.unknown);
    EXPECT_EQ(afterAcceptance(row.from, SessionMemory::Kept), row.kept);
    EXPECT_EQ(isReceiving(row.from), row.receiving);
    EXPECT_EQ(isUnsettled(row.from), row.unsettled);
    for (int32_t code : {0, 1, 2, 128}) {
      const State answered = code == 128 ? State::Refused : State::Granted;
      EXPECT_EQ(afterSuback(row.from, code), row.from == State::WaitSuback ? answered : row.from);
    }
  }
}

// 3.8, MQTT-3.9.3-1: the codes come in the order of the filters.
TEST(Subscribe, FiltersShareAPacketAndEachHasItsCode) {
  Shell shell;
  const int32_t first = shell.want("a/b", Qos::AtLeastOnce);
  const int32_t second = shell.want("c/#");
  const int32_t third = shell.want("d", Qos::ExactlyOnce);
  EXPECT_EQ(stateOf(shell, first), State::Wanted);
  shell.connect();
  EXPECT_EQ(shell.takeSent(), "82 12 00 01 00 03 61 2f 62 01 00 03 63 2f 23 00 00 01 64 02");
  EXPECT_EQ(stateOf(shell, first), State::WaitSuback);
  shell.feed("90 05 00 01 00 80 02");
  EXPECT_EQ(stateOf(shell, first), State::Granted);
  EXPECT_EQ(stateOf(shell, second), State::Refused);
  EXPECT_EQ(stateOf(shell, third), State::Granted);
  // MQTT-3.8.4-6: granted less than wanted.
  EXPECT_EQ(shell.subscriptionAt(first).grantedQos, Qos::AtMostOnce);
  EXPECT_EQ(shell.subscriptionAt(first).wantedQos, Qos::AtLeastOnce);
  EXPECT_EQ(shell.subscriptionAt(third).grantedQos, Qos::ExactlyOnce);
}

TEST(Subscribe, WhatIsWantedWhileAnAnswerIsDueFollowsIt) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.takeSent();
  const int32_t later = shell.want("b");
  shell.scan(10, 5);
  EXPECT_EQ(shell.takeSent(), "");
  shell.feed("90 03 00 01 00");
  EXPECT_EQ(shell.takeSent(), "82 06 00 02 00 01 62 00");
  shell.feed("90 03 00 02 01");
  EXPECT_EQ(stateOf(shell, later), State::Granted);
}

// 3.9.3: a refusal stands until the next connection.
TEST(Subscribe, ARefusalIsSaidAndTriedAgainWithTheNextConnection) {
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
  // A broker that grants now is followed, and one that refuses later too.
  shell.feed("90 03 00 02 00");
  EXPECT_EQ(stateOf(shell, subscription), State::Granted);
  shell.breakLink();
  shell.feed("20 02 00 00");
  shell.feed("90 03 00 03 80");
  EXPECT_EQ(stateOf(shell, subscription), State::Refused);
}

TEST(Subscribe, TheUserMayAskForARefusedFilterAgain) {
  Shell shell;
  int32_t subscription = shell.want("a");
  shell.connect();
  shell.feed("90 03 00 01 80");
  shell.takeSent();
  Text filter;
  setText(filter, "a");
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::Accepted);
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "82 06 00 02 00 01 61 00");
}

TEST(Subscribe, WithoutASessionEverythingIsAskedForAgain) {
  for (bool sessionPresent : {false, true}) {
    Shell shell;
    shell.client.settings.cleanSession = false;
    const int32_t subscription = shell.want("a");
    shell.connect();
    shell.feed("90 03 00 01 00");
    shell.breakLink();
    shell.scan();
    shell.takeSent();
    shell.feed(sessionPresent ? "20 02 01 00" : "20 02 00 00");
    EXPECT_EQ(shell.takeSent(), sessionPresent ? "" : "82 06 00 02 00 01 61 00");
    EXPECT_EQ(stateOf(shell, subscription), sessionPresent ? State::Granted : State::WaitSuback);
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
  const int32_t subscription = shell.want("a");
  shell.connect();
  shell.breakLink();
  // It would have been a violation: nothing of it is read.
  shell.feed("20 02 00 00 90 03 00 01 03");
  EXPECT_TRUE(shell.output.connected);
  shell.feed("90 03 00 01 80");
  EXPECT_EQ(stateOf(shell, subscription), State::WaitSuback);
  shell.feed("90 03 00 02 00");
  EXPECT_EQ(stateOf(shell, subscription), State::Granted);
}

TEST(Subscribe, AnAnswerThatStaysAwayEndsTheConnection) {
  Shell shell;
  const int32_t subscription = shell.want("a");
  shell.connect();
  shell.scan(9999);
  EXPECT_TRUE(shell.output.connected);
  shell.scan(1);
  EXPECT_EQ(shell.output.fault, Fault::NoSuback);
  shell.breakLink();
  shell.feed("20 02 00 00");
  shell.feed("90 03 00 02 00");
  EXPECT_EQ(unsubscribe(shell.client, subscription), Answer::Accepted);
  shell.scan(1);
  shell.scan(9999);
  EXPECT_TRUE(shell.output.connected);
  shell.scan(1);
  EXPECT_EQ(shell.output.fault, Fault::NoUnsuback);
}

TEST(Subscribe, ANumberKeepsItsFilterOrMovesToAnother) {
  Shell shell;
  shell.connect();
  const int32_t first = shell.want("a");
  int32_t subscription = first;
  Text filter;
  setText(filter, "a");
  shell.scan();
  shell.feed("90 03 00 01 00");
  shell.takeSent();
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::Accepted);
  EXPECT_EQ(subscription, first);
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "");
  // Another quality of service is asked for anew (MQTT-3.8.4-3).
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtLeastOnce, subscription), Answer::Accepted);
  EXPECT_EQ(subscription, first);
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "82 06 00 02 00 01 61 01");
  shell.feed("90 03 00 02 01");
  setText(filter, "b");
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtLeastOnce, subscription), Answer::Accepted);
  EXPECT_NE(subscription, first);
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "a2 05 00 03 00 01 61");
  shell.feed("b0 02 00 03");
  EXPECT_EQ(shell.takeSent(), "82 06 00 04 00 01 62 01");
  EXPECT_EQ(stateOf(shell, first), State::Unused);
}

// 3.10, MQTT-3.10.4: the last subscription to a filter takes it from the broker, and nothing more is
// received.
TEST(Subscribe, UnsubscribeEndsASubscription) {
  Shell shell;
  const int32_t first = shell.want("a");
  const int32_t second = shell.want("a", Qos::AtLeastOnce);
  shell.connect();
  // The same filter twice: SUBSCRIBE replaces, so both ask for the higher quality of service.
  EXPECT_EQ(shell.takeSent(), "82 0a 00 01 00 01 61 01 00 01 61 01");
  shell.feed("90 04 00 01 01 01");
  shell.feed(publishPacket("a", "x", 1, 7));
  EXPECT_EQ(unsubscribe(shell.client, first), Answer::Accepted);
  EXPECT_EQ(stateOf(shell, first), State::Unused);
  Message taken;
  EXPECT_EQ(receive(shell.client, first, taken), Answer::NoSubscription);
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "");
  EXPECT_EQ(shell.take(second), "a x");
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "40 02 00 07");
  shell.feed(publishPacket("a", "y", 1, 8));
  EXPECT_EQ(unsubscribe(shell.client, second), Answer::Accepted);
  EXPECT_EQ(stateOf(shell, second), State::Unwanted);
  shell.scan();
  // What was in the inbox for it is dismissed, and so acknowledged.
  EXPECT_EQ(shell.takeSent(), "40 02 00 08 a2 05 00 02 00 01 61");
  EXPECT_EQ(stateOf(shell, second), State::Ending);
  // 3.10.4: a message already on its way may still come.
  shell.feed(publishPacket("a", "z", 1, 9));
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "40 02 00 09");
  EXPECT_EQ(shell.take(), "");
  // Answers that are not its own change nothing.
  shell.feed("b0 02 00 01 90 03 00 02 00");
  EXPECT_EQ(stateOf(shell, second), State::Ending);
  shell.feed("b0 02 00 02");
  EXPECT_EQ(stateOf(shell, second), State::Unused);
  EXPECT_EQ(unsubscribe(shell.client, second), Answer::NoSubscription);
  EXPECT_EQ(shell.client.session.subscribing, false);
}

TEST(Subscribe, SeveralFiltersLeaveInOnePacket) {
  Shell shell;
  const int32_t first = shell.want("a");
  const int32_t second = shell.want("b");
  shell.connect();
  shell.feed("90 04 00 01 00 00");
  shell.takeSent();
  EXPECT_EQ(unsubscribe(shell.client, first), Answer::Accepted);
  EXPECT_EQ(unsubscribe(shell.client, second), Answer::Accepted);
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "a2 08 00 02 00 01 61 00 01 62");
}

// A broker that keeps the session keeps the filter too, until it is told.
TEST(Subscribe, WhatIsUnwantedWithoutAConnectionIsSaidWithTheNext) {
  for (bool kept : {false, true}) {
    Shell shell;
    shell.client.settings.cleanSession = false;
    const int32_t subscription = shell.want("a");
    shell.connect();
    shell.feed("90 03 00 01 00");
    shell.breakLink();
    EXPECT_EQ(unsubscribe(shell.client, subscription), Answer::Accepted);
    shell.scan();
    shell.takeSent();
    shell.feed(kept ? "20 02 01 00" : "20 02 00 00");
    EXPECT_EQ(shell.takeSent(), kept ? "a2 05 00 02 00 01 61" : "");
    EXPECT_EQ(stateOf(shell, subscription), kept ? State::Ending : State::Unused);
  }
}

TEST(Subscribe, WhatIsUnwantedBeforeItsSubackIsAskedForToTheEnd) {
  Shell shell;
  const int32_t subscription = shell.want("a");
  shell.connect();
  shell.takeSent();
  EXPECT_EQ(unsubscribe(shell.client, subscription), Answer::Accepted);
  shell.feed("90 03 00 01 00");
  EXPECT_EQ(shell.takeSent(), "a2 05 00 02 00 01 61");
}

TEST(Subscribe, TheTableHasItsBound) {
  Shell shell;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    const int32_t subscription = shell.want("filter/" + std::to_string(index));
    EXPECT_EQ(indexOfHandle(shell.client.session, subscription), index);
  }
  Text filter;
  setText(filter, "one/more");
  int32_t subscription = NO_SUBSCRIPTION;
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::TooManyFilters);
  EXPECT_EQ(subscription, NO_SUBSCRIPTION);
}

TEST(Subscribe, NumbersBeginAgainAtTheirEnd) {
  Shell shell;
  shell.client.session.lastEntry = COUNT_MAX / SUBSCRIPTIONS_MAX - 2;
  for (int32_t count = 0; count < 3; ++count) {
    const int32_t subscription = shell.want("a/" + std::to_string(count));
    EXPECT_GT(subscription, 0);
    EXPECT_EQ(indexOfHandle(shell.client.session, subscription), count);
  }
  EXPECT_EQ(shell.client.session.lastEntry, 1);
}

TEST(Subscribe, EachRefusalOfAFilterHasItsName) {
  Shell shell;
  Text filter;
  int32_t subscription = NO_SUBSCRIPTION;
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::BadFilter);
  setText(filter, "a+");
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::BadFilter);
  setText(filter, bytes("00"));
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::BadFilter);
  filter.length = TEXT_BYTES_MAX + 1;
  EXPECT_EQ(subscribe(shell.client, filter, Qos::AtMostOnce, subscription), Answer::TopicTooLong);
  setText(filter, "a");
  EXPECT_EQ(subscribe(shell.client, filter, static_cast<Qos>(3), subscription), Answer::BadQos);
  EXPECT_EQ(subscription, NO_SUBSCRIPTION);
  for (int32_t number : {-1, 0, 1, SUBSCRIPTIONS_MAX + 1, COUNT_MAX}) {
    EXPECT_EQ(stateOf(shell, number), State::Unused);
    EXPECT_EQ(unsubscribe(shell.client, number), Answer::NoSubscription);
  }
}

// The longest filters do not all fit beside each other; the rest follows when there is room.
TEST(Subscribe, FiltersThatFindNoRoomFollow) {
  Shell shell;
  shell.connect();
  shell.busyScans = -1;
  for (int32_t count = 0; count < 2; ++count) shell.publish("a", std::string(PAYLOAD_BYTES_MAX, 'p'));
  shell.scan();
  std::vector<int32_t> subscriptions;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    subscriptions.push_back(shell.want(std::string(TEXT_BYTES_MAX - 1, 'f') + std::to_string(index)));
  }
  shell.scan();
  EXPECT_EQ(stateOf(shell, subscriptions.front()), State::WaitSuback);
  EXPECT_EQ(stateOf(shell, subscriptions.back()), State::Wanted);
  shell.busyScans = 0;
  shell.scan(10, 5);
  shell.takeSent();
  const int32_t asked = shell.client.session.request.filterCount;
  Octets suback = {0x90, static_cast<uint8_t>(2 + asked), 0, 1};
  suback.resize(static_cast<size_t>(4 + asked));
  shell.feed(suback);
  EXPECT_EQ(stateOf(shell, subscriptions.front()), State::Granted);
  EXPECT_EQ(stateOf(shell, subscriptions.back()), State::WaitSuback);
}

}  // namespace
}  // namespace mqtt
