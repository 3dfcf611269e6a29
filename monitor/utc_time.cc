#include "monitor/utc_time.h"

#include <fmt/format.h>

#include <chrono>

namespace monitor {
namespace {

/// The number that so many characters of a text are, digits only.
std::optional<int> digitsAt(std::string_view text, size_t first, size_t count) {
  int number = 0;
  for (const char digit : text.substr(first, count)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

}  // namespace

std::string utcText(int64_t utcMs) {
  constexpr int64_t DAY_MS = 86'400'000;
  const int64_t day = (utcMs - (utcMs < 0 ? DAY_MS - 1 : 0)) / DAY_MS;
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  const int64_t ms = utcMs - day * DAY_MS;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), ms / 3'600'000,
                     ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

std::optional<int64_t> utcOf(std::string_view text) {
  constexpr std::string_view FORM = "dddd-dd-ddTdd:dd:dd.dddZ";
  if (text.size() != FORM.size()) return std::nullopt;
  for (size_t i = 0; i < FORM.size(); ++i) {
    if (FORM[i] != 'd' && text[i] != FORM[i]) return std::nullopt;
  }
  const auto year = digitsAt(text, 0, 4);
  const auto month = digitsAt(text, 5, 2);
  const auto day = digitsAt(text, 8, 2);
  const auto hour = digitsAt(text, 11, 2);
  const auto minute = digitsAt(text, 14, 2);
  const auto second = digitsAt(text, 17, 2);
  const auto ms = digitsAt(text, 20, 3);
  if (!year || !month || !day || !hour || !minute || !second || !ms) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return ((days * 24LL + *hour) * 60 + *minute) * 60'000 + *second * 1000LL + *ms;
}

}  // namespace monitor
