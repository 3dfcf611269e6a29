#include "fleet/latencies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace fleet {
namespace {

constexpr double NS_PER_MS = 1e6;

TEST(Latencies, PercentilesAreAtMostASixteenthTooHigh) {
  std::mt19937 random(1);
  std::vector<int64_t> times;
  Latencies latencies;
  for (int i = 0; i < 20'000; ++i) {
    const auto time =
        static_cast<int64_t>(1000.0 * std::pow(10.0, static_cast<double>(random() % 7000) / 1000));
    times.push_back(time);
    latencies.add(time);
  }
  std::sort(times.begin(), times.end());
  for (const double percent : {1.0, 10.0, 50.0, 90.0, 99.0, 99.9}) {
    const auto index = static_cast<size_t>(std::ceil(static_cast<double>(times.size()) * percent / 100)) - 1;
    const double exact = static_cast<double>(times[index]) / NS_PER_MS;
    EXPECT_GE(latencies.percentileMs(percent), exact * 0.999) << percent;
    EXPECT_LE(latencies.percentileMs(percent), (exact + 0.001) * 17 / 16) << percent;
  }
  EXPECT_EQ(latencies.percentileMs(100), latencies.longestMs());
  EXPECT_EQ(latencies.longestMs(), static_cast<double>(times.back()) / NS_PER_MS);
}

TEST(Latencies, OfNoneAllIsZero) {
  const Latencies none;
  EXPECT_EQ(none.count(), 0);
  EXPECT_EQ(none.percentileMs(99), 0);
  EXPECT_EQ(none.longestMs(), 0);
}

TEST(Latencies, TakesTimesBeyondItsClasses) {
  Latencies latencies;
  for (const int64_t time : {int64_t{-5}, int64_t{0}, INT64_MAX}) latencies.add(time);
  EXPECT_EQ(latencies.count(), 3);
  EXPECT_GT(latencies.percentileMs(99), 86'400'000);
}

TEST(Latencies, TwoTogetherAreAsOne) {
  Latencies one;
  Latencies other;
  Latencies both;
  for (int64_t i = 1; i < 1000; ++i) {
    (i % 3 == 0 ? one : other).add(i * 77'000);
    both.add(i * 77'000);
  }
  one.add(other);
  EXPECT_EQ(one.count(), both.count());
  EXPECT_EQ(one.percentileMs(50), both.percentileMs(50));
  EXPECT_EQ(one.longestMs(), both.longestMs());
}

}  // namespace
}  // namespace fleet
