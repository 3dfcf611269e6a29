#include "telecontrol/triggers.h"

#include <gtest/gtest.h>

namespace tele {
namespace {

constexpr int32_t NOON = DAY_MS / 2;

UtcTime at(int32_t day, int32_t dayMs) {
  return {.known = true, .day = day, .dayMs = dayMs};
}

TEST(Triggers, FireWhenAnIntervalIsOver) {
  const TriggerSettings settings = {.intervalMs = 1000, .timeOfDayMs = NO_TIME_OF_DAY};
  TriggerState state;
  int32_t fired = 0;
  for (int32_t scan = 0; scan < 100; ++scan) fired += isTriggered(settings, state, {}, 30) ? 1 : 0;
  EXPECT_EQ(fired, 3);
  EXPECT_TRUE(isTriggered(settings, state, {}, DAY_MS));
  EXPECT_FALSE(isTriggered(settings, state, {}, 0));
}

TEST(Triggers, FireAtATimeOfDayOnceADay) {
  for (int32_t timeOfDayMs : {0, 1, NOON, DAY_MS - 1}) {
    const TriggerSettings settings = {.intervalMs = 0, .timeOfDayMs = timeOfDayMs};
    TriggerState state;
    int32_t fired = 0;
    for (int32_t minute = 0; minute < 3 * 1440; ++minute) {
      fired += isTriggered(settings, state, at(100 + minute / 1440, minute % 1440 * 60000), 60000) ? 1 : 0;
    }
    // The first scan of the three days has no scan before it, and the last minute of a day ends in the next.
    EXPECT_EQ(fired, timeOfDayMs == 0 || timeOfDayMs == DAY_MS - 1 ? 2 : 3) << timeOfDayMs;
  }
}

TEST(Triggers, FireOnceWhenTheClockIsSetForwardAndAgainWhenItIsSetBack) {
  const TriggerSettings settings = {.intervalMs = 0, .timeOfDayMs = NOON};
  TriggerState state;
  EXPECT_FALSE(isTriggered(settings, state, at(10, NOON - 1), 10));
  EXPECT_TRUE(isTriggered(settings, state, at(15, 5), 10));
  EXPECT_FALSE(isTriggered(settings, state, at(15, 6), 10));
  EXPECT_FALSE(isTriggered(settings, state, at(14, NOON - 1), 10));
  EXPECT_TRUE(isTriggered(settings, state, at(14, NOON), 10));
}

TEST(Triggers, DoNotFireWithoutAClock) {
  const TriggerSettings settings = {.intervalMs = 0, .timeOfDayMs = 0};
  TriggerState state;
  EXPECT_FALSE(isTriggered(settings, state, {}, 10));
  EXPECT_FALSE(isTriggered(settings, state, at(15, NOON), 10));
  EXPECT_FALSE(isTriggered(settings, state, {}, 10));
  EXPECT_FALSE(isTriggered(settings, state, at(16, NOON), 10));
}

}  // namespace
}  // namespace tele
