#include "vcpu/system/interrupts/time_of_day_interrupts.h"

#include <algorithm>
#include <utility>

namespace vcpu {

namespace {

/// A clock that differs by less from what it should say was not set, but runs a little faster or slower.
constexpr int64_t CLOCK_SET_MIN = 10'000'000;

// A time of day can be any number, so that sums and differences of two may wrap.
int64_t difference(int64_t a, int64_t b) {
  return static_cast<int64_t>(static_cast<uint64_t>(a) - static_cast<uint64_t>(b));
}
int64_t sum(int64_t a, int64_t b) {
  return static_cast<int64_t>(static_cast<uint64_t>(a) + static_cast<uint64_t>(b));
}

}  // namespace

void TimeOfDayInterrupts::start(const Configured& blocks, const CpuTime& now) {
  entries_.clear();
  for (const auto& [number, schedule] : blocks) {
    entries_[number].schedule = schedule;
    if (schedule) activate(number, now);
  }
}

void TimeOfDayInterrupts::set(int number, const TimeOfDaySchedule& schedule) {
  entries_.at(number) = Entry{.schedule = schedule};
}

const TimeOfDaySchedule* TimeOfDayInterrupts::scheduleOf(int number) const {
  const auto found = entries_.find(number);
  return found != entries_.end() && found->second.schedule ? &*found->second.schedule : nullptr;
}

bool TimeOfDayInterrupts::activate(int number, const CpuTime& now) {
  Entry& entry = entries_.at(number);
  const std::optional<int64_t> next = startEventFrom(*entry.schedule, timeOf(entry, now));
  entry.isActive = next.has_value();
  entry.next = next.value_or(0);
  entry.done.reset();
  entry.seen = now;
  return entry.isActive;
}

bool TimeOfDayInterrupts::cancel(int number) {
  const auto found = entries_.find(number);
  return found != entries_.end() && std::exchange(found->second, Entry{}).schedule.has_value();
}

bool TimeOfDayInterrupts::isActive(int number) const {
  const auto found = entries_.find(number);
  return found != entries_.end() && found->second.isActive;
}

bool TimeOfDayInterrupts::isAnyActive() const {
  return std::ranges::any_of(entries_, [](const auto& entry) { return entry.second.isActive; });
}

int64_t TimeOfDayInterrupts::timeOf(const Entry& entry, const CpuTime& now) {
  return entry.schedule->isLocal ? now.local : now.system;
}

std::vector<DueInterrupt> TimeOfDayInterrupts::take(const CpuTime& now) {
  std::vector<DueInterrupt> due;
  for (auto& [number, entry] : entries_) {
    if (!entry.isActive) continue;
    if (const auto one = takeOne(number, entry, now)) due.push_back(*one);
  }
  return due;
}

std::optional<DueInterrupt> TimeOfDayInterrupts::takeOne(int number, Entry& entry, const CpuTime& now) {
  const int64_t time = timeOf(entry, now);
  const int64_t expected = sum(timeOf(entry, entry.seen), difference(now.monotonic, entry.seen.monotonic));
  const int64_t setForward = difference(time, expected);
  entry.seen = now;
  if (setForward < -CLOCK_SET_MIN) {
    entry.next = std::min(entry.next, startEventFrom(*entry.schedule, time).value_or(entry.next));
  }
  if (time < entry.next) return std::nullopt;
  const bool isCaughtUp = setForward > CLOCK_SET_MIN && entry.next > expected;
  const DueInterrupt one{.number = number,
                         .due = isCaughtUp ? now.monotonic : now.monotonic - difference(time, entry.next),
                         .event = {.period = static_cast<uint16_t>(entry.schedule->period),
                                   .isCaughtUp = isCaughtUp,
                                   .isSecondTime = entry.done && entry.next <= *entry.done}};
  entry.done = std::max(entry.done.value_or(time), time);
  const std::optional<int64_t> next =
      time < INT64_MAX ? startEventFrom(*entry.schedule, time + 1) : std::nullopt;
  if (next) {
    entry.next = *next;
  } else {
    entry = Entry{};
  }
  return one;
}

int64_t TimeOfDayInterrupts::nextDue() const {
  int64_t next = INT64_MAX;
  for (const auto& [number, entry] : entries_) {
    if (!entry.isActive) continue;
    const int64_t wait = difference(entry.next, timeOf(entry, entry.seen));
    if (wait >= 0 && wait < INT64_MAX - entry.seen.monotonic) {
      next = std::min(next, entry.seen.monotonic + wait);
    }
  }
  return next;
}

}  // namespace vcpu
