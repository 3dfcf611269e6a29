#include "vcpu/system/time/time_of_day.h"

#include <chrono>

#include "vcpu/access/big_endian.h"

namespace vcpu {

namespace {

constexpr int64_t NS_PER_S = 1'000'000'000;
constexpr int64_t NS_PER_MS = 1'000'000;
constexpr int64_t S_PER_DAY = 86'400;
constexpr int64_t SECONDS_MAX = INT64_MAX / NS_PER_S;  ///< since 1970, that nanoseconds in 64 bits can say

struct Calendar {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
  unsigned weekday = 1;  // 1 = Sunday
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  uint32_t nanosecond = 0;
};

// Of a time before 1970 no day is asked: no format here has one.
Calendar toCalendar(int64_t nanoseconds) {
  using namespace std::chrono;
  if (nanoseconds < 0) return {.year = 0};
  const auto point = sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(nanoseconds));
  const auto midnight = floor<days>(point);
  const year_month_day date(midnight);
  const hh_mm_ss time(point - midnight);
  return {static_cast<int>(date.year()),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          weekday(midnight).c_encoding() + 1,
          static_cast<unsigned>(time.hours().count()),
          static_cast<unsigned>(time.minutes().count()),
          static_cast<unsigned>(time.seconds().count()),
          static_cast<uint32_t>(time.subseconds().count())};
}

bool fromCalendar(const Calendar& calendar, int64_t& nanoseconds) {
  using namespace std::chrono;
  if (calendar.year < 1970 || calendar.year > 2262) return false;
  const year_month_day date(year(calendar.year), month(calendar.month), day(calendar.day));
  if (!date.ok() || calendar.hour > 23 || calendar.minute > 59 || calendar.second > 59) return false;
  const int64_t daySeconds = sys_days(date).time_since_epoch().count() * S_PER_DAY;
  const int64_t seconds = daySeconds + calendar.hour * 3600 + calendar.minute * 60 + calendar.second;
  if (seconds >= SECONDS_MAX || calendar.nanosecond >= NS_PER_S) return false;
  nanoseconds = seconds * NS_PER_S + calendar.nanosecond;
  return true;
}

uint8_t toBcd(unsigned value) {
  return static_cast<uint8_t>(value / 10 << 4 | value % 10);
}

unsigned fromBcd(uint8_t byte) {
  return (byte >> 4) * 10U + (byte & 0xF);
}

// DTL, 12 bytes: year UInt, month, day, weekday, hour, minute, second USInt, nanosecond UDInt; 1970 to 2262.
uint16_t storeDtl(uint8_t* to, const Calendar& time) {
  if (time.year < 1970) return time_of_day::NOT_A_TIME;
  storeBigEndian<uint16_t>(to, static_cast<uint16_t>(time.year));
  to[2] = static_cast<uint8_t>(time.month);
  to[3] = static_cast<uint8_t>(time.day);
  to[4] = static_cast<uint8_t>(time.weekday);
  to[5] = static_cast<uint8_t>(time.hour);
  to[6] = static_cast<uint8_t>(time.minute);
  to[7] = static_cast<uint8_t>(time.second);
  storeBigEndian<uint32_t>(to + 8, time.nanosecond);
  return time_of_day::OK;
}

// Date_And_Time, 8 bytes of BCD: year (90..99 = 19xx, 00..89 = 20xx), month, day, hour, minute, second,
// hundreds and tens of the milliseconds, ones of them and the weekday.
uint16_t storeDateAndTime(uint8_t* to, const Calendar& time) {
  if (time.year < 1990 || time.year > 2089) return time_of_day::NOT_A_TIME;
  const unsigned millisecond = time.nanosecond / NS_PER_MS;
  to[0] = toBcd(static_cast<unsigned>(time.year) % 100);
  to[1] = toBcd(time.month);
  to[2] = toBcd(time.day);
  to[3] = toBcd(time.hour);
  to[4] = toBcd(time.minute);
  to[5] = toBcd(time.second);
  to[6] = toBcd(millisecond / 10);
  to[7] = static_cast<uint8_t>(millisecond % 10 << 4 | time.weekday);
  return time_of_day::OK;
}

Calendar loadDtl(const uint8_t* from) {
  return {loadBigEndian<uint16_t>(from),    from[2], from[3], from[4], from[5], from[6], from[7],
          loadBigEndian<uint32_t>(from + 8)};
}

Calendar loadDateAndTime(const uint8_t* from) {
  const unsigned year = fromBcd(from[0]);
  const unsigned millisecond = fromBcd(from[6]) * 10 + (from[7] >> 4);
  return {static_cast<int>(year < 90 ? 2000 + year : 1900 + year),
          fromBcd(from[1]),
          fromBcd(from[2]),
          from[7] & 0xFU,
          fromBcd(from[3]),
          fromBcd(from[4]),
          fromBcd(from[5]),
          static_cast<uint32_t>(millisecond * NS_PER_MS)};
}

}  // namespace

uint16_t storeTimeOfDay(const Area& area, int64_t nanoseconds) {
  if (area.bytes == nullptr) return time_of_day::NOT_A_TIME;
  if (area.kind == scl::TypeKind::DTL) return storeDtl(area.bytes, toCalendar(nanoseconds));
  if (area.kind == scl::TypeKind::DateAndTime) return storeDateAndTime(area.bytes, toCalendar(nanoseconds));
  if (area.kind != scl::TypeKind::LDateTime) return time_of_day::NOT_A_TIME;
  storeBigEndian<int64_t>(area.bytes, nanoseconds);
  return time_of_day::OK;
}

uint16_t loadTimeOfDay(const Area& area, int64_t& nanoseconds) {
  if (area.bytes == nullptr) return time_of_day::NOT_A_TIME;
  if (area.kind == scl::TypeKind::LDateTime) {
    nanoseconds = loadBigEndian<int64_t>(area.bytes);
    return time_of_day::OK;
  }
  Calendar calendar;
  if (area.kind == scl::TypeKind::DTL) {
    calendar = loadDtl(area.bytes);
  } else if (area.kind == scl::TypeKind::DateAndTime) {
    calendar = loadDateAndTime(area.bytes);
  } else {
    return time_of_day::NOT_A_TIME;
  }
  return fromCalendar(calendar, nanoseconds) ? time_of_day::OK : time_of_day::NOT_A_TIME;
}

}  // namespace vcpu
