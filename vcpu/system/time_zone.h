#pragma once
// The time zone of a CPU: its local time, with daylight saving time. Pure functions and values: any thread
// may use them.

#include <cstdint>
#include <optional>

namespace vcpu {

/// When the clocks are changed each year, in the local time that runs until then.
struct ClockChange {
  uint8_t month = 0;    ///< 1 to 12
  uint8_t week = 0;     ///< 1 to 4: the first to fourth such weekday of the month; 5: the last
  uint8_t weekday = 0;  ///< 1 to 7, 1 is Sunday
  uint8_t hour = 0;
  uint8_t minute = 0;
};

struct TimeZone {
  int16_t bias = 0;  ///< minutes that standard time is ahead of UTC
  int16_t daylightBias =
      0;  ///< minutes that daylight saving time is ahead of standard time; 0: there is none
  ClockChange daylightStart{};
  ClockChange standardStart{};
};

/// Whether there is such a time zone: less than a day from UTC, changes that exist.
bool isValid(const TimeZone& zone);

/// Whether daylight saving time runs at `utc`, nanoseconds since 1970-01-01. The zone is valid, as below.
/// Times before 1970-01-03 and of the last two days that 64 bits can say count as UTC everywhere.
bool isDaylightSaving(const TimeZone& zone, int64_t utc);

int64_t localTime(const TimeZone& zone, int64_t utc);

/// The UTC of a local time. In the hour that comes twice `isDaylight` says which is meant. Nothing: the hour
/// that is left out.
std::optional<int64_t> utcOf(const TimeZone& zone, int64_t local, bool isDaylight);

}  // namespace vcpu
