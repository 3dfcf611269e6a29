#include "monitor/event_block.h"

#include <fmt/format.h>

#include <chrono>

#include "monitor/binary_block.h"
#include "monitor/json_block.h"

namespace monitor {

vcpu::Result<EventBlock> readEventBlock(std::string_view payload) {
  return isBinaryBlock(payload) ? readBinaryBlock(payload) : readJsonBlock(payload);
}

const char* wordOf(Quality quality) {
  switch (quality) {
    case Quality::Bad: return "bad";
    case Quality::Uncertain: return "uncertain";
    case Quality::Good: return "good";
  }
  return "";
}

std::string utcText(int64_t utcMs) {
  constexpr int64_t DAY_MS = 86'400'000;
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(utcMs / DAY_MS))};
  const int64_t ms = utcMs % DAY_MS;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), ms / 3'600'000,
                     ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

}  // namespace monitor
