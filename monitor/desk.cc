#include "monitor/desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace monitor {
namespace {

constexpr int PAGE_ROWS = 10;
constexpr size_t ENTRY_CHARACTERS_MAX = 24;

std::vector<RowKey> rowsOf(const Plant& plant) {
  std::vector<RowKey> rows;
  for (PictureLine& line : picture(plant, 0, [](std::string_view) { return std::string(); })) {
    if (line.key) rows.push_back(std::move(*line.key));
  }
  return rows;
}

const PointView* pointOf(const Plant& plant, const RowKey& row) {
  const auto station = plant.stations().find(row.station);
  if (station == plant.stations().end()) return nullptr;
  const auto point = station->second.points.find(row.point);
  return point == station->second.points.end() ? nullptr : &point->second;
}

}  // namespace

void Desk::press(const Key& key, const Plant& plant) {
  if (entry_) return enter(key);
  remark_.clear();
  switch (key.kind) {
    case KeyKind::Up: return move(-1, plant);
    case KeyKind::Down: return move(1, plant);
    case KeyKind::PageUp: return move(-PAGE_ROWS, plant);
    case KeyKind::PageDown: return move(PAGE_ROWS, plant);
    case KeyKind::Character: break;
    case KeyKind::Enter:
    case KeyKind::Backspace:
    case KeyKind::Escape:
    case KeyKind::Other: return;
  }
  switch (key.character) {
    case 'k': return move(-1, plant);
    case 'j': return move(1, plant);
    case 'a': return acknowledge(plant);
    case 'q': wantsEnd_ = true; return;
    case 'c':
      if (chosen_) entry_.emplace();
      if (!chosen_) remark_ = "choose a point first, by the arrow keys";
      return;
    default: return;
  }
}

/// A row that has gone is left from where it was.
void Desk::move(int rows, const Plant& plant) {
  const std::vector<RowKey> all = rowsOf(plant);
  if (all.empty()) return chosen_.reset();
  const auto last = static_cast<int64_t>(all.size()) - 1;
  const auto found = chosen_ ? std::find(all.begin(), all.end(), *chosen_) : all.end();
  int64_t place = static_cast<int64_t>(place_);
  if (found != all.end()) place = found - all.begin();
  if (chosen_) place += rows;
  place_ = static_cast<size_t>(std::clamp<int64_t>(place, 0, last));
  chosen_ = all[place_];
}

void Desk::acknowledge(const Plant& plant) {
  const PointView* point = chosen_ ? pointOf(plant, *chosen_) : nullptr;
  if (point == nullptr) {
    remark_ = "choose an alarm first, by the arrow keys";
  } else if (!point->alarm || point->alarm->isAcknowledged) {
    remark_ = fmt::format("point {} has no alarm to acknowledge", chosen_->point);
  } else {
    order_ = Order{.station = chosen_->station, .point = chosen_->point};
  }
}

void Desk::enter(const Key& key) {
  switch (key.kind) {
    case KeyKind::Enter: return send();
    case KeyKind::Escape: return entry_.reset();
    case KeyKind::Backspace:
      if (!entry_->empty()) entry_->pop_back();
      return;
    case KeyKind::Character:
      if (entry_->size() < ENTRY_CHARACTERS_MAX) entry_->push_back(key.character);
      return;
    case KeyKind::Up:
    case KeyKind::Down:
    case KeyKind::PageUp:
    case KeyKind::PageDown:
    case KeyKind::Other: return;
  }
}

void Desk::send() {
  if (isNumber(*entry_)) {
    order_ = Order{.station = chosen_->station, .point = chosen_->point, .value = entry_};
  } else if (!entry_->empty()) {
    remark_ = fmt::format("'{}' is no number; nothing was sent", *entry_);
  }
  entry_.reset();
}

std::string Desk::prompt() const {
  if (!entry_) return remark_;
  return fmt::format("value for point {} of {} (Enter sends it, Escape does not): {}_", chosen_->point,
                     chosen_->station, *entry_);
}

std::optional<Order> Desk::takeOrder() {
  return std::exchange(order_, std::nullopt);
}

}  // namespace monitor
