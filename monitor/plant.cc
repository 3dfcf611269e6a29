#include "monitor/plant.h"

#include <fmt/format.h>

#include "monitor/json_block.h"
#include "monitor/topic.h"

namespace monitor {
namespace {

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

/// A block by its number. An event that goes out for itself has none: it is the one before if it has the same
/// value and time, or, without a time, if the broker had kept it.
bool isRepeated(const EventBlock& block, const Arrival& arrival, const StationView& station) {
  if (block.number) return station.newestBlock == block.number;
  if (kindOf(arrival.topic) != TopicKind::Point || block.events.size() != 1) return false;
  const Event& event = block.events.front();
  const auto point = station.points.find(event.point);
  if (point == station.points.end()) return false;
  const Event& newest = point->second.newest;
  return newest.value == event.value && newest.utcMs == event.utcMs && (event.utcMs || arrival.retained);
}

void countUnreadable(const std::string& why, const Arrival& arrival, StationView& station, News& news) {
  ++station.unreadable;
  station.lastFault = why;
  news.remark = fmt::format("{}: {}", arrival.topic, why);
}

}  // namespace

News Plant::take(const Arrival& arrival) {
  News news;
  news.station = monitor::stationOf(arrival.topic);
  const TopicKind kind = kindOf(arrival.topic);
  std::optional<vcpu::Result<EventBlock>> block;
  if (kind == TopicKind::Point) {
    block = readPointMessage(lastLevelOf(arrival.topic), arrival.payload);
    if (block) news.station = monitor::stationOf(news.station);
  }
  if (kind == TopicKind::Demand || !filter_.takesStation(news.station)) return news;
  StationView* station = stationOf(news.station);
  if (station == nullptr) {
    news.remark = fmt::format("{}: there are more than {} stations", arrival.topic, STATIONS_MAX);
    return news;
  }
  switch (kind) {
    case TopicKind::Point:
    case TopicKind::Events:
      takeBlock(block ? std::move(*block) : readEventBlock(arrival.payload), arrival, *station, news);
      break;
    case TopicKind::State: takeState(arrival, *station, news); break;
    case TopicKind::Result: takeResult(arrival, *station, news); break;
    case TopicKind::Demand: break;
  }
  return news;
}

/// nullptr: there are too many.
StationView* Plant::stationOf(const std::string& name) {
  const auto found = stations_.find(name);
  if (found != stations_.end()) return &found->second;
  return stations_.size() < STATIONS_MAX ? &stations_[name] : nullptr;
}

void Plant::takeBlock(vcpu::Result<EventBlock> block, const Arrival& arrival, StationView& station,
                      News& news) {
  if (!block) return countUnreadable(block.failure(), arrival, station, news);
  if (isRepeated(*block, arrival, station)) {
    ++station.repeated;
    return;
  }
  news.block = block->number;
  news.missing = missingBefore(station, block->number);
  station.missing += news.missing;
  if (block->lostEvents) {
    news.lost = int64_t{*block->lostEvents} - station.lostEvents;
    station.lostEvents = *block->lostEvents;
  }
  news.remark = remarkOn(arrival.topic, news.missing, news.lost);
  station.newestBlock = block->number;
  ++station.blocks;
  station.rate.count(arrival.utcMs);
  for (Event& event : block->events) {
    ++station.events;
    PointView* point = follow(station, event, arrival.utcMs);
    if (point == nullptr) continue;
    ++point->events;
    news.events.push_back(std::move(event));
  }
}

/// nullptr: the filter does not take it, or there are too many points.
PointView* Plant::follow(StationView& station, const Event& event, int64_t arrivedMs) {
  const bool ofAlarm = isOfAlarm(event);
  if (!filter_.takesPoint(event.point) || (filter_.alarmsOnly && !ofAlarm)) return nullptr;
  auto found = station.points.find(event.point);
  if (found == station.points.end()) {
    if (points_ == POINTS_MAX) return nullptr;
    ++points_;
    found = station.points.try_emplace(event.point).first;
  }
  PointView& point = found->second;
  point.newest = event;
  point.trend.add(event.utcMs.value_or(arrivedMs), event.value);
  if (!ofAlarm) {
    point.alarm.reset();
  } else {
    if (!point.alarm) point.alarm.emplace();
    monitor::follow(*point.alarm, event);
  }
  return &point;
}

void Plant::takeState(const Arrival& arrival, StationView& station, News& news) {
  const auto state = readStationState(arrival.payload);
  if (!state) return countUnreadable(state.failure(), arrival, station, news);
  if (!station.presence || station.presence->state.isOnline != state->isOnline) {
    station.presence = {.state = *state, .sinceMs = arrival.utcMs, .wasBefore = arrival.retained};
    news.change = *state;
  }
  station.presence->state = *state;
}

void Plant::takeResult(const Arrival& arrival, StationView& station, News& news) {
  auto result = readCommandResult(arrival.payload);
  if (!result) return countUnreadable(result.failure(), arrival, station, news);
  news.result = std::move(*result);
}

void Plant::restore(const std::string& station, std::optional<uint32_t> newestBlock, int64_t lostEvents) {
  if (!filter_.takesStation(station)) return;
  StationView* view = stationOf(station);
  if (view == nullptr) return;
  view->newestBlock = newestBlock;
  view->lostEvents = lostEvents;
}

void Plant::restore(const std::string& station, const Event& event, int64_t arrivedMs) {
  if (!filter_.takesStation(station)) return;
  StationView* view = stationOf(station);
  if (view != nullptr) (void)follow(*view, event, arrivedMs);
}

}  // namespace monitor
