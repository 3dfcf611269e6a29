#include "vcpu/system/interrupts/cyclic_interrupts.h"

#include <algorithm>
#include <tuple>

namespace vcpu {

void CyclicInterrupts::start(const std::vector<CyclicInterrupt>& interrupts, int64_t now) {
  pending_.clear();
  for (const CyclicInterrupt& one : interrupts) {
    pending_.push_back({one, now + one.interval + one.phase, false});
  }
}

// The queue holds the earliest start events; what comes while it is full is discarded, and counted until the
// OB runs.
std::vector<DueInterrupt> CyclicInterrupts::take(int64_t now) {
  std::vector<DueInterrupt> due;
  for (Pending& one : pending_) {
    if (now < one.due) continue;
    const CyclicInterrupt& interrupt = one.interrupt;
    const int64_t events = (now - one.due) / interrupt.interval + 1;
    const int64_t queued = std::min<int64_t>(events, interrupt.eventsQueued);
    for (int64_t i = 0; i < queued; ++i) {
      due.push_back({interrupt.number, interrupt.priority, one.due + i * interrupt.interval, !one.hasRun,
                     i == 0 ? events - queued : 0});
      one.hasRun = true;
    }
    one.due += events * interrupt.interval;
  }
  std::ranges::sort(due, {},
                    [](const DueInterrupt& one) { return std::tuple(-one.priority, one.due, -one.number); });
  return due;
}

int64_t CyclicInterrupts::nextDue() const {
  int64_t next = INT64_MAX;
  for (const Pending& one : pending_) next = std::min(next, one.due);
  return next;
}

}  // namespace vcpu
