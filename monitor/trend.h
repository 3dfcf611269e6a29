#pragma once
// How the value of a point went.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace monitor {

struct Sample {
  int64_t utcMs = 0;
  double value = 0;
};

/// The newest values, at most SAMPLES_MAX. One thread.
class Trend {
 public:
  static constexpr size_t SAMPLES_MAX = 500;

  /// A value as its event has it; one that is no number is left out.
  void add(int64_t utcMs, const std::string& value);

  /// The oldest first.
  std::vector<Sample> samples() const;

 private:
  std::vector<Sample> ring_;
  size_t oldest_ = 0;
};

}  // namespace monitor
