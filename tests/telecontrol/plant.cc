#include "tests/telecontrol/plant.h"

#include <fmt/format.h>

#include <map>

namespace telecontrol {
namespace {

constexpr int32_t POINTS = 24;
constexpr int32_t FIRST_ID = 1000;
constexpr uint64_t DAY = 86'400'000;

tele::UtcTime utcOf(uint64_t ms) {
  return {.known = true, .day = static_cast<int32_t>(ms / DAY), .dayMs = static_cast<int32_t>(ms % DAY)};
}

bool isDiscrete(tele::PointKind kind) {
  return kind == tele::PointKind::Bit || kind == tele::PointKind::StatusWord;
}

// A point of which the plant knows each event.
bool isFollowed(const tele::PointSettings& settings) {
  return isDiscrete(settings.kind) && settings.pointClass == tele::PointClass::EveryValue;
}

// A status word carries the bits that changed above it.
int32_t valueOf(const tele::PointSettings& settings, int32_t value) {
  return settings.kind == tele::PointKind::StatusWord ? value & 0xFFFF : value;
}

}  // namespace

Plant::Plant(StationEngine& engine, const tele::StationSettings& settings, uint32_t seed)
    : engine_(engine), random_(seed), state_(std::make_unique<PlantState>()) {
  state_->station.settings = settings;
  for (int32_t row = 0; row < POINTS; ++row) {
    tele::PointSettings& point = state_->station.table.points[row].settings;
    point.pointId = FIRST_ID + row;
    point.kind = static_cast<tele::PointKind>(1 + row % 6);
    point.pointClass = static_cast<tele::PointClass>(row < 12 ? 1 : row / 6 % 3);
    point.urgency = static_cast<tele::Urgency>(row % 3);
    point.threshold.change = 100;
    point.meanMs = 5000;
  }
  state_->powerCuts = -1;
  restart();
}

void Plant::change(uint32_t oneIn) {
  for (int32_t row = 0; row < POINTS; ++row) {
    tele::Point& point = state_->station.table.points[row];
    if (random_() % oneIn != 0) continue;
    switch (point.settings.kind) {
      case tele::PointKind::Bit:
      case tele::PointKind::Alarm: point.input.value = 1 - point.input.value; break;
      case tele::PointKind::StatusWord: point.input.value ^= 1 << random_() % 16; break;
      case tele::PointKind::Counter: point.input.value = (point.input.value + 37) % 65536; break;
      default: point.input.value = static_cast<int32_t>(random_() % 27648); break;
    }
    point.input.acknowledge = random_() % 4 == 0;
  }
}

// The events that the scan is about to find, before it does. The first event of a point behind a start comes
// within half a second: `first` has those that are still to come.
void Plant::expect(std::set<int32_t>& first) {
  for (int32_t row = 0; row < POINTS; ++row) {
    const tele::Point& point = state_->station.table.points[row];
    if (!isFollowed(point.settings)) continue;
    if (point.state.eventStatus == tele::STATUS_RESTART) {
      first.insert(row);
    } else if (point.input.value != point.state.value) {
      state_->done[point.settings.pointId].push_back({point.input.value, state_->utcMs, false});
    }
  }
}

bool Plant::scan(int32_t passedMs, bool linkUp, bool generalRequest) {
  state_->utcMs += static_cast<uint64_t>(passedMs);
  std::map<int32_t, size_t> before;
  for (const auto& [point, events] : state_->done) before[point] = events.size();
  std::set<int32_t> first;
  expect(first);
  const bool whole = engine_.scan(state_->station, state_->store,
                                  {.passedMs = passedMs,
                                   .utc = utcOf(state_->utcMs),
                                   .maySend = linkUp,
                                   .generalRequest = generalRequest});
  for (int32_t row : first) {
    const tele::Point& point = state_->station.table.points[row];
    if (whole && point.state.eventStatus == tele::STATUS_RESTART) continue;
    state_->done[point.settings.pointId].push_back({point.input.value, state_->utcMs, false});
  }
  if (!whole) {
    for (auto& [point, events] : state_->done) {
      for (size_t i = before[point]; i < events.size(); ++i) events[i].mayBeMissing = true;
    }
  }
  return whole;
}

void Plant::deliver(bool acknowledged) {
  tele::EventBlock& block = state_->store.block;
  if (!block.ready) return;
  const auto fault = state_->receiver.take({block.bytes.elements, static_cast<size_t>(block.length)});
  if (fault && fault_.empty()) fault_ = *fault;
  if (acknowledged) (void)engine_.blockDelivered(state_->station, state_->store);
}

void Plant::restart() {
  ++state_->powerCuts;
  auto fresh = std::make_unique<tele::Station>();
  fresh->settings = state_->station.settings;
  for (int32_t row = 0; row < tele::POINTS_MAX; ++row) {
    fresh->table.points[row].settings = state_->station.table.points[row].settings;
    fresh->table.points[row].input = state_->station.table.points[row].input;
  }
  state_->station = *fresh;
  if (!engine_.start(state_->station, state_->store) && fault_.empty()) fault_ = "the start has failed";
}

std::string Plant::finish() {
  for (int scans = 0; scans < 2000 && fault_.empty(); ++scans) {
    if (!scan(1000, true, scans == 0)) return "the CPU has stopped";
    deliver(true);
    const bool rest = tele::eventCount(state_->store.buffer) == 0 && !state_->store.block.ready &&
                      state_->station.imagesDue == 0 && state_->station.requestedRows == 0;
    if (rest && scans > 10) {
      check();
      return fault_;
    }
  }
  return fault_.empty() ? "it comes to no rest" : fault_;
}

void Plant::check() {
  std::map<int32_t, ReceivedEvent> newest;
  int32_t missing = 0;
  auto done = state_->done;
  for (const ReceivedEvent& event : state_->receiver.events()) {
    if (event.pointId < FIRST_ID || event.pointId >= FIRST_ID + POINTS) {
      fault_ = fmt::format("there is no point {}", event.pointId);
      return;
    }
    const auto before = newest.find(event.pointId);
    if (before != newest.end() && event.utcMs < before->second.utcMs) {
      fault_ = fmt::format("point {} goes back in time", event.pointId);
      return;
    }
    newest[event.pointId] = event;
    const tele::PointSettings& settings = state_->station.table.points[event.pointId - FIRST_ID].settings;
    if (!isFollowed(settings) || (event.flags & tele::FLAG_GENERAL_REQUEST) != 0) continue;
    auto& expected = done[event.pointId];
    while (!expected.empty() && (expected.front().utcMs != event.utcMs ||
                                 valueOf(settings, event.value) != expected.front().value)) {
      missing += expected.front().mayBeMissing ? 0 : 1;
      expected.pop_front();
    }
    if (expected.empty()) {
      fault_ = fmt::format("point {} has sent {} at {}, and has not had it, or has sent it before",
                           event.pointId, event.value, event.utcMs);
      return;
    }
    expected.pop_front();
  }
  for (const auto& [point, events] : done) {
    for (const PlantEvent& event : events) missing += event.mayBeMissing ? 0 : 1;
  }
  // Points that are not followed lose events, too; those that are not counted would make it less.
  if (missing > state_->store.lostEvents || state_->receiver.toldLost() != state_->store.lostEvents) {
    fault_ = fmt::format("{} are missing, the station has counted {} and told {}", missing,
                         state_->store.lostEvents, state_->receiver.toldLost());
    return;
  }
  for (int32_t row = 0; row < POINTS; ++row) {
    const tele::Point& point = state_->station.table.points[row];
    if (newest[point.settings.pointId].status != point.state.status ||
        (isDiscrete(point.settings.kind) &&
         valueOf(point.settings, newest[point.settings.pointId].value) != point.state.value)) {
      fault_ = fmt::format("point {}: the newest value is not the last", point.settings.pointId);
      return;
    }
  }
}

}  // namespace telecontrol
