#include "telecontrol/temporary.h"

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <tuple>

#include "telecontrol/limits.h"

namespace tele {
namespace {

constexpr int32_t NOON = DAY_MS / 2;

/// A station, and what it is given in each scan.
class Temporary : public testing::Test {
 protected:
  Temporary() {
    input.enable = true;
    input.passedMs = 100;
  }

  void scan(int32_t scans = 1) {
    for (int32_t i = 0; i < scans; ++i) scanTemporary(station, input);
  }
  /// Milliseconds until it is in this state; -1: not within an hour.
  int32_t msUntil(TemporaryState state) {
    for (int32_t passedMs = 0; passedMs <= 3600000; passedMs += input.passedMs) {
      if (station.state == state) return passedMs;
      scan();
    }
    return -1;
  }
  void demand() {
    input.demanded = true;
    scan();
    input.demanded = false;
  }
  /// Connected on behalf of the program.
  void connect() {
    demand();
    ASSERT_EQ(station.state, TemporaryState::Connecting);
    input.connected = true;
    scan();
    ASSERT_EQ(station.state, TemporaryState::Connected);
  }

  TemporaryStation station;
  TemporaryInput input;
};

TEST_F(Temporary, RestsWithoutAnOccasion) {
  EXPECT_EQ(msUntil(TemporaryState::Connecting), -1);
  EXPECT_FALSE(wantsConnection(station));
  input.waitingEvents = 4000;
  EXPECT_EQ(msUntil(TemporaryState::Connecting), -1);
}

TEST_F(Temporary, ConnectsOnEachOccasion) {
  struct Row {
    Occasion occasion;
    TemporarySettings settings;
    TemporaryInput input;
  };
  const std::vector<Row> rows = {
      {Occasion::Program, {}, {.passedMs = 100, .utc = {}, .enable = true, .demanded = true}},
      {Occasion::UrgentEvent,
       {},
       {.passedMs = 100, .utc = {}, .enable = true, .waitingEvents = 1, .urgent = true}},
      {Occasion::FillLevel,
       {.triggers = {}, .fillEvents = 10},
       {.passedMs = 100, .utc = {}, .enable = true, .waitingEvents = 10}},
      {Occasion::Schedule,
       {.triggers = {.intervalMs = 100, .timeOfDayMs = NO_TIME_OF_DAY}},
       {.passedMs = 100, .utc = {}, .enable = true}}};
  for (const Row& row : rows) {
    TemporaryStation one;
    one.settings = row.settings;
    scanTemporary(one, row.input);
    EXPECT_EQ(one.state, TemporaryState::Connecting);
    EXPECT_EQ(one.occasion, row.occasion);
    EXPECT_TRUE(wantsConnection(one));
    EXPECT_EQ(one.attempts, 1);
  }
}

TEST_F(Temporary, WaitsForWhatTheSettingsAskFor) {
  station.settings = {.triggers = {}, .fillEvents = 10, .onUrgent = false};
  input.waitingEvents = 9;
  input.urgent = true;
  EXPECT_EQ(msUntil(TemporaryState::Connecting), -1);
  input.waitingEvents = 10;
  scan();
  EXPECT_EQ(station.occasion, Occasion::FillLevel);
}

TEST_F(Temporary, ConnectsAtATimeOfDayOnlyWithAClock) {
  station.settings.triggers.timeOfDayMs = NOON;
  EXPECT_EQ(msUntil(TemporaryState::Connecting), -1);
  input.utc = {.known = true, .day = 20000, .dayMs = NOON - 1};
  scan();
  EXPECT_EQ(station.state, TemporaryState::Resting);
  input.utc.dayMs = NOON;
  scan();
  EXPECT_EQ(station.state, TemporaryState::Connecting);
  EXPECT_EQ(station.occasion, Occasion::Schedule);
}

TEST_F(Temporary, ConnectsByItsIntervalWithoutAClock) {
  station.settings.triggers = {.intervalMs = 600000, .timeOfDayMs = 0};
  EXPECT_EQ(msUntil(TemporaryState::Connecting), 600000);
}

TEST_F(Temporary, StaysUntilAllIsDeliveredAndCommandsHadTheirTime) {
  connect();
  input.undelivered = true;
  scan(600);
  EXPECT_EQ(station.state, TemporaryState::Connected);
  input.undelivered = false;
  input.underWay = true;
  scan(600);
  EXPECT_EQ(station.state, TemporaryState::Connected);
  input.underWay = false;
  EXPECT_EQ(msUntil(TemporaryState::Leaving), 30000);
}

TEST_F(Temporary, ACommandAndTheProgramBeginItsWaitAnew) {
  connect();
  scan(299);
  input.commanded = true;
  scan();
  input.commanded = false;
  scan(299);
  demand();
  EXPECT_EQ(msUntil(TemporaryState::Leaving), 30000);
}

// Events that come meanwhile wait for company, and are sent before it leaves.
TEST_F(Temporary, EventsDoNotProlongItsWaitButAreDelivered) {
  scan();
  EXPECT_FALSE(wantsAllSent(station));
  connect();
  EXPECT_TRUE(wantsAllSent(station));
  input.undelivered = true;
  scan(10);
  EXPECT_TRUE(wantsAllSent(station));
  input.undelivered = false;
  scan();
  EXPECT_FALSE(wantsAllSent(station));
  input.undelivered = true;
  scan(298);
  EXPECT_FALSE(wantsAllSent(station));
  scan();
  EXPECT_TRUE(wantsAllSent(station));
  EXPECT_EQ(station.state, TemporaryState::Connected);
  input.undelivered = false;
  scan();
  EXPECT_EQ(station.state, TemporaryState::Leaving);
  EXPECT_FALSE(wantsAllSent(station));
}

TEST_F(Temporary, LeavesWhenItsLastWordsAreSent) {
  connect();
  ASSERT_EQ(msUntil(TemporaryState::Leaving), 30000);
  EXPECT_TRUE(wantsConnection(station));
  // The program hands them over a scan later.
  scan();
  input.underWay = true;
  scan(20);
  EXPECT_EQ(station.state, TemporaryState::Leaving);
  input.underWay = false;
  scan(LEAVING_SCANS);
  EXPECT_EQ(station.state, TemporaryState::Resting);
  EXPECT_FALSE(wantsConnection(station));
}

TEST_F(Temporary, LeavesAfterItsLongestTimeWhateverWaits) {
  connect();
  input.undelivered = true;
  input.underWay = true;
  EXPECT_EQ(msUntil(TemporaryState::Leaving), 900000 - 100);
  EXPECT_EQ(msUntil(TemporaryState::Resting), LEAVING_MS_MAX);
}

TEST_F(Temporary, AnAttemptEndsAndTheNextWaits) {
  input.waitingEvents = 1;
  input.urgent = true;
  scan();
  for (int attempt = 1; attempt <= 3; ++attempt) {
    EXPECT_EQ(station.attempts, attempt);
    EXPECT_EQ(msUntil(TemporaryState::Resting), 120000);
    EXPECT_EQ(station.failures, attempt);
    EXPECT_EQ(msUntil(TemporaryState::Connecting), 900000);
  }
}

// What was asked for once was tried; the next occasion decides.
TEST_F(Temporary, AnAttemptWithoutSuccessEndsWhatTheProgramHasAskedFor) {
  demand();
  EXPECT_EQ(msUntil(TemporaryState::Resting), 120000);
  EXPECT_EQ(msUntil(TemporaryState::Connecting), -1);
}

TEST_F(Temporary, ABrokenLinkIsMadeAgainWithinItsLongestTime) {
  station.settings.longestMs = 60000;
  connect();
  input.undelivered = true;
  scan(100);
  input.connected = false;
  scan();
  EXPECT_EQ(station.state, TemporaryState::Connecting);
  scan(100);
  input.connected = true;
  scan();
  EXPECT_EQ(station.state, TemporaryState::Connected);
  EXPECT_EQ(station.attempts, 1);
  EXPECT_EQ(msUntil(TemporaryState::Leaving), 60000 - 100 - 10000 - 100 - 10000 - 100);
}

TEST_F(Temporary, PausesBetweenTwoConnections) {
  connect();
  ASSERT_GE(msUntil(TemporaryState::Resting), 0);
  input.connected = false;
  input.waitingEvents = 1;
  input.urgent = true;
  EXPECT_EQ(msUntil(TemporaryState::Connecting), 60000);
}

TEST_F(Temporary, AnOccasionWhileItLeavesIsNotForgotten) {
  connect();
  ASSERT_GE(msUntil(TemporaryState::Leaving), 0);
  demand();
  ASSERT_GE(msUntil(TemporaryState::Resting), 0);
  EXPECT_GE(msUntil(TemporaryState::Connecting), 60000);
  EXPECT_EQ(station.occasion, Occasion::Program);
}

TEST_F(Temporary, WithoutEnableItLeavesInOrderAndForgets) {
  connect();
  input.enable = false;
  scan();
  EXPECT_EQ(station.state, TemporaryState::Leaving);
  input.demanded = true;
  EXPECT_GE(msUntil(TemporaryState::Resting), 0);
  EXPECT_EQ(msUntil(TemporaryState::Connecting), -1);
  input.demanded = false;
  input.enable = true;
  EXPECT_EQ(msUntil(TemporaryState::Connecting), -1);
}

// ---- The whole state space, with short times

/// What can be told apart of a station: counters and the last occasion decide nothing.
using Key = std::tuple<TemporaryState, Occasion, int32_t, int32_t, int32_t, int32_t, int32_t, int32_t>;

Key keyOf(const TemporaryStation& station) {
  return {station.state,   station.next,    station.triggers.passedMs, station.attemptMs,
          station.stateMs, station.pauseMs, station.commandMs,         station.quietScans};
}

std::vector<TemporaryInput> allInputs() {
  std::vector<TemporaryInput> inputs;
  for (int bits = 0; bits < 256; ++bits) {
    const auto bit = [bits](int number) { return (bits >> number & 1) != 0; };
    for (int32_t passedMs : {-1, 0, 500, INT32_MAX}) {
      inputs.push_back({.passedMs = passedMs,
                        .utc = {},
                        .enable = bit(0),
                        .connected = bit(1),
                        .demanded = bit(2),
                        .waitingEvents = bit(3) ? 1 : 0,
                        .urgent = bit(4),
                        .undelivered = bit(5),
                        .underWay = bit(6),
                        .commanded = bit(7)});
    }
  }
  return inputs;
}

class StateSpace : public testing::TestWithParam<TemporarySettings> {
 protected:
  StateSpace() {
    std::deque<TemporaryStation> open(1);
    open.front().settings = GetParam();
    known_[keyOf(open.front())] = open.front();
    while (!open.empty()) {
      if (known_.size() > STATES_MAX) {
        ADD_FAILURE() << "a time grows without bound";
        return;
      }
      const TemporaryStation from = open.front();
      open.pop_front();
      for (const TemporaryInput& input : inputs_) {
        TemporaryStation to = from;
        scanTemporary(to, input);
        check(from, input, to);
        if (known_.emplace(keyOf(to), to).second) open.push_back(to);
      }
    }
  }

