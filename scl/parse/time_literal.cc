#include "scl/parse/time_literal.h"

#include <fmt/core.h>

#include <array>
#include <chrono>
#include <limits>

#include "scl/text/diagnostic_code.h"
#include "scl/text/name.h"
#include "scl/types/s5_time.h"

namespace scl {
namespace {

constexpr uint64_t NS_PER_MS = 1'000'000;
constexpr uint64_t NS_PER_SECOND = 1'000 * NS_PER_MS;
constexpr int64_t NS_PER_DAY = 86'400 * static_cast<int64_t>(NS_PER_SECOND);
constexpr uint64_t TIME_MAX_MS = std::numeric_limits<int32_t>::max();
constexpr uint64_t LTIME_MAX_NS = std::numeric_limits<int64_t>::max();

struct Unit {
  std::string_view name;
  uint64_t nanoseconds;
};
// In the order a duration must have them.
constexpr std::array UNITS = {Unit{"D", 86'400 * NS_PER_SECOND},
                              Unit{"H", 3'600 * NS_PER_SECOND},
                              Unit{"M", 60 * NS_PER_SECOND},
                              Unit{"S", NS_PER_SECOND},
                              Unit{"MS", NS_PER_MS},
                              Unit{"US", 1'000},
                              Unit{"NS", 1}};

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads a literal from left to right.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}
  bool atEnd() const { return text_.empty(); }
  bool accept(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  /// Digits and underscores; nothing without a digit or beyond 64 bits.
  std::optional<uint64_t> number() {
    uint64_t value = 0;
    digits_ = 0;
    for (; !text_.empty() && (isDigit(text_.front()) || text_.front() == '_'); text_.remove_prefix(1)) {
      if (text_.front() == '_') continue;
      ++digits_;
      if (__builtin_mul_overflow(value, uint64_t{10}, &value)) return std::nullopt;
      if (__builtin_add_overflow(value, static_cast<uint64_t>(text_.front() - '0'), &value))
        return std::nullopt;
    }
    if (digits_ == 0) return std::nullopt;
    return value;
  }
  int digits() const { return digits_; }  ///< of the last number
  std::string letters() {
    size_t count = 0;
    while (count < text_.size() && !isDigit(text_[count]) && text_[count] != '_' && text_[count] != '.')
      ++count;
    std::string result = upperCase(text_.substr(0, count));
    text_.remove_prefix(count);
    return result;
  }
  void skipUnderscores() {
    while (accept('_')) {
    }
  }

 private:
  std::string_view text_;
  int digits_ = 0;
};

// duration = ["+" | "-"] (digits ["." digits] unit)+     units from the longest to the shortest, each once
std::optional<uint64_t> nanoseconds(Reader& reader) {
  uint64_t total = 0;
  size_t nextUnit = 0;
  do {
    reader.skipUnderscores();
    const std::optional<uint64_t> whole = reader.number();
    if (!whole) return std::nullopt;
    uint64_t fraction = 0;
    int fractionDigits = 0;
    const bool hasFraction = reader.accept('.');
    if (hasFraction) {
      const std::optional<uint64_t> digits = reader.number();
      if (!digits || reader.digits() > 9) return std::nullopt;
      fraction = *digits;
      fractionDigits = reader.digits();
    }
    const std::string unit = reader.letters();
    while (nextUnit < UNITS.size() && UNITS[nextUnit].name != unit) ++nextUnit;
    if (nextUnit == UNITS.size()) return std::nullopt;
    const uint64_t factor = UNITS[nextUnit].nanoseconds;
    ++nextUnit;
    uint64_t part = 0;
    uint64_t scale = 1;
    for (; fractionDigits > 0; --fractionDigits) scale *= 10;
    // At most 9 digits of at most a day: below 2^64 after the division of whole seconds.
    const uint64_t fractionPart = factor / scale * fraction + factor % scale * fraction / scale;
    if (__builtin_mul_overflow(*whole, factor, &part) || __builtin_add_overflow(part, fractionPart, &part) ||
        __builtin_add_overflow(total, part, &total)) {
      return std::numeric_limits<uint64_t>::max();
    }
    reader.skipUnderscores();
  } while (!reader.atEnd());
  return total;
}

std::optional<int64_t> daysSince1970(Reader& reader) {
  const auto year = reader.number();
  if (!year || *year > 9999 || !reader.accept('-')) return std::nullopt;
  const auto month = reader.number();
  if (!month || *month > 12 || !reader.accept('-')) return std::nullopt;
  const auto day = reader.number();
  if (!day || *day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

// clock = hour ":" minute ":" second ["." fraction]
std::optional<int64_t> clockNanoseconds(Reader& reader) {
  const auto hour = reader.number();
  if (!hour || *hour > 23 || !reader.accept(':')) return std::nullopt;
  const auto minute = reader.number();
  if (!minute || *minute > 59 || !reader.accept(':')) return std::nullopt;
  const auto second = reader.number();
  if (!second || *second > 59) return std::nullopt;
  uint64_t fraction = 0;
  if (reader.accept('.')) {
    const auto digits = reader.number();
    if (!digits || reader.digits() > 9) return std::nullopt;
    fraction = *digits;
    for (int i = reader.digits(); i < 9; ++i) fraction *= 10;
  }
  return static_cast<int64_t>(((*hour * 60 + *minute) * 60 + *second) * NS_PER_SECOND + fraction);
}

int64_t wrongDate(std::string_view prefix, std::string_view form, std::optional<LiteralFault>& fault) {
  fault = {BAD_DATE, fmt::format("expected {}#{}", prefix, form)};
  return 0;
}

int64_t outOfRange(std::string_view prefix, std::string_view low, std::string_view high,
                   std::optional<LiteralFault>& fault) {
  fault = {NUMBER_OUT_OF_RANGE, fmt::format("the value is outside {0}#{1} to {0}#{2}", prefix, low, high)};
  return 0;
}

int64_t days(std::string_view prefix, Reader& reader, std::optional<LiteralFault>& fault) {
  constexpr int64_t DAYS_TO_1990 = 7'305;
  const auto value = daysSince1970(reader);
  if (!value || !reader.atEnd()) return wrongDate(prefix, "year-month-day", fault);
  if (*value < DAYS_TO_1990 || *value - DAYS_TO_1990 > std::numeric_limits<uint16_t>::max()) {
    return outOfRange(prefix, "1990-01-01", "2169-06-06", fault);
  }
  return *value - DAYS_TO_1990;
}

int64_t timeOfDay(std::string_view prefix, Reader& reader, bool inNanoseconds,
                  std::optional<LiteralFault>& fault) {
  const auto value = clockNanoseconds(reader);
  if (!value || !reader.atEnd()) return wrongDate(prefix, "hour:minute:second", fault);
  return inNanoseconds ? *value : *value / static_cast<int64_t>(NS_PER_MS);
}

int64_t dateAndTime(std::string_view prefix, Reader& reader, std::optional<LiteralFault>& fault) {
  const auto date = daysSince1970(reader);
  if (!date || !reader.accept('-')) return wrongDate(prefix, "year-month-day-hour:minute:second", fault);
  const auto clock = clockNanoseconds(reader);
  if (!clock || !reader.atEnd()) return wrongDate(prefix, "year-month-day-hour:minute:second", fault);
  int64_t value = 0;
  const bool isOld = prefix == "DT" || prefix == "DATE_AND_TIME";
  constexpr int64_t DT_FIRST_DAY = 7'305;  // 1990-01-01
  constexpr int64_t DT_LAST_DAY = 43'829;  // 2089-12-31
  if (isOld && (*date < DT_FIRST_DAY || *date > DT_LAST_DAY)) {
    return outOfRange(prefix, "1990-01-01-00:00:00", "2089-12-31-23:59:59.999", fault);
  }
  if (*date < 0 || __builtin_mul_overflow(*date, NS_PER_DAY, &value) ||
      __builtin_add_overflow(value, *clock, &value)) {
    return outOfRange(prefix, "1970-01-01-00:00:00", "2262-04-11-23:47:16.854775807", fault);
  }
  return value;
}

}  // namespace

int64_t durationValue(std::string_view prefix, std::string_view text, std::optional<LiteralFault>& fault) {
  Reader reader(text);
  const bool negative = reader.accept('-');
  if (!negative) reader.accept('+');
  const std::optional<uint64_t> total = nanoseconds(reader);
  if (!total) {
    fault = {BAD_TIME, fmt::format("expected a time as {}#1d2h3m4s5ms, the units in this order", prefix)};
    return 0;
  }
  const bool isLong = prefix == "LT" || prefix == "LTIME";
  const bool isS5 = prefix == "S5T" || prefix == "S5TIME";
  if (!isLong && *total % NS_PER_MS != 0) {
    fault = {BAD_TIME, fmt::format("{}# counts milliseconds, found a part of one", prefix)};
    return 0;
  }
  const uint64_t amount = isLong ? *total : *total / NS_PER_MS;
  const uint64_t amountMax = (isLong ? LTIME_MAX_NS
                              : isS5 ? S5TIME_MS_MAX
                                     : TIME_MAX_MS) +
                             (negative ? 1 : 0);
  if (amount > amountMax || *total == std::numeric_limits<uint64_t>::max() ||
      (isS5 && negative && amount != 0)) {
    if (isS5) return outOfRange(prefix, "0ms", "2h46m30s", fault);
    if (isLong) {
      return outOfRange(prefix, "-106751d23h47m16s854ms775us808ns", "106751d23h47m16s854ms775us807ns", fault);
    }
    return outOfRange(prefix, "-24d20h31m23s648ms", "24d20h31m23s647ms", fault);
  }
  if (isS5) return s5TimeWord(amount);
  return static_cast<int64_t>(negative ? uint64_t{0} - amount : amount);
}

int64_t dateValue(std::string_view prefix, std::string_view text, std::optional<LiteralFault>& fault) {
  Reader reader(text);
  if (prefix == "D" || prefix == "DATE") return days(prefix, reader, fault);
  if (prefix == "TOD" || prefix == "TIME_OF_DAY") return timeOfDay(prefix, reader, false, fault);
  if (prefix == "LTOD" || prefix == "LTIME_OF_DAY") return timeOfDay(prefix, reader, true, fault);
  return dateAndTime(prefix, reader, fault);
}

}  // namespace scl
