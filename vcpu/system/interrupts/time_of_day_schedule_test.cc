#include "vcpu/system/interrupts/time_of_day_schedule.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <sstream>

namespace vcpu {
namespace {

using Period = TimeOfDayPeriod;

// "2026-11-29 12:30"
int64_t at(const std::string& text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int hour = 0;
  int minute = 0;
  char sign = 0;
  std::istringstream(text) >> year >> sign >> month >> sign >> day >> hour >> sign >> minute;
  const std::chrono::sys_days date(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day));
  const auto moment = date + std::chrono::hours(hour) + std::chrono::minutes(minute);
  return std::chrono::nanoseconds(moment.time_since_epoch()).count();
}

std::string shown(std::optional<int64_t> time) {
  if (!time) return "never";
  using namespace std::chrono;
  const sys_time<nanoseconds> moment{nanoseconds(*time)};
  const year_month_day date(floor<days>(moment));
  const hh_mm_ss clock(moment - floor<days>(moment));
  return fmt::format("{}-{:02}-{:02} {:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count());
}

TEST(TimeOfDaySchedule, FindsTheFirstStartEventFromATimeOn) {
  struct Case {
    Period period;
    const char* start;
    const char* from;
    const char* first;
  };
  for (const Case& one : {
           Case{Period::Once, "2026-11-29 12:30", "2026-11-29 12:29", "2026-11-29 12:30"},
           {Period::Once, "2026-11-29 12:30", "2026-11-29 12:30", "2026-11-29 12:30"},
           {Period::Once, "2026-11-29 12:30", "2026-11-29 12:31", "never"},
           {Period::EveryMinute, "2026-11-29 12:30", "2026-11-29 12:31", "2026-11-29 12:31"},
           {Period::EveryMinute, "2026-11-29 12:30", "1970-01-01 00:00", "2026-11-29 12:30"},
           {Period::Hourly, "2026-11-29 12:30", "2026-11-29 23:31", "2026-11-30 00:30"},
           {Period::Daily, "2026-11-29 12:30", "2026-12-31 12:31", "2027-01-01 12:30"},
           {Period::Weekly, "2026-11-29 12:30", "2026-11-29 12:31", "2026-12-06 12:30"},
           {Period::Weekly, "1970-01-01 00:00", "2261-12-31 00:00", "2262-01-02 00:00"},
           {Period::Monthly, "2026-01-28 06:00", "2026-02-01 00:00", "2026-02-28 06:00"},
           {Period::Monthly, "2026-01-28 06:00", "2026-12-28 06:01", "2027-01-28 06:00"},
           {Period::Monthly, "2026-01-01 06:00", "2025-01-01 00:00", "2026-01-01 06:00"},
           {Period::EndOfMonth, "2026-01-05 06:00", "2025-01-01 00:00", "2026-01-31 06:00"},
           {Period::EndOfMonth, "2026-01-31 06:00", "2026-01-31 06:01", "2026-02-28 06:00"},
           {Period::EndOfMonth, "2024-01-31 06:00", "2024-02-01 00:00", "2024-02-29 06:00"},
           {Period::EndOfMonth, "2024-01-31 06:00", "2024-12-31 06:01", "2025-01-31 06:00"},
           {Period::Yearly, "2026-03-01 06:00", "2026-03-01 06:01", "2027-03-01 06:00"},
           {Period::Yearly, "2024-02-29 06:00", "2024-02-29 06:01", "2028-02-29 06:00"},
           {Period::Yearly, "2096-02-29 06:00", "2096-03-01 00:00", "2104-02-29 06:00"},
           {Period::EveryMinute, "2262-04-11 23:46", "2262-04-11 23:47", "2262-04-11 23:47"},
       }) {
    EXPECT_EQ(shown(startEventFrom({at(one.start), one.period}, at(one.from))), one.first)
        << one.start << ", " << one.from << ", " << fmt::format("{:04X}", static_cast<int>(one.period));
  }
}

// Every pair of the ends of what 64 bits can say: an answer lies at or behind both, or there is none.
TEST(TimeOfDaySchedule, TakesAnyTime) {
  const int64_t times[] = {0, 1, 59'999'999'999, 60'000'000'000, INT64_MAX / 2, INT64_MAX - 1, INT64_MAX};
  for (const Period period : {Period::Once, Period::EveryMinute, Period::Hourly, Period::Daily,
                              Period::Weekly, Period::Monthly, Period::Yearly, Period::EndOfMonth}) {
    for (const int64_t start : times) {
      for (const int64_t from :
           {INT64_MIN, int64_t{-1}, times[0], times[1], times[2], times[3], times[4], times[5], times[6]}) {
        const auto event = startEventFrom({wholeMinute(start), period}, from);
        if (event) {
          EXPECT_GE(*event, wholeMinute(start));
          EXPECT_GE(*event, from);
        }
      }
    }
  }
}

TEST(TimeOfDaySchedule, HasEightPeriodsOf65536) {
  int periods = 0;
  for (int word = 0; word <= 0xFFFF; ++word) {
    const auto period = timeOfDayPeriod(static_cast<uint16_t>(word));
    if (!period) continue;
    EXPECT_EQ(static_cast<int>(*period), word);
    ++periods;
  }
  EXPECT_EQ(periods, 8);
}

TEST(TimeOfDaySchedule, OfEachMonthHasNoDayBehindThe28th) {
  for (unsigned day = 1; day <= 31; ++day) {
    const int64_t start = at(fmt::format("2026-01-{:02} 00:00", day));
    EXPECT_EQ(fitsPeriod({start, Period::Monthly}), day <= 28) << day;
    EXPECT_TRUE(fitsPeriod({start, Period::EndOfMonth})) << day;
    EXPECT_TRUE(fitsPeriod({start, Period::Yearly})) << day;
  }
}

}  // namespace
}  // namespace vcpu