  /// What holds for each single scan.
  static void check(const TemporaryStation& from, const TemporaryInput& input, const TemporaryStation& to) {
    const bool begins = to.attempts > from.attempts;
    const bool fits = begins == (!wantsConnection(from) && wantsConnection(to));
    const bool mayBegin =
        input.enable && from.pauseMs <= std::max(input.passedMs, 0) && to.occasion != Occasion::None;
    const bool connects = from.state != TemporaryState::Connected && to.state == TemporaryState::Connected;
    const bool mayConnect = from.state == TemporaryState::Connecting && input.connected;
    if (!fits || (begins && !mayBegin) || (connects && !mayConnect)) {
      ADD_FAILURE() << "from " << static_cast<int>(from.state) << " to " << static_cast<int>(to.state);
    }
  }

  /// Scans of 500 ms with this input until it has this state; 1000: never.
  static int scansUntil(TemporaryStation station, const TemporaryInput& input, TemporaryState state) {
    int scans = 0;
    while (station.state != state && scans < 1000) {
      scanTemporary(station, input);
      ++scans;
    }
    return scans;
  }

  static constexpr size_t STATES_MAX = 20000;
  const std::vector<TemporaryInput> inputs_ = allInputs();
  std::map<Key, TemporaryStation> known_;
};

TEST_P(StateSpace, HasAWayOutOfEachStateInBoundedTime) {
  const TemporarySettings settings = GetParam();
  EXPECT_GT(known_.size(), 50U);
  const int32_t longestMs = std::clamp(settings.longestMs, LONGEST_MS_MIN, TIME_MS_MAX);
  const int32_t scansMax = (longestMs + LEAVING_MS_MAX) / 500 + LEAVING_SCANS;
  const int32_t pauseMax = std::max({settings.pauseMs, settings.retryMs, 0}) / 500 + 1;
  for (const auto& [key, station] : known_) {
    for (const TemporaryInput& input : inputs_) {
      if (input.passedMs != 500) continue;
      // Whatever the input, the connection ends, ..
      ASSERT_LE(scansUntil(station, input, TemporaryState::Resting), scansMax);
      // .. and if the program wants one, there is an attempt.
      if (input.enable && input.demanded && station.state == TemporaryState::Resting) {
        ASSERT_LE(scansUntil(station, input, TemporaryState::Connecting), pauseMax);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Settings, StateSpace,
                         testing::Values(TemporarySettings{.triggers = {},
                                                           .commandMs = 1000,
                                                           .longestMs = 3000,
                                                           .attemptMs = 1500,
                                                           .pauseMs = 1000,
                                                           .retryMs = 2000},
                                         TemporarySettings{
                                             .triggers = {.intervalMs = 1500, .timeOfDayMs = NO_TIME_OF_DAY},
                                             .fillEvents = 1,
                                             .commandMs = 0,
                                             .longestMs = 1000,
                                             .attemptMs = 1000,
                                             .pauseMs = 0,
                                             .retryMs = 0},
                                         TemporarySettings{.triggers = {.intervalMs = -1, .timeOfDayMs = -5},
                                                           .fillEvents = -1,
                                                           .onUrgent = false,
                                                           .commandMs = -1,
                                                           .longestMs = -1,
                                                           .attemptMs = -1,
                                                           .pauseMs = -1,
                                                           .retryMs = -1},
                                         TemporarySettings{.triggers = {},
                                                           .commandMs = INT32_MAX,
                                                           .longestMs = 2000,
                                                           .attemptMs = INT32_MAX,
                                                           .pauseMs = 500,
                                                           .retryMs = 500}));

}  // namespace
}  // namespace tele
