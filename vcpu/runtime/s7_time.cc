#include "vcpu/runtime/s7_time.h"

#include <algorithm>
#include <span>

#include "scl/types/elementary_types.h"
#include "scl/types/initial_image.h"
#include "vcpu/runtime/host.h"

namespace vcpu {

using scl::TypeKind;

namespace {

constexpr int64_t SECONDS_MAX = 9'223'372'036;

int64_t divideDown(int64_t a, int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

// Days since 1970-01-01; years begin in March here, so that the leap day is their last.
int64_t daysOf(int64_t year, int64_t month, int64_t day) {
  year -= month <= 2 ? 1 : 0;
  int64_t era = divideDown(year, 400);
  int64_t yearOfEra = year - era * 400;
  int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
}

int64_t momentOf(int64_t year, int64_t month, int64_t day, int64_t hour, int64_t minute, int64_t second) {
  int64_t seconds = daysOf(year, month, day) * 86'400 + hour * 3600 + minute * 60 + second;
  // Months and days that are none may lead further than nanoseconds reach.
  seconds = std::clamp(seconds, -SECONDS_MAX, SECONDS_MAX);
  return seconds * 1000 * NANOSECONDS_PER_MILLISECOND;
}

int64_t fromBcd(uint8_t byte) {
  return (byte >> 4) * 10 + (byte & 0xF);
}

int64_t readDateAndTime(const uint8_t* p) {
  int64_t year = fromBcd(p[0]);
  int64_t milliseconds = fromBcd(p[6]) * 10 + (p[7] >> 4);
  int64_t moment = momentOf(year >= 90 ? 1900 + year : 2000 + year, fromBcd(p[1]), fromBcd(p[2]),
                            fromBcd(p[3]), fromBcd(p[4]), fromBcd(p[5]));
  return moment + milliseconds * NANOSECONDS_PER_MILLISECOND;
}

// Moments that nanoseconds since 1970 do not reach stay at the border.
int64_t readDtl(const uint8_t* p) {
  const int64_t year = std::clamp<int64_t>(s7::s7Load16(p), 1700, 2262);
  const int64_t moment = momentOf(year, p[2], p[3], p[5], p[6], p[7]);
  const int64_t behindSecond = s7::s7Load32(p + 8);
  return moment > INT64_MAX - behindSecond ? INT64_MAX : moment + behindSecond;
}

// Bits 13 and 12 give the unit, 10 ms to 10 s; below stand three BCD digits.
constexpr int64_t S5_UNITS[] = {10, 100, 1000, 10'000};

int64_t readS5Time(uint16_t word) {
  int64_t count = (word >> 8 & 0xF) * 100 + (word >> 4 & 0xF) * 10 + (word & 0xF);
  return count * S5_UNITS[word >> 12 & 3] * NANOSECONDS_PER_MILLISECOND;
}

bool writeS5Time(uint8_t* image, int64_t milliseconds) {
  bool inRange = milliseconds >= 0 && milliseconds <= 9'990'000;
  milliseconds = std::clamp<int64_t>(milliseconds, 0, 9'990'000);
  uint16_t unit = 0;
  while (milliseconds / S5_UNITS[unit] > 999) unit++;
  auto count = static_cast<uint16_t>(milliseconds / S5_UNITS[unit]);
  s7::s7Store16(image,
                static_cast<uint16_t>(unit << 12 | count / 100 << 8 | count / 10 % 10 << 4 | count % 10));
  return inRange;
}

}  // namespace

bool hasDay(TypeKind kind) {
  return kind == TypeKind::Date || kind == TypeKind::DateAndTime || kind == TypeKind::LDateTime ||
         kind == TypeKind::DTL;
}

bool isTimeOfDay(TypeKind kind) {
  return kind == TypeKind::TimeOfDay || kind == TypeKind::LTimeOfDay;
}

int64_t readMoment(TypeKind kind, const uint8_t* image) {
  if (kind == TypeKind::Date) return s7::s7Load16(image) * NANOSECONDS_PER_DAY + scl::DATE_ZERO_NANOSECONDS;
  if (kind == TypeKind::DateAndTime) return readDateAndTime(image);
  if (kind == TypeKind::DTL) return readDtl(image);
  if (kind == TypeKind::S5Time) return readS5Time(s7::s7Load16(image));
  if (kind == TypeKind::TimeOfDay) return s7::s7Load32(image) * NANOSECONDS_PER_MILLISECOND;
  if (kind == TypeKind::Time) return static_cast<int32_t>(s7::s7Load32(image)) * NANOSECONDS_PER_MILLISECOND;
  return static_cast<int64_t>(s7::s7Load64(image));
}

bool writeMoment(TypeKind kind, uint8_t* image, int64_t nanoseconds) {
  const scl::Type& type = *scl::elementaryType(kind);
  std::span<uint8_t> bytes(image, static_cast<size_t>(type.size));
  if (kind == TypeKind::S5Time)
    return writeS5Time(image, divideDown(nanoseconds, NANOSECONDS_PER_MILLISECOND));
  int64_t value = nanoseconds;
  if (kind == TypeKind::Date)
    value = divideDown(nanoseconds, NANOSECONDS_PER_DAY) - scl::DATE_ZERO_NANOSECONDS / NANOSECONDS_PER_DAY;
  if (kind == TypeKind::Time || kind == TypeKind::TimeOfDay)
    value = divideDown(nanoseconds, NANOSECONDS_PER_MILLISECOND);
  if (kind == TypeKind::DateAndTime) {
    constexpr int64_t YEAR_2090 = int64_t{3'786'912'000} * 1'000'000'000;
    bool inRange = nanoseconds >= scl::DATE_ZERO_NANOSECONDS && nanoseconds < YEAR_2090;
    scl::encode(bytes, 0, 0, type, std::clamp(nanoseconds, scl::DATE_ZERO_NANOSECONDS, YEAR_2090 - 1));
    return inRange;
  }
  bool ranged = kind == TypeKind::Date || kind == TypeKind::Time || kind == TypeKind::TimeOfDay;
  scl::encode(bytes, 0, 0, type, value);
  return !ranged || scl::inRange(type, value);
}

}  // namespace vcpu
