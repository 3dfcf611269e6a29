#include "monitor/picture.h"

#include <fmt/format.h>

namespace monitor {
namespace {

// 06:30:00.125
std::string clockText(const std::optional<int64_t>& utcMs) {
  return utcMs ? utcText(*utcMs).substr(11, 12) : "-";
}

const char* stateOf(const Alarm& alarm) {
  if (alarm.isPresent) return alarm.isAcknowledged ? "there, seen" : "THERE";
  return alarm.isAcknowledged ? "gone" : "gone, not seen";
}

std::string headOf(const std::string& topic, const StationView& station,
                   std::string (*show)(std::string_view)) {
  std::string head = fmt::format("{}   {} blocks, {} events", show(topic), station.blocks, station.events);
  if (station.lostEvents > 0) head += fmt::format(", {} LOST in the station", station.lostEvents);
  if (station.missing > 0) head += fmt::format(", {} BLOCKS MISSING", station.missing);
  if (station.repeated > 0) head += fmt::format(", {} came again", station.repeated);
  if (station.unreadable > 0) {
    head += fmt::format(", {} unreadable ({})", station.unreadable, show(station.lastFault));
  }
  return head;
}

}  // namespace

std::string ageText(int64_t ms) {
  if (ms < 0) ms = 0;
  if (ms < 120'000) return fmt::format("{} s", ms / 1000);
  if (ms < 7'200'000) return fmt::format("{} min", ms / 60'000);
  if (ms < 172'800'000) return fmt::format("{} h", ms / 3'600'000);
  return fmt::format("{} d", ms / 86'400'000);
}

std::vector<std::string> picture(const Plant& plant, int64_t nowMs, size_t lines,
                                 std::string (*show)(std::string_view)) {
  std::vector<std::string> text;
  for (const auto& [topic, station] : plant.stations()) {
    text.push_back(headOf(topic, station, show));
    if (station.points.empty()) continue;
    text.push_back(fmt::format("  {:>10}  {:>12}  {:9}  {:12}  {:>7}  {:>7}  {}", "point", "value", "quality",
                               "time", "age", "events", "alarm"));
    for (const auto& [name, point] : station.points) {
      const Event& newest = point.newest;
      std::string alarm;
      if (point.alarm && point.alarm->cameMs) {
        alarm = fmt::format("{:14}  came {}  went {}  seen {}", stateOf(*point.alarm),
                            clockText(point.alarm->cameMs), clockText(point.alarm->wentMs),
                            clockText(point.alarm->acknowledgedMs));
      }
      text.push_back(fmt::format("  {:>10}  {:>12}  {:9}  {:12}  {:>7}  {:>7}  {}", show(name),
                                 show(newest.value), wordOf(newest.quality), clockText(newest.utcMs),
                                 newest.utcMs ? ageText(nowMs - *newest.utcMs) : "-", point.events, alarm));
    }
  }
  if (text.size() > lines && lines > 0) {
    const size_t hidden = text.size() - lines + 1;
    text.resize(lines - 1);
    text.push_back(fmt::format("  ... {} lines more", hidden));
  }
  return text;
}

}  // namespace monitor
