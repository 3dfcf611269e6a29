#include "telecontrol/json/utc_text.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string_view>

namespace tele {
namespace {

UtcTime utcOf(std::string_view moment) {
  JsonText text;
  text.length = static_cast<int32_t>(moment.size()) + 2;
  text.bytes[0] = '"';
  std::copy(moment.begin(), moment.end(), text.bytes.elements + 1);
  UtcTime utc;
  const bool known = readUtc(utc, text, 1, static_cast<int32_t>(moment.size()));
  EXPECT_EQ(known, utc.known);
  return utc;
}

TEST(UtcText, ReadsEachDayOfTheCalendar) {
  for (int32_t day = 0; day <= UTC_DAY_MAX; ++day) {
    const int32_t dayMs = static_cast<int32_t>(static_cast<int64_t>(day) * 7919 % DAY_MS);
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    const UtcTime utc =
        utcOf(fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                          static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                          dayMs / 3600000, dayMs / 60000 % 60, dayMs / 1000 % 60, dayMs % 1000));
    ASSERT_TRUE(utc.known) << day;
    ASSERT_EQ(utc.day, day);
    ASSERT_EQ(utc.dayMs, dayMs);
  }
}

TEST(UtcText, TakesAFractionOfAnyLength) {
  EXPECT_EQ(utcOf("1970-01-01T00:00:01Z").dayMs, 1000);
  EXPECT_EQ(utcOf("1970-01-01T00:00:01.5Z").dayMs, 1500);
  EXPECT_EQ(utcOf("1970-01-01T00:00:01.25Z").dayMs, 1250);
  EXPECT_EQ(utcOf("1970-01-01T00:00:01.123456Z").dayMs, 1123);
  EXPECT_EQ(utcOf("1970-01-01T00:00:01.999999999Z").dayMs, 1999);
}

TEST(UtcText, RefusesWhatIsNoMoment) {
  for (const char* moment : {"",
                             "Z",
                             "2026-03-01",
                             "2026-03-01T06:30:00",
                             "2026-03-01 06:30:00Z",
                             "2026-03-01T06:30:00+00:00",
                             "2026-02-29T06:30:00Z",
                             "2100-02-29T06:30:00Z",
                             "2026-00-01T06:30:00Z",
                             "2026-13-01T06:30:00Z",
                             "2026-04-31T06:30:00Z",
                             "2026-03-00T06:30:00Z",
                             "2026-03-01T24:00:00Z",
                             "2026-03-01T06:60:00Z",
                             "2026-03-01T06:30:60Z",
                             "2026-03-01T06:30:00.Z",
                             "2026-03-01T06:30:00.1234567890Z",
                             "2026-03-01T06:30:00.1x5Z",
                             "2026-03-01T06:30:00,125Z",
                             "1969-12-31T23:59:59Z",
                             "2149-06-07T00:00:00Z",
                             "9999-01-01T00:00:00Z",
                             "2026-3-01T06:30:00Z",
                             "-026-03-01T06:30:00Z"}) {
    EXPECT_FALSE(utcOf(moment).known) << moment;
  }
}

}  // namespace
}  // namespace tele
