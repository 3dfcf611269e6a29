#pragma once
// A clock that runs by itself, for tests of bounds on time that must not take time.

#include "vcpu/world/clock.h"

namespace vcpu {

/// Each look is a millisecond later than the one before. One thread.
class RunningClock : public Clock {
 public:
  int64_t monotonic() override { return time_ += 1'000'000; }
  int64_t utc() override { return time_; }
  void waitUntil(int64_t) override {}

 private:
  int64_t time_ = 0;
};

}  // namespace vcpu
