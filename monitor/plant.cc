#include "monitor/plant.h"

#include <fmt/format.h>

#include <charconv>

#include "telecontrol/alarm.h"

namespace monitor {
namespace {

constexpr uint32_t ALARM_BITS = tele::ALARM_PRESENT | tele::ALARM_UNACKNOWLEDGED;

std::optional<uint32_t> bitsOf(const Event& event) {
  uint32_t bits = 0;
  const char* end = event.value.data() + event.value.size();
  const auto [read, error] = std::from_chars(event.value.data(), end, bits);
  if (error != std::errc() || read != end) return std::nullopt;
  return bits;
}

void followAlarm(PointView& point, const Event& event) {
  const std::optional<uint32_t> bits = bitsOf(event);
  if (!event.changed || !bits || ((*event.changed | *bits) & ~ALARM_BITS) != 0) {
    point.alarm.reset();
    return;
  }
  if (!point.alarm) point.alarm.emplace();
  Alarm& alarm = *point.alarm;
  const bool present = (*bits & tele::ALARM_PRESENT) != 0;
  const bool acknowledged = (*bits & tele::ALARM_UNACKNOWLEDGED) == 0;
  if (present && (*event.changed & tele::ALARM_PRESENT) != 0) {
    alarm = {true, acknowledged, event.utcMs, std::nullopt, std::nullopt};
    return;
  }
  if (alarm.isPresent && !present) alarm.wentMs = event.utcMs;
  if (!alarm.isAcknowledged && acknowledged) alarm.acknowledgedMs = event.utcMs;
  alarm.isPresent = present;
  alarm.isAcknowledged = acknowledged;
}

// How many blocks are missing in front of this one.
int64_t missingBefore(const StationView& station, const std::optional<uint32_t>& number) {
  if (!number || !station.newestBlock || *number <= *station.newestBlock) return 0;
  return static_cast<int64_t>(*number) - *station.newestBlock - 1;
}

std::string remarkOn(const std::string& topic, int64_t missing, int64_t lost) {
  std::string remark;
  if (missing > 0) remark = fmt::format("{}: {} blocks are missing", topic, missing);
  if (lost > 0) {
    if (!remark.empty()) remark += "; ";
    remark += fmt::format("{}: the station has lost {} events more", topic, lost);
  }
  return remark;
}

}  // namespace

News Plant::take(const std::string& topic, std::string_view payload) {
  StationView& station = stations_[topic];
  auto block = readEventBlock(payload);
  if (!block) {
    ++station.unreadable;
    station.lastFault = block.failure();
    return {std::nullopt, {}, fmt::format("{}: {}", topic, block.failure())};
  }
  if (block->number && station.newestBlock == block->number) {
    ++station.repeated;
    return {};
  }
  const int64_t missing = missingBefore(station, block->number);
  const int64_t lost = block->lostEvents ? int64_t{*block->lostEvents} - station.lostEvents : 0;
  station.missing += missing;
  if (block->lostEvents) station.lostEvents = *block->lostEvents;
  station.newestBlock = block->number;
  ++station.blocks;
  for (const Event& event : block->events) {
    PointView& point = station.points[event.point];
    point.newest = event;
    ++point.events;
    ++station.events;
    followAlarm(point, event);
  }
  return {block->number, std::move(block->events), remarkOn(topic, missing, lost)};
}

}  // namespace monitor
