#include "tests/telecontrol/plant_life.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace telecontrol {
namespace {

constexpr int32_t FIRST_ID = 101;
constexpr double HOUR_MS = 3'600'000;

/// Twelve bits, four status words, four alarms, three levels and a counter.
constexpr std::array<tele::PointKind, 24> KINDS = {
    tele::PointKind::Bit,        tele::PointKind::Bit,        tele::PointKind::Bit,
    tele::PointKind::Bit,        tele::PointKind::Bit,        tele::PointKind::Bit,
    tele::PointKind::Bit,        tele::PointKind::Bit,        tele::PointKind::Bit,
    tele::PointKind::Bit,        tele::PointKind::Bit,        tele::PointKind::Bit,
    tele::PointKind::StatusWord, tele::PointKind::StatusWord, tele::PointKind::StatusWord,
    tele::PointKind::StatusWord, tele::PointKind::Alarm,      tele::PointKind::Alarm,
    tele::PointKind::Alarm,      tele::PointKind::Alarm,      tele::PointKind::Analog,
    tele::PointKind::Analog,     tele::PointKind::Analog,     tele::PointKind::Counter};

int32_t shownValue(const tele::PointSettings& point, int32_t value) {
  return point.kind == tele::PointKind::StatusWord ? value & 0xFFFF : value;
}

}  // namespace

PlantLife::PlantLife(uint64_t seed, double changesPerHour, const std::vector<tele::Urgency>& urgencies)
    : random_(seed), quietPerHour_(changesPerHour), changesPerHour_(changesPerHour), lives_(KINDS.size()) {
  for (size_t row = 0; row < KINDS.size(); ++row) {
    tele::PointSettings point;
    point.pointId = FIRST_ID + static_cast<int32_t>(row);
    point.kind = KINDS[row];
    point.urgency = urgencies[row % urgencies.size()];
    point.threshold.change = 10;
    points_.push_back(point);
  }
}

bool PlantLife::isFollowed(const tele::PointSettings& point) {
  return point.kind == tele::PointKind::Bit || point.kind == tele::PointKind::StatusWord;
}

int64_t PlantLife::waitMs() {
  const double share = (static_cast<double>(random_() % 1'000'000) + 1) / 1'000'000;
  return static_cast<int64_t>(std::min(-std::log(share) * HOUR_MS / changesPerHour_, 1e9)) + 1;
}

int32_t PlantLife::nextValue(size_t row) {
  const int32_t value = lives_[row].value;
  switch (points_[row].kind) {
    case tele::PointKind::StatusWord: return value ^ 1 << random_() % 16;
    case tele::PointKind::Analog:
      return std::clamp(value + static_cast<int32_t>(random_() % 41) - 20, 0, 27648);
    case tele::PointKind::Counter: return (value + 1 + static_cast<int32_t>(random_() % 20)) % 65536;
    default: return 1 - value;
  }
}

void PlantLife::storm(int64_t nowMs, double changesPerSecond, int64_t untilMs) {
  changesPerHour_ = changesPerSecond * 3600 / static_cast<double>(lives_.size());
  stormEndsMs_ = untilMs;
  for (Life& life : lives_)
    life.nextMs = std::min(life.nextMs, std::max(nowMs, life.quietUntilMs) + waitMs());
}

int64_t PlantLife::nextChangeMs() const {
  if (rests_) return INT64_MAX;
  return std::ranges::min_element(lives_, {}, &Life::nextMs)->nextMs;
}

void PlantLife::changeUpTo(int64_t nowMs, int64_t utcMs, LinkedStation& station) {
  if (nowMs >= stormEndsMs_) changesPerHour_ = quietPerHour_;
  if (rests_) return;
  for (size_t row = 0; row < lives_.size(); ++row) {
    Life& life = lives_[row];
    if (life.nextMs > nowMs) continue;
    life.nextMs = nowMs + waitMs();
    life.value = nextValue(row);
    station.setValue(static_cast<int32_t>(row), life.value);
    const auto atMs = static_cast<uint64_t>(utcMs);
    if (isFollowed(points_[row])) life.events.push_back({life.value, atMs, atMs, false});
  }
}

void PlantLife::started(int64_t nowMs, int64_t utcMs) {
  const auto atMs = static_cast<uint64_t>(utcMs);
  for (size_t row = 0; row < lives_.size(); ++row) {
    Life& life = lives_[row];
    if (isFollowed(points_[row])) {
      if (!life.events.empty() && life.events.back().toMs >= atMs) {
        life.events.back().toMs = atMs - 1;
        life.events.back().mayBeMissing = true;
      }
      life.events.push_back({life.value, atMs, atMs + static_cast<uint64_t>(START_MS), false});
    }
    life.quietUntilMs = nowMs + START_MS;
    life.nextMs = life.quietUntilMs + waitMs();
  }
}

std::string PlantLife::check(const Receiver& receiver, int32_t lostEvents) const {
  std::vector<std::deque<Happened>> open;
  for (const Life& life : lives_) open.push_back(life.events);
  std::vector<uint64_t> newestMs(lives_.size());
  std::vector<int32_t> newestValue(lives_.size());
  int64_t missing = 0;
  for (const ReceivedEvent& event : receiver.events()) {
    const auto row = static_cast<size_t>(event.pointId - FIRST_ID);
    if (row >= lives_.size()) return fmt::format("there is no point {}", event.pointId);
    if (event.utcMs < newestMs[row]) return fmt::format("point {} goes back in time", event.pointId);
    const int32_t value = shownValue(points_[row], event.value);
    newestMs[row] = event.utcMs;
    newestValue[row] = value;
    if (!isFollowed(points_[row]) || (event.flags & tele::FLAG_GENERAL_REQUEST) != 0) continue;
    const auto fits = [&](const Happened& happened) {
      return happened.value == value && happened.fromMs <= event.utcMs && event.utcMs <= happened.toMs;
    };
    while (!open[row].empty() && !fits(open[row].front())) {
      missing += open[row].front().mayBeMissing ? 0 : 1;
      open[row].pop_front();
    }
    if (open[row].empty()) {
      return fmt::format("point {} tells {} at {}, which has not happened, or was told before", event.pointId,
                         value, event.utcMs);
    }
    open[row].pop_front();
  }
  for (const auto& events : open) missing += std::ranges::count(events, false, &Happened::mayBeMissing);
  if (missing > lostEvents) return fmt::format("{} are missing, {} are counted", missing, lostEvents);
  if (receiver.toldLost() != lostEvents) {
    return fmt::format("{} are lost, the receiver knows of {}", lostEvents, receiver.toldLost());
  }
  for (size_t row = 0; row < lives_.size(); ++row) {
    if (isFollowed(points_[row]) && newestValue[row] != lives_[row].value) {
      return fmt::format("point {}: the newest value is not the last", points_[row].pointId);
    }
  }
  return "";
}

}  // namespace telecontrol
