#pragma once
// Time as the virtual CPU sees it. net/ has the real clock, tests have a simulated one. One CPU and its clock
// belong to one thread.

#include <cstdint>

namespace vcpu {

/// Nothing here fails. The clock must outlive the CPU that uses it.
class Clock {
 public:
  virtual ~Clock() = default;

  /// Nanoseconds of a clock that never jumps; its zero is arbitrary.
  virtual int64_t monotonic() = 0;

  /// Nanoseconds since 1970-01-01 00:00 UTC.
  virtual int64_t utc() = 0;

  /// Returns when monotonic() has reached `time`, or earlier if something interrupts the wait.
  virtual void waitUntil(int64_t time) = 0;
};

}  // namespace vcpu
