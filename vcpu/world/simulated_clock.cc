#include "vcpu/world/simulated_clock.h"

#include <algorithm>

namespace vcpu {

void SimulatedClock::advance(int64_t milliseconds) {
  monotonic_ += milliseconds * 1'000'000;
}

void SimulatedClock::waitUntil(int64_t time) {
  monotonic_ = std::max(monotonic_, time);
}

}  // namespace vcpu
