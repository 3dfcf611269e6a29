#pragma once
// When a time-of-day interrupt starts: start date, time of day and period. Pure functions and values: any
// thread may use them.

#include <cstdint>
#include <optional>

namespace vcpu {

/// PERIOD of SET_TINT and SET_TINTL. Source: TIA Portal Information System, SET_TINTL.
enum class TimeOfDayPeriod : uint16_t {
  Once = 0x0000,
  EveryMinute = 0x0201,
  Hourly = 0x0401,
  Daily = 0x1001,
  Weekly = 0x1201,
  Monthly = 0x1401,
  Yearly = 0x1801,
  EndOfMonth = 0x2001,
};

/// Nothing: a word that is no period.
std::optional<TimeOfDayPeriod> timeOfDayPeriod(uint16_t word);

struct TimeOfDaySchedule {
  int64_t start = 0;  ///< nanoseconds since 1970-01-01, a whole minute; from 1970 on
  TimeOfDayPeriod period = TimeOfDayPeriod::Once;
  bool isLocal = false;  ///< `start` is local time, otherwise UTC

  bool operator==(const TimeOfDaySchedule&) const = default;
};

/// `time` without its seconds.
int64_t wholeMinute(int64_t time);

/// Whether each of its periods has the day of its start: a month has no more than 28 days for certain, and
/// 'end of month' takes the day that a month has.
bool fitsPeriod(const TimeOfDaySchedule& schedule);

/// The first start event at or after `time`, in the same count; nothing: none comes, or none that 64 bits
/// can say. Yearly on a February 29: each leap year.
std::optional<int64_t> startEventFrom(const TimeOfDaySchedule& schedule, int64_t time);

}  // namespace vcpu
