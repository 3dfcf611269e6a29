#pragma once
// The host's clock.

#include <cstdint>

#include "vcpu/world/clock.h"

namespace net {

/// The constructor throws std::system_error if the host has no file descriptor left; nothing else fails.
/// monotonic() and waitUntil() follow CLOCK_MONOTONIC, utc() follows the host's date and may jump with it.
/// One thread waits at a time; every other call may come from any thread.
class HostClock : public vcpu::Clock {
 public:
  HostClock();
  ~HostClock() override;
  HostClock(const HostClock&) = delete;
  HostClock& operator=(const HostClock&) = delete;

  int64_t monotonic() override;
  int64_t utc() override;
  void waitUntil(int64_t time) override;

  /// Ends the wait under way, or the next one if there is none, at once. May be called from a signal handler
  /// and from any thread.
  void interrupt();

 private:
  int wakeUp_;  ///< an eventfd, readable after interrupt()
};

}  // namespace net
