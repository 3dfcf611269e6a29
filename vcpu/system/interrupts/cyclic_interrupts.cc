#include "vcpu/system/interrupts/cyclic_interrupts.h"

#include <algorithm>

namespace vcpu {

void CyclicInterrupts::start(const std::vector<CyclicInterrupt>& interrupts, int64_t now) {
  pending_.clear();
  for (const CyclicInterrupt& one : interrupts) pending_.push_back({one, firstDue(one, now), false});
}

int64_t CyclicInterrupts::firstDue(const CyclicInterrupt& interrupt, int64_t now) {
  return interrupt.interval == 0 ? INT64_MAX : now + interrupt.interval + interrupt.phase;
}

const CyclicInterrupt* CyclicInterrupts::find(int number) const {
  for (const Pending& one : pending_) {
    if (one.interrupt.number == number) return &one.interrupt;
  }
  return nullptr;
}

void CyclicInterrupts::set(int number, int64_t interval, int64_t phase, int64_t now) {
  for (Pending& one : pending_) {
    if (one.interrupt.number != number) continue;
    one.interrupt.interval = interval;
    one.interrupt.phase = phase;
    one.due = firstDue(one.interrupt, now);
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
      due.push_back({interrupt.number, interrupt.priority, one.due + i * interrupt.interval,
                     StartEvent{.isFirst = !one.hasRun, .eventsDiscarded = i == 0 ? events - queued : 0}});
      one.hasRun = true;
    }
    one.due += events * interrupt.interval;
  }
  return due;
}

int64_t CyclicInterrupts::nextDue() const {
  int64_t next = INT64_MAX;
  for (const Pending& one : pending_) next = std::min(next, one.due);
  return next;
}

}  // namespace vcpu
