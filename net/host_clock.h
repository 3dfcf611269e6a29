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

  /// From now on a wait also ends when this epoll instance has events, which are then taken out of it. It
  /// must stay open as long as the clock waits.
  void wakeOnEventsOf(int epoll) { events_ = epoll; }

  /// Ends the wait under way, or the next one if there is none, at once. May be called from a signal handler
  /// and from any thread.
  void interrupt();

 private:
  int wakeUp_;       ///< an eventfd, readable after interrupt()
  int events_ = -1;  ///< an epoll instance; poll() passes over -1
};

}  // namespace net
