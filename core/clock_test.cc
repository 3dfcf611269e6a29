#include "core/clock.h"

#include <gtest/gtest.h>

#include "core/limits.h"

namespace mqtt {
namespace {

TEST(Clock, MeasuresOverItsEnd) {
  for (int32_t start : {0, 1, CLOCK_PERIOD_MS / 2, CLOCK_PERIOD_MS - 1}) {
    for (int32_t passed : {0, 1, 1000, TIMEOUT_MS_MAX}) {
      const int32_t after = clockAfter(start, passed);
      EXPECT_GE(after, 0);
      EXPECT_LT(after, CLOCK_PERIOD_MS);
      EXPECT_EQ(passedSince(after, start), passed);
    }
  }
}

}  // namespace
}  // namespace mqtt
