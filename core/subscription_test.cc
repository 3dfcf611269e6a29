#include "core/subscription.h"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <vector>

#include "core/connect.h"
#include "core/settings.h"

namespace mqtt {
namespace {

using State = SubscriptionState;

constexpr std::array ALL_STATES = {State::Unused,  State::Wanted,   State::WaitSuback, State::Granted,
                                   State::Refused, State::Unwanted, State::Ending};
constexpr std::array ALL_MEMORIES = {SessionMemory::Forgotten, SessionMemory::Unknown, SessionMemory::Kept};

// The picture in subscription.cc as a table: what acceptance makes of each state, by what the broker knows.
TEST(Subscription, AcceptanceLeadsWhereThePictureSays) {
  struct Row {
    State before, forgotten, unknown, kept;
  };
  constexpr Row ROWS[] = {
      {State::Unused, State::Unused, State::Unused, State::Unused},
      {State::Wanted, State::Wanted, State::Wanted, State::Wanted},
      {State::WaitSuback, State::Wanted, State::Wanted, State::Wanted},
      {State::Granted, State::Wanted, State::Wanted, State::Granted},
      {State::Refused, State::Wanted, State::Wanted, State::Wanted},
      {State::Unwanted, State::Unused, State::Unwanted, State::Unwanted},
      {State::Ending, State::Unused, State::Unwanted, State::Unwanted},
  };
  ASSERT_EQ(std::size(ROWS), ALL_STATES.size());
  for (const Row& row : ROWS) {
    EXPECT_EQ(afterAcceptance(row.before, SessionMemory::Forgotten), row.forgotten);
    EXPECT_EQ(afterAcceptance(row.before, SessionMemory::Unknown), row.unknown);
    EXPECT_EQ(afterAcceptance(row.before, SessionMemory::Kept), row.kept);
  }
}

TEST(Subscription, SubackSettlesOnlyWhatWaitsForIt) {
  for (State state : ALL_STATES) {
    for (int32_t code : {0, 1, 2, SUBACK_REFUSED}) {
      State expected = state;
      if (state == State::WaitSuback) expected = code == SUBACK_REFUSED ? State::Refused : State::Granted;
      EXPECT_EQ(afterSuback(state, code), expected);
    }
  }
}

TEST(Subscription, EachStateReceivesOrLeavesOrIsUnused) {
  const std::set<State> receiving = {State::Wanted, State::WaitSuback, State::Granted, State::Refused};
  const std::set<State> unsettled = {State::Wanted, State::WaitSuback, State::Unwanted, State::Ending};
  for (State state : ALL_STATES) {
    EXPECT_EQ(isReceiving(state), receiving.contains(state));
    EXPECT_EQ(isUnsettled(state), unsettled.contains(state));
  }
}

// Where a state can lead without a user: the functions, and the packets that subscribe.cc sends and gets.
std::set<State> reachedFrom(State first) {
  std::set<State> reached = {first};
  std::vector<State> open = {first};
  while (!open.empty()) {
    const State state = open.back();
    open.pop_back();
    std::vector<State> next = {afterSuback(state, 0), afterSuback(state, SUBACK_REFUSED)};
    for (SessionMemory memory : ALL_MEMORIES) next.push_back(afterAcceptance(state, memory));
    if (state == State::Wanted) next.push_back(State::WaitSuback);
    if (state == State::Unwanted) next.push_back(State::Ending);
    if (state == State::Ending) next.push_back(State::Unused);
    for (State one : next) {
      if (reached.insert(one).second) open.push_back(one);
    }
  }
  return reached;
}

TEST(Subscription, WhatIsWantedIsGrantedInTheEndAndWhatIsNotEnds) {
  const std::set<State> wanted = {State::Wanted, State::WaitSuback, State::Granted, State::Refused};
  for (State state : ALL_STATES) {
    const std::set<State> reached = reachedFrom(state);
    if (isReceiving(state)) {
      EXPECT_EQ(reached, wanted) << "only its user ends it";
    } else {
      EXPECT_TRUE(reached.contains(State::Unused));
      for (State one : reached) EXPECT_FALSE(isReceiving(one)) << "nothing comes back to life";
    }
  }
}

TEST(Subscription, ConnackSaysWhatTheBrokerKnows) {
  for (int32_t level : {LEVEL_MQTT_31, LEVEL_MQTT_311}) {
    for (bool cleanSession : {false, true}) {
      for (bool sessionPresent : {false, true}) {
        Handshake handshake;
        handshake.protocolLevel = level;
        handshake.cleanSession = cleanSession;
        handshake.sessionPresent = sessionPresent;
        SessionMemory expected = SessionMemory::Forgotten;
        if (level == LEVEL_MQTT_31 && !cleanSession) expected = SessionMemory::Unknown;
        if (sessionPresent) expected = SessionMemory::Kept;
        EXPECT_EQ(memoryOf(handshake), expected);
      }
    }
  }
}

}  // namespace
}  // namespace mqtt
