#include "monitor/utc_time.h"

#include <gtest/gtest.h>

namespace monitor {
namespace {

TEST(UtcTime, IsThatOfTheCalendar) {
  const std::pair<int64_t, const char*> rows[] = {
      {0, "1970-01-01T00:00:00.000Z"},
      {20513LL * 86'400'000 + 23'400'125, "2026-03-01T06:30:00.125Z"},
      {-1, "1969-12-31T23:59:59.999Z"},
      {-62'167'219'200'000, "0000-01-01T00:00:00.000Z"}};
  for (const auto& [utcMs, text] : rows) {
    EXPECT_EQ(utcText(utcMs), text);
    EXPECT_EQ(utcOf(text), utcMs);
  }
}

}  // namespace
}  // namespace monitor
