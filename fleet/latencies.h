#pragma once
// How long things took, as percentiles of any number of them.

#include <array>
#include <cstddef>
#include <cstdint>

namespace fleet {

/// What is told of many times, in milliseconds; 0 of none.
struct LatencyFigures {
  int64_t count = 0;
  double p50 = 0;  ///< what half of them did not exceed
  double p90 = 0;
  double p99 = 0;
  double longest = 0;
};

/// Counts times in classes, each at most 1/16 wider than its begin, from a microsecond to a day: a percentile
/// is at most so much too high, however many times there are, and two of these can be added. For one thread.
class Latencies {
 public:
  /// `nanoseconds` from 0; longer than a day counts as a day.
  void add(int64_t nanoseconds);
  void add(const Latencies& other);

  int64_t count() const { return count_; }
  /// The longest, in milliseconds; 0 of none.
  double longestMs() const { return longestMs_; }
  /// In milliseconds, what so many of a hundred did not exceed; `percent` 0..100. 0 of none.
  double percentileMs(double percent) const;
  LatencyFigures figures() const;

 private:
  /// Classes between one power of two and the next.
  static constexpr size_t STEPS = 16;
  static constexpr size_t OCTAVES = 37;

  std::array<int64_t, STEPS * OCTAVES> counts_{};
  int64_t count_ = 0;
  double longestMs_ = 0;
};

}  // namespace fleet
