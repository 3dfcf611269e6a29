#include "vcpu/system/interrupts/time_of_day_schedule.h"

#include <algorithm>
#include <chrono>

namespace vcpu {

namespace {

constexpr int64_t MINUTE = 60'000'000'000;
constexpr int64_t HOUR = 60 * MINUTE;
constexpr int64_t DAY = 24 * HOUR;
constexpr int64_t WEEK = 7 * DAY;
constexpr unsigned DAY_OF_EACH_MONTH_MAX = 28;
/// A leap year is followed by the next after eight years at most, as 2096 by 2104.
constexpr int YEARS_TO_LEAP_YEAR_MAX = 8;

std::chrono::sys_days dayOf(int64_t time) {
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(time)));
}

/// start + n * period, n = 0, 1, ... Both are 0 or more.
std::optional<int64_t> multipleFrom(int64_t start, int64_t period, int64_t time) {
  const int64_t since = time - start;
  const int64_t periods = since / period + (since % period != 0 ? 1 : 0);
  return periods > (INT64_MAX - start) / period ? std::nullopt : std::optional(start + periods * period);
}

/// The clock of `start` on a day that exists; nothing: no such day, it is before `time`, or beyond what 64
/// bits can say.
std::optional<int64_t> onDay(std::chrono::year_month_day date, int64_t start, int64_t time) {
  constexpr int64_t DAYS_MAX = INT64_MAX / DAY;
  if (!date.ok()) return std::nullopt;
  const int64_t day = std::chrono::sys_days(date).time_since_epoch().count();
  const int64_t clock = start % DAY;
  if (day >= DAYS_MAX || day * DAY + clock < time) return std::nullopt;
  return day * DAY + clock;
}

}  // namespace

std::optional<TimeOfDayPeriod> timeOfDayPeriod(uint16_t word) {
  constexpr TimeOfDayPeriod PERIODS[] = {TimeOfDayPeriod::Once,   TimeOfDayPeriod::EveryMinute,
                                         TimeOfDayPeriod::Hourly, TimeOfDayPeriod::Daily,
                                         TimeOfDayPeriod::Weekly, TimeOfDayPeriod::Monthly,
                                         TimeOfDayPeriod::Yearly, TimeOfDayPeriod::EndOfMonth};
  const auto period = static_cast<TimeOfDayPeriod>(word);
  return std::ranges::find(PERIODS, period) != std::end(PERIODS) ? std::optional(period) : std::nullopt;
}

int64_t wholeMinute(int64_t time) {
  return time - time % MINUTE;
}

bool fitsPeriod(const TimeOfDaySchedule& schedule) {
  if (schedule.period != TimeOfDayPeriod::Monthly) return true;
  const std::chrono::year_month_day date(dayOf(schedule.start));
  return static_cast<unsigned>(date.day()) <= DAY_OF_EACH_MONTH_MAX;
}

std::optional<int64_t> startEventFrom(const TimeOfDaySchedule& schedule, int64_t time) {
  using namespace std::chrono;
  const int64_t start = schedule.start;
  const int64_t from = std::max(time, start);
  const year_month_day first(dayOf(start));
  const year_month_day now(dayOf(from));
  const year_month month = now.year() / now.month();
  switch (schedule.period) {
    case TimeOfDayPeriod::Once: return time <= start ? std::optional(start) : std::nullopt;
    case TimeOfDayPeriod::EveryMinute: return multipleFrom(start, MINUTE, from);
    case TimeOfDayPeriod::Hourly: return multipleFrom(start, HOUR, from);
    case TimeOfDayPeriod::Daily: return multipleFrom(start, DAY, from);
    case TimeOfDayPeriod::Weekly: return multipleFrom(start, WEEK, from);
    case TimeOfDayPeriod::Monthly: {
      const auto thisMonth = onDay(month / first.day(), start, from);
      return thisMonth ? thisMonth : onDay((month + months(1)) / first.day(), start, from);
    }
    case TimeOfDayPeriod::EndOfMonth: {
      const auto thisMonth = onDay(year_month_day(month / last), start, from);
      return thisMonth ? thisMonth : onDay(year_month_day((month + months(1)) / last), start, from);
    }
    case TimeOfDayPeriod::Yearly: {
      for (int i = 0; i <= YEARS_TO_LEAP_YEAR_MAX; ++i) {
        const auto one = onDay((now.year() + years(i)) / first.month() / first.day(), start, from);
        if (one) return one;
      }
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace vcpu
