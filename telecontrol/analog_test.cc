// The golden vector of the integrating threshold, and what the other steps of analog values do.

#include "telecontrol/analog.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "telecontrol/limits.h"

namespace tele {
namespace {

constexpr ScanTime SAMPLE = {.passedMs = SAMPLE_MS, .samples = 1, .utc = {}};

Point analog(int32_t change) {
  Point point;
  point.settings.kind = PointKind::Analog;
  point.settings.threshold.change = change;
  return point;
}

// Observes a value, and makes an event of it when it is one.
bool feed(Point& point, int32_t value, const ScanTime& now = SAMPLE) {
  point.input.value = value;
  const bool due = observeAnalog(point, now);
  if (due) point.state.threshold = {.saved = point.state.value, .sum = 0};
  return due;
}

// Threshold 2.0, saved value 20.0, samples each 500 ms, in tenths.
TEST(Analog, IntegratesAsTheGoldenVectorSays) {
  Point point = analog(20);
  point.settings.threshold.integrating = true;
  point.state.threshold.saved = 200;
  const struct {
    int32_t value;
    int32_t sum;
    bool fires;
  } samples[] = {{203, 3, false},  {198, 1, false},   {202, 3, false},   {205, 8, false},
                 {203, 11, false}, {204, 15, false},  {205, 0, true},    {204, -1, false},
                 {201, -5, false}, {199, -11, false}, {201, -15, false}, {199, 0, true}};
  for (const auto& sample : samples) {
    EXPECT_EQ(feed(point, sample.value), sample.fires) << sample.value;
    EXPECT_EQ(point.state.threshold.sum, sample.sum) << sample.value;
  }
  EXPECT_EQ(point.state.threshold.saved, 199);
}

TEST(Analog, ComparesWithTheValueOfTheLastEvent) {
  Point point = analog(10);
  EXPECT_FALSE(feed(point, 9));
  EXPECT_TRUE(feed(point, 10));
  EXPECT_FALSE(feed(point, 1));
  EXPECT_TRUE(feed(point, 0));
  EXPECT_TRUE(feed(point, -VALUE_MAX));
  EXPECT_TRUE(feed(point, VALUE_MAX));
}

TEST(Analog, MakesNoEventByItselfWithoutAThreshold) {
  Point point = analog(0);
  for (int32_t value : {0, 1, VALUE_MAX, -VALUE_MAX}) EXPECT_FALSE(feed(point, value));
}

// A scan that comes late counts for the samples that it stands for.
TEST(Analog, IntegratesOverALongScan) {
  Point often = analog(1000);
  Point seldom = analog(1000);
  often.settings.threshold.integrating = true;
  seldom.settings.threshold.integrating = true;
  for (int32_t sample = 0; sample < 4; ++sample) EXPECT_FALSE(feed(often, 7));
  EXPECT_FALSE(feed(seldom, 7, {.passedMs = 4 * SAMPLE_MS, .samples = 4, .utc = {}}));
  EXPECT_EQ(often.state.threshold.sum, seldom.state.threshold.sum);
}

// However small a change is, the smoothed value reaches it, and never passes it.
TEST(Analog, SmoothesUntilTheValueIsReached) {
  for (int32_t factor : {1, 4, 32, 64}) {
    for (int32_t target : {1, -1, 1000, -27648, VALUE_MAX, -VALUE_MAX}) {
      Point point = analog(0);
      point.settings.smoothing.factor = factor;
      (void)feed(point, 0);
      int32_t before = 0;
      for (int32_t sample = 0; sample < 40 * factor; ++sample) {
        (void)feed(point, target);
        EXPECT_LE(std::abs(before), std::abs(point.state.value));
        EXPECT_LE(std::abs(point.state.value), std::abs(target));
        before = point.state.value;
      }
      EXPECT_EQ(point.state.value, target) << "factor " << factor;
    }
  }
}

TEST(Analog, FollowsTheFormulaOfSmoothing) {
  std::mt19937 random(1);
  for (int32_t factor : {4, 32, 64}) {
    Point point = analog(0);
    point.settings.smoothing.factor = factor;
    double exact = 0;
    (void)feed(point, 0);
    for (int sample = 0; sample < 1000; ++sample) {
      const int32_t value = static_cast<int32_t>(random() % 55296) - 27648;
      (void)feed(point, value);
      exact += (value - exact) / factor;
      EXPECT_NEAR(point.state.value, exact, 2.0);
    }
  }
}

TEST(Analog, TakesNegativeValuesForZeroIfUnipolar) {
  Point point = analog(0);
  point.settings.unipolar = true;
  (void)feed(point, -1);
  EXPECT_EQ(point.state.value, 0);
  (void)feed(point, 5);
  EXPECT_EQ(point.state.value, 5);
}

TEST(Analog, SuppressesAFaultForItsTime) {
  for (int32_t fault : {RAW_OVERFLOW, RAW_UNDERFLOW}) {
    Point point = analog(0);
    point.settings.unipolar = true;
    point.settings.suppression = {.raw = true, .seconds = 2};
    (void)feed(point, 100);
    for (int32_t sample = 0; sample < 3; ++sample) {
      (void)feed(point, fault);
      EXPECT_EQ(point.state.value, 100);
      EXPECT_FALSE(point.state.overRange);
    }
    (void)feed(point, fault);
    EXPECT_EQ(point.state.value, fault);
    EXPECT_TRUE(point.state.overRange);
    (void)feed(point, 101);
    EXPECT_EQ(point.state.value, 101);
    EXPECT_FALSE(point.state.overRange);
  }
}

TEST(Analog, HasNoGoodValueToStandForAFaultAtTheStart) {
  Point point = analog(0);
  point.settings.suppression = {.raw = true, .seconds = 32767};
  (void)feed(point, RAW_OVERFLOW);
  EXPECT_TRUE(point.state.overRange);
}

TEST(Analog, IsBeyondALimitUntilItHasComeBackByTheHysteresis) {
  Point point = analog(0);
  point.settings.limits = {.watched = true, .lower = -100, .upper = 100, .hysteresis = 10};
  const struct {
    int32_t value;
    bool beyond;
  } steps[] = {{100, false}, {101, true},  {90, true}, {89, false},   {101, true}, {-101, true},
               {-90, true},  {-89, false}, {0, false}, {-100, false}, {-101, true}};
  for (const auto& step : steps) {
    (void)feed(point, step.value);
    EXPECT_EQ(point.state.overRange, step.beyond) << step.value;
  }
}

TEST(Analog, MarksWhatIsBeyondItsRange) {
  Point point = analog(0);
  (void)feed(point, VALUE_MAX + 1);
  EXPECT_EQ(point.state.value, VALUE_MAX);
  EXPECT_TRUE(point.state.overRange);
  (void)feed(point, INT32_MIN);
  EXPECT_EQ(point.state.value, -VALUE_MAX);
  EXPECT_TRUE(point.state.overRange);
  (void)feed(point, VALUE_MAX);
  EXPECT_FALSE(point.state.overRange);
}

// Each mean is that of its samples, whatever their signs and however many they are.
TEST(Mean, IsThatOfItsSamples) {
  std::mt19937 random(2);
  for (int32_t meanMs : {500, 1000, 60000, 3600000, DAY_MS}) {
    for (int32_t size : {3, 27648, VALUE_MAX}) {
      MeanState state;
      int64_t sum = 0;
      int32_t samples = 0;
      int32_t mean = 0;
      bool over = false;
      const int32_t step = meanMs >= 3600000 ? 2500 : 500;
      for (int32_t passed = 0; passed < meanMs; passed += step) {
        const int32_t value = static_cast<int32_t>(random() % (2 * static_cast<uint32_t>(size) + 1)) - size;
        const int32_t before = state.samples;
        over = advanceMean(state, value, meanMs, step, mean);
        if (over || state.samples > before) {
          sum += value;
          ++samples;
        }
      }
      ASSERT_TRUE(over);
      EXPECT_EQ(mean, sum / samples) << meanMs << " ms, " << samples << " samples up to " << size;
    }
  }
}

TEST(Mean, IsAnEventEachTimeWithoutAThreshold) {
  Point point = analog(0);
  point.settings.kind = PointKind::Mean;
  point.settings.meanMs = 1000;
  point.input.value = 5;
  EXPECT_FALSE(observeMean(point, SAMPLE));
  EXPECT_TRUE(observeMean(point, SAMPLE));
  EXPECT_EQ(point.state.value, 5);
  EXPECT_FALSE(observeMean(point, SAMPLE));
  EXPECT_TRUE(observeMean(point, SAMPLE));
}

}  // namespace
}  // namespace tele
