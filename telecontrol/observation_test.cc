#include "telecontrol/observation.h"

#include <gtest/gtest.h>

#include <vector>

#include "telecontrol/alarm.h"

namespace tele {
namespace {

constexpr ScanTime SCAN = {.passedMs = 10, .samples = 0, .utc = {.known = true, .day = 20000, .dayMs = 1}};

Point point(PointKind kind) {
  Point made;
  made.settings.pointId = 1;
  made.settings.kind = kind;
  made.settings.threshold.change = 10;
  return made;
}

// Observes the input, and makes an event of it when it is one.
bool happens(Point& observed) {
  const bool due = observe(observed, SCAN);
  if (due) adopt(observed, SCAN.utc);
  return due;
}

bool happens(Point& observed, int32_t value) {
  observed.input.value = value;
  return happens(observed);
}

const std::vector<PointKind> KINDS = {PointKind::Bit,    PointKind::Alarm, PointKind::StatusWord,
                                      PointKind::Analog, PointKind::Mean,  PointKind::Counter};

// STATUS_RESTART goes in the first scan, whatever the kind, and nothing happens behind it.
TEST(Observation, MakesAnEventOfTheFirstScan) {
  for (PointKind kind : KINDS) {
    Point observed = point(kind);
    EXPECT_TRUE(happens(observed, 0));
    EXPECT_EQ(observed.state.eventStatus, STATUS_ONLINE);
    for (int scan = 0; scan < 100; ++scan) EXPECT_FALSE(happens(observed, 0));
  }
}

TEST(Observation, MakesAnEventOfEachStatusThatComesAndGoes) {
  for (PointKind kind : KINDS) {
    const struct {
      bool PointInput::*input;
      uint8_t status;
    } rows[] = {{&PointInput::valid, STATUS_NON_EXISTENT},
                {&PointInput::localForced, STATUS_ONLINE | STATUS_LOCAL_FORCED},
                {&PointInput::substituted, STATUS_ONLINE | STATUS_SUBSTITUTED}};
    for (const auto& row : rows) {
      Point observed = point(kind);
      (void)happens(observed, 0);
      observed.input.*row.input = !(observed.input.*row.input);
      EXPECT_TRUE(happens(observed));
      EXPECT_EQ(observed.state.eventStatus, row.status);
      EXPECT_FALSE(happens(observed));
      observed.input.*row.input = !(observed.input.*row.input);
      EXPECT_TRUE(happens(observed));
      EXPECT_EQ(observed.state.eventStatus, STATUS_ONLINE);
    }
  }
}

TEST(Observation, KeepsTheValueOfAPointThatCannotBeRead) {
  for (PointKind kind : KINDS) {
    Point observed = point(kind);
    (void)happens(observed, 1);
    const int32_t value = observed.state.value;
    observed.input.valid = false;
    (void)happens(observed, 0);
    EXPECT_EQ(observed.state.value, value);
  }
}

TEST(Observation, MakesAnEventOfATriggerAndSetsItBack) {
  for (PointKind kind : KINDS) {
    Point observed = point(kind);
    (void)happens(observed, 0);
    observed.input.trigger = true;
    EXPECT_TRUE(happens(observed));
    EXPECT_FALSE(observed.input.trigger);
    EXPECT_FALSE(happens(observed));
  }
}

TEST(Observation, MakesAnEventOfEachChangeOfABitAndAWord) {
  for (PointKind kind : {PointKind::Bit, PointKind::StatusWord}) {
    Point observed = point(kind);
    (void)happens(observed, 0);
    EXPECT_TRUE(happens(observed, 1));
    EXPECT_FALSE(happens(observed, 1));
    EXPECT_TRUE(happens(observed, 0));
  }
}

TEST(Observation, BringsAValueIntoTheRangeOfItsKind) {
  Point bit = point(PointKind::Bit);
  (void)happens(bit, 7);
  EXPECT_EQ(bit.state.value, 1);
  (void)happens(bit, -7);
  EXPECT_EQ(bit.state.value, 0);
  Point word = point(PointKind::StatusWord);
  (void)happens(word, 70000);
  EXPECT_EQ(word.state.value, 65535);
  (void)happens(word, INT32_MIN);
  EXPECT_EQ(word.state.value, 0);
}

// Each state of an alarm, and what becomes of it for each input.
TEST(Observation, FollowsAnAlarm) {
  constexpr int32_t BOTH = ALARM_PRESENT + ALARM_UNACKNOWLEDGED;
  const struct {
    int32_t before, signal;
    bool acknowledge;
    int32_t after;
  } rows[] = {
      {0, 0, false, 0},
      {0, 1, false, BOTH},
      {0, 0, true, 0},
      {0, 1, true, BOTH},
      {BOTH, 1, false, BOTH},
      {BOTH, 0, false, ALARM_UNACKNOWLEDGED},
      {BOTH, 1, true, ALARM_PRESENT},
      {BOTH, 0, true, 0},
      {ALARM_PRESENT, 1, false, ALARM_PRESENT},
      {ALARM_PRESENT, 0, false, 0},
      {ALARM_PRESENT, 1, true, ALARM_PRESENT},
      {ALARM_PRESENT, 0, true, 0},
      {ALARM_UNACKNOWLEDGED, 0, false, ALARM_UNACKNOWLEDGED},
      {ALARM_UNACKNOWLEDGED, 1, false, BOTH},
      {ALARM_UNACKNOWLEDGED, 0, true, 0},
      {ALARM_UNACKNOWLEDGED, 1, true, BOTH},
  };
  for (const auto& row : rows) {
    Point alarm = point(PointKind::Alarm);
    (void)happens(alarm, 0);
    alarm.state.value = row.before;
    alarm.state.eventValue = row.before;
    alarm.input.acknowledge = row.acknowledge;
    EXPECT_EQ(happens(alarm, row.signal), row.after != row.before);
    EXPECT_EQ(alarm.state.value, row.after) << row.before << row.signal << row.acknowledge;
    // An acknowledgement counts once.
    EXPECT_FALSE(alarm.input.acknowledge);
    EXPECT_FALSE(happens(alarm, row.signal));
  }
}

TEST(Observation, KeepsAnAcknowledgementUntilTheAlarmCanBeRead) {
  Point alarm = point(PointKind::Alarm);
  (void)happens(alarm, 1);
  alarm.input.valid = false;
  alarm.input.acknowledge = true;
  EXPECT_TRUE(happens(alarm));
  EXPECT_EQ(alarm.state.value, ALARM_PRESENT + ALARM_UNACKNOWLEDGED);
  alarm.input.valid = true;
  EXPECT_TRUE(happens(alarm));
  EXPECT_EQ(alarm.state.value, ALARM_PRESENT);
  EXPECT_FALSE(alarm.input.acknowledge);
}

TEST(Observation, CountsOverTheEndOfACounterAndMarksIt) {
  Point counter = point(PointKind::Counter);
  counter.settings.counterMax = 99;
  (void)happens(counter, 0);
  EXPECT_FALSE(happens(counter, 9));
  EXPECT_TRUE(happens(counter, 10));
  EXPECT_TRUE(happens(counter, 99));
  EXPECT_FALSE(counter.state.carry);
  EXPECT_TRUE(happens(counter, 2));
  EXPECT_TRUE(counter.state.carry);
  EXPECT_FALSE(happens(counter, 11));
  EXPECT_TRUE(happens(counter, 12));
}

}  // namespace
}  // namespace tele
