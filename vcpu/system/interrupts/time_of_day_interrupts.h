#pragma once
// OB10..17: their schedules, by the station's settings or by SET_TINT and its kin, and when each is due. One
// object belongs to one CPU and its thread.
//
//   nothing set --set--> set --activate--> active --its only start event--> nothing set
//
// cancel() leads back from each. A clock that is set forward over a start event makes up for it, once however
// many there were. One that is set back makes the OB run again at times at which it ran already (an S7-400
// does not). Source: TIA Portal Information System, 'Conditions that affect time-of-day interrupts' (S7-300,
// S7-400); for the S7-1200 and S7-1500: start information CaughtUp and SecondTime of S7-1200 System Manual
// A5E02486680-AK, p. 102.

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "vcpu/system/interrupts/due_interrupt.h"
#include "vcpu/system/interrupts/time_of_day_schedule.h"
#include "vcpu/system/time/cpu_time.h"

namespace vcpu {

class TimeOfDayInterrupts {
 public:
  /// The OBs of a program, each with the schedule that the station gives it, which is active.
  using Configured = std::map<int, std::optional<TimeOfDaySchedule>>;
  void start(const Configured& blocks, const CpuTime& now);

  /// Whether the program has this OB.
  bool has(int number) const { return entries_.contains(number); }

  /// Gives it a schedule, which is not active. The program has the OB.
  void set(int number, const TimeOfDaySchedule& schedule);

  /// nullptr: it has none. Valid until the next call of anything that is not const.
  const TimeOfDaySchedule* scheduleOf(int number) const;

  /// False, and it stays inactive: no start event comes any more. It has a schedule.
  bool activate(int number, const CpuTime& now);

  /// Takes its schedule away. False: it had none.
  bool cancel(int number);

  bool isActive(int number) const;
  bool isAnyActive() const;

  /// What is due at `now`. Each is taken once; the priorities are 0.
  std::vector<DueInterrupt> take(const CpuTime& now);

  /// When the next one is due if nobody sets the clock, as of the last take() or activate(): nanoseconds of
  /// Clock::monotonic(). INT64_MAX: none is active.
  int64_t nextDue() const;

 private:
  struct Entry {
    std::optional<TimeOfDaySchedule> schedule{};
    bool isActive = false;
    int64_t next = 0;               ///< its next start event, while it is active
    std::optional<int64_t> done{};  ///< start events up to this one have run
    CpuTime seen{};                 ///< when take() or activate() looked last
  };
  static int64_t timeOf(const Entry& entry, const CpuTime& now);
  static std::optional<DueInterrupt> takeOne(int number, Entry& entry, const CpuTime& now);

  std::map<int, Entry> entries_;
};

}  // namespace vcpu
