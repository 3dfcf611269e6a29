#include "telecontrol/json/utc_text.h"

#include "telecontrol/json/ascii.h"

namespace tele {

namespace {

/// Up to the seconds.
constexpr int32_t WHOLE_LENGTH = 19;
constexpr int32_t FRACTION_DIGITS_MAX = 9;

constexpr int32_t FIRST_YEAR = 1970;
constexpr int32_t LAST_YEAR = 2149;
constexpr int32_t FEBRUARY = 2;

/// What stands for digits that are none.
constexpr int32_t NO_NUMBER = -1;

// The number of so many digits from an index on, or NO_NUMBER.
[[nodiscard]] int32_t numberAt(const JsonText& text, int32_t first, int32_t digits) {
  int32_t number = 0;
  for (int32_t index = 0; index < digits; ++index) {
    const int32_t digit = digitAt(text, first + index);
    if (digit == NO_BYTE) {
      return NO_NUMBER;
    }
    number = number * 10 + digit;
  }
  return number;
}

// 1900 is none, but begins no year from 1970 on; 2100 is none either.
[[nodiscard]] bool isLeapYear(int32_t year) {
  return year % 4 == 0 && year != 2100;
}

[[nodiscard]] int32_t daysOfMonth(int32_t year, int32_t month) {
  if (month == FEBRUARY) {
    if (isLeapYear(year)) {
      return 29;
    }
    return 28;
  }
  if (month == 4 || month == 6 || month == 9 || month == 11) {
    return 30;
  }
  return 31;
}

// Days since 1970-01-01.
[[nodiscard]] int32_t dayNumber(int32_t year, int32_t month, int32_t dayOfMonth) {
  int32_t days = (year - FIRST_YEAR) * 365 + (year - FIRST_YEAR + 1) / 4 + dayOfMonth - 1;
  if (year > 2100) {
    --days;
  }
  for (int32_t before = 1; before < month; ++before) {
    days = days + daysOfMonth(year, before);
  }
  return days;
}

// Milliseconds of a fraction that begins with its point at an index and ends before the Z; NO_NUMBER: it is
// no fraction.
[[nodiscard]] int32_t fractionMs(const JsonText& text, int32_t first, int32_t behind) {
  if (first == behind) {
    return 0;
  }
  const int32_t digits = behind - first - 1;
  if (byteAt(text, first) != POINT || digits < 1 || digits > FRACTION_DIGITS_MAX) {
    return NO_NUMBER;
  }
  const int32_t fraction = numberAt(text, first + 1, digits);
  if (fraction == NO_NUMBER) {
    return NO_NUMBER;
  }
  int32_t ms = fraction;
  for (int32_t missing = digits; missing < 3; ++missing) {
    ms = ms * 10;
  }
  for (int32_t tooMany = 3; tooMany < digits; ++tooMany) {
    ms = ms / 10;
  }
  return ms;
}

[[nodiscard]] bool hasMarks(const JsonText& text, int32_t first) {
  const bool dash1 = byteAt(text, first + 4) == MINUS;
  const bool dash2 = byteAt(text, first + 7) == MINUS;
  const bool letter = byteAt(text, first + 10) == LARGE_T;
  const bool colon1 = byteAt(text, first + 13) == COLON;
  const bool colon2 = byteAt(text, first + 16) == COLON;
  return dash1 && dash2 && letter && colon1 && colon2;
}

// The day of a date, or NO_NUMBER: there is no such day.
[[nodiscard]] int32_t readDay(const JsonText& text, int32_t first) {
  const int32_t year = numberAt(text, first, 4);
  const int32_t month = numberAt(text, first + 5, 2);
  const int32_t dayOfMonth = numberAt(text, first + 8, 2);
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || dayOfMonth < 1) {
    return NO_NUMBER;
  }
  if (dayOfMonth > daysOfMonth(year, month)) {
    return NO_NUMBER;
  }
  const int32_t day = dayNumber(year, month, dayOfMonth);
  if (day > UTC_DAY_MAX) {
    return NO_NUMBER;
  }
  return day;
}

// Seconds of a time of day, or NO_NUMBER: there is no such time.
[[nodiscard]] int32_t readSeconds(const JsonText& text, int32_t first) {
  const int32_t hours = numberAt(text, first, 2);
  const int32_t minutes = numberAt(text, first + 3, 2);
  const int32_t seconds = numberAt(text, first + 6, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
    return NO_NUMBER;
  }
  return hours * 3600 + minutes * 60 + seconds;
}

}  // namespace

bool readUtc(UtcTime& moment, const JsonText& text, int32_t first, int32_t length) {
  moment.known = false;
  moment.day = 0;
  moment.dayMs = 0;
  const int32_t behind = first + length - 1;
  const bool marks = hasMarks(text, first);
  const int32_t last = byteAt(text, behind);
  if (length <= WHOLE_LENGTH || last != LARGE_Z || !marks) {
    return false;
  }
  const int32_t day = readDay(text, first);
  const int32_t seconds = readSeconds(text, first + 11);
  const int32_t ms = fractionMs(text, first + WHOLE_LENGTH, behind);
  if (day == NO_NUMBER || seconds == NO_NUMBER || ms == NO_NUMBER) {
    return false;
  }
  moment.known = true;
  moment.day = day;
  moment.dayMs = seconds * 1000 + ms;
  return true;
}

}  // namespace tele
