#include "vcpu/system/interrupts/time_delay_interrupts.h"

#include <algorithm>
#include <utility>

namespace vcpu {

void TimeDelayInterrupts::start(std::span<const int> numbers) {
  delays_.clear();
  for (const int number : numbers) delays_[number] = {};
}

void TimeDelayInterrupts::begin(int number, int64_t due, StartEvent event) {
  delays_.at(number) = {true, due, event};
}

bool TimeDelayInterrupts::cancel(int number) {
  const auto found = delays_.find(number);
  return found != delays_.end() && std::exchange(found->second.runs, false);
}

bool TimeDelayInterrupts::isRunning(int number) const {
  const auto found = delays_.find(number);
  return found != delays_.end() && found->second.runs;
}

std::vector<DueInterrupt> TimeDelayInterrupts::take(int64_t now) {
  std::vector<DueInterrupt> due;
  for (auto& [number, delay] : delays_) {
    if (!delay.runs || now < delay.due) continue;
    delay.runs = false;
    due.push_back({.number = number, .due = delay.due, .event = delay.event});
  }
  return due;
}

int64_t TimeDelayInterrupts::nextDue() const {
  int64_t next = INT64_MAX;
  for (const auto& [number, delay] : delays_) {
    if (delay.runs) next = std::min(next, delay.due);
  }
  return next;
}

}  // namespace vcpu
