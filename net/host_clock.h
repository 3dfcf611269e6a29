#pragma once
// The host's clock.

#include <cstdint>

#include "vcpu/world/clock.h"

namespace net {

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
