#include "vcpu/system/time_zone.h"

#include <chrono>

namespace vcpu {

namespace {

constexpr int64_t MINUTE = 60'000'000'000;
constexpr int64_t DAY = 24 * 60 * MINUTE;
constexpr int64_t FIRST = 2 * DAY;
// The changes of the year behind it may lie beyond what 64 bits hold.
constexpr int64_t LAST = INT64_MAX - 366 * DAY;
constexpr int MINUTES_MAX = 24 * 60 - 1;
constexpr uint8_t LAST_WEEK = 5;

bool isValid(const ClockChange& change) {
  return change.month >= 1 && change.month <= 12 && change.week >= 1 && change.week <= LAST_WEEK &&
         change.weekday >= 1 && change.weekday <= 7 && change.hour <= 23 && change.minute <= 59;
}

/// The change in a year, as nanoseconds of the local time that runs until then.
int64_t momentOf(const ClockChange& change, std::chrono::year year) {
  using namespace std::chrono;
  const weekday day(change.weekday - 1U);
  const year_month inYear = year / month(change.month);
  const sys_days date =
      change.week == LAST_WEEK ? sys_days(inYear / day[last]) : sys_days(inYear / day[change.week]);
  return date.time_since_epoch().count() * DAY + (change.hour * 60 + change.minute) * MINUTE;
}

bool isNearTheEnds(int64_t time) {
  return time < FIRST || time > LAST;
}

int64_t standardTime(const TimeZone& zone, int64_t utc) {
  return utc + zone.bias * MINUTE;
}

}  // namespace

bool isValid(const TimeZone& zone) {
  const auto isLess = [](int minutes) { return minutes >= -MINUTES_MAX && minutes <= MINUTES_MAX; };
  if (!isLess(zone.bias) || !isLess(zone.daylightBias) || !isLess(zone.bias + zone.daylightBias))
    return false;
  return zone.daylightBias == 0 || (isValid(zone.daylightStart) && isValid(zone.standardStart));
}

// South of the equator daylight saving time runs over the end of the year.
bool isDaylightSaving(const TimeZone& zone, int64_t utc) {
  using namespace std::chrono;
  if (zone.daylightBias == 0 || isNearTheEnds(utc)) return false;
  const int64_t standard = standardTime(zone, utc);
  const year_month_day date(floor<days>(sys_time<nanoseconds>(nanoseconds(standard))));
  const int64_t begin = momentOf(zone.daylightStart, date.year());
  const int64_t end = momentOf(zone.standardStart, date.year()) - zone.daylightBias * MINUTE;
  return begin < end ? begin <= standard && standard < end : standard >= begin || standard < end;
}

int64_t localTime(const TimeZone& zone, int64_t utc) {
  if (isNearTheEnds(utc)) return utc;
  return standardTime(zone, utc) + (isDaylightSaving(zone, utc) ? zone.daylightBias * MINUTE : 0);
}

std::optional<int64_t> utcOf(const TimeZone& zone, int64_t local, bool isDaylight) {
  if (isNearTheEnds(local)) return local;
  const int64_t ofStandard = local - zone.bias * MINUTE;
  const int64_t ofDaylight = ofStandard - zone.daylightBias * MINUTE;
  const bool mayBeStandard = localTime(zone, ofStandard) == local;
  const bool mayBeDaylight = localTime(zone, ofDaylight) == local;
  if (mayBeDaylight && (isDaylight || !mayBeStandard)) return ofDaylight;
  return mayBeStandard ? std::optional(ofStandard) : std::nullopt;
}

}  // namespace vcpu
