#pragma once
// Time that moves only when advance() or waitUntil() is called: the clock of tests and of repeatable runs.

#include "vcpu/world/clock.h"

namespace vcpu {

/// Starts at 0 ns. For one thread.
class SimulatedClock : public Clock {
 public:
  /// 2024-01-01 00:00 UTC, a Monday; what tests see unless they ask for another day.
  static constexpr int64_t START_UTC = 1'704'067'200'000'000'000;

  explicit SimulatedClock(int64_t startUtc = START_UTC) : startUtc_(startUtc) {}

  /// Moves both clocks forward; `milliseconds` is 0 or more.
  void advance(int64_t milliseconds);

  int64_t monotonic() override { return monotonic_; }
  int64_t utc() override { return startUtc_ + monotonic_; }

  /// Jumps to `time` at once; a time in the past changes nothing.
  void waitUntil(int64_t time) override;

 private:
  int64_t startUtc_;
  int64_t monotonic_ = 0;
};

}  // namespace vcpu
