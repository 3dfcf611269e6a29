#include "fleet/latencies.h"

#include <algorithm>
#include <bit>

namespace fleet {
namespace {

constexpr int64_t NS_PER_US = 1000;
constexpr double US_PER_MS = 1000;
constexpr uint64_t DAY_US = 86'400'000'000;

}  // namespace

void Latencies::add(int64_t nanoseconds) {
  const int64_t time = std::max<int64_t>(nanoseconds, 0);
  // Rounded up: a percentile is never too low.
  const uint64_t us = std::clamp<uint64_t>(static_cast<uint64_t>(time / NS_PER_US) + 1, 1, DAY_US);
  const auto octave = static_cast<size_t>(std::bit_width(us)) - 1;
  const uint64_t begin = uint64_t{1} << octave;
  const auto step = static_cast<size_t>((us - begin) * STEPS / begin);
  ++counts_[octave * STEPS + step];
  ++count_;
  longestMs_ = std::max(longestMs_, static_cast<double>(time) / (NS_PER_US * US_PER_MS));
}

void Latencies::add(const Latencies& other) {
  for (size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
  count_ += other.count_;
  longestMs_ = std::max(longestMs_, other.longestMs_);
}

double Latencies::percentileMs(double percent) const {
  const double wanted = static_cast<double>(count_) * percent / 100;
  int64_t seen = 0;
  for (size_t i = 0; i < counts_.size(); ++i) {
    seen += counts_[i];
    if (counts_[i] == 0 || static_cast<double>(seen) < wanted) continue;
    const auto begin = static_cast<double>(uint64_t{1} << (i / STEPS));
    const double end = begin * (1 + static_cast<double>(i % STEPS + 1) / STEPS);
    return std::min(end / US_PER_MS, longestMs_);
  }
  return longestMs_;
}

LatencyFigures Latencies::figures() const {
  return {.count = count_,
          .p50 = percentileMs(50),
          .p90 = percentileMs(90),
          .p99 = percentileMs(99),
          .longest = longestMs_};
}

}  // namespace fleet
