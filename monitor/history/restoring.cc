// How a plant learns what a history knows.

#include <algorithm>
#include <vector>

#include "monitor/history/history.h"

namespace monitor {
namespace {

Quality qualityOf(const std::string& word) {
  for (const Quality quality : {Quality::Bad, Quality::Uncertain}) {
    if (word == wordOf(quality)) return quality;
  }
  return Quality::Good;
}

struct KnownEvent {
  Event event;
  int64_t arrivedMs;
};

/// The newest of a point, the oldest of them first.
std::vector<KnownEvent> newestOf(Statement& query, int64_t point, const std::string& name) {
  std::vector<KnownEvent> events;
  query.bind(point).bind(static_cast<int64_t>(Trend::SAMPLES_MAX));
  while (query.step()) {
    Event event{.point = name, .value = query.text(2), .utcMs = query.number(1)};
    if (const auto changed = query.number(3)) event.changed = static_cast<uint32_t>(*changed);
    event.quality = qualityOf(query.text(4));
    event.isAlarm = query.text(5).find("alarm") != std::string::npos;
    events.push_back({std::move(event), query.number(0).value_or(0)});
  }
  query.reset();
  std::reverse(events.begin(), events.end());
  return events;
}

}  // namespace

void History::restore(Plant& plant) const {
  Statement stations(*database_, "SELECT name, newest_block, lost FROM station");
  while (stations.step()) {
    std::optional<uint32_t> newest;
    if (const auto block = stations.number(1)) newest = static_cast<uint32_t>(*block);
    plant.restore(stations.text(0), newest, stations.number(2).value_or(0));
  }
  Statement points(
      *database_,
      "SELECT point.id, station.name, point.name FROM point JOIN station ON station.id = point.station");
  Statement events(*database_,
                   "SELECT arrived, time, value, changed, quality, flags FROM event WHERE point = ? ORDER BY "
                   "id DESC LIMIT ?");
  while (points.step()) {
    const int64_t point = points.number(0).value_or(0);
    for (const KnownEvent& known : newestOf(events, point, points.text(2)))
      plant.restore(points.text(1), known.event, known.arrivedMs);
  }
}

}  // namespace monitor
