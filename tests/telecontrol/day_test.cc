// A station behind a thin link, 24 hours of plant life for each seed: every event reaches the other side
// once, with its time and in its order, or is counted as lost.

#include "tests/telecontrol/day.h"

#include <gtest/gtest.h>

namespace telecontrol {
namespace {

void expectDays(Engine engine, uint64_t seeds, int hours) {
  DayOutcome sum;
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    const DayOutcome day = simulateDay(seed, engine, hours);
    ASSERT_EQ(day.failure, "") << "build/telecontrol_day --trace --seed " << seed;
    sum.faults += day.faults;
    sum.events += day.events;
    sum.lost += day.lost;
    sum.restarts += day.restarts;
  }
  // Days without faults, or without losses, would show little.
  EXPECT_GT(sum.faults, static_cast<int64_t>(seeds) * 5);
  EXPECT_GT(sum.events, static_cast<int64_t>(seeds) * 500);
  EXPECT_GT(sum.restarts, 0);
  EXPECT_TRUE(sum.lost > 0 || engine == Engine::Scl);
}

TEST(Day, KeepsItsPromisesNatively) {
  expectDays(Engine::Native, 200, 24);
}

TEST(Day, KeepsItsPromisesAsScl) {
  expectDays(Engine::Scl, 6, 24);
}

}  // namespace
}  // namespace telecontrol
