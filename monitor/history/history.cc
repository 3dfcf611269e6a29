#include "monitor/history/history.h"

#include <fmt/format.h>

#include <vector>

#include "monitor/history/schema.h"

namespace monitor {

vcpu::Result<std::unique_ptr<History>> History::open(const std::string& file) {
  if (!mayBeDatabase(file))
    return vcpu::Failure{fmt::format("{}: it is no history of s7mqtt monitor, and stays as it is", file)};
  auto database = Database::open(file);
  if (!database) return vcpu::Failure{fmt::format("{}: {}", file, database.failure())};
  if (const auto ready = prepareTables(**database); !ready)
    return vcpu::Failure{fmt::format("{}: {}", file, ready.failure())};
  return std::unique_ptr<History>(new History(file, std::move(*database)));
}

History::History(std::string file, std::unique_ptr<Database> database)
    : file_(std::move(file)),
      database_(std::move(database)),
      insertStation_(*database_, "INSERT INTO station(name) VALUES(?)"),
      insertPoint_(*database_, "INSERT INTO point(station, name) VALUES(?, ?)"),
      insertEvent_(*database_,
                   "INSERT INTO event(point, arrived, time, block, value, changed, quality, flags) "
                   "VALUES(?, ?, ?, ?, ?, ?, ?, ?)"),
      insertGap_(*database_, "INSERT INTO gap(arrived, station, kind, count) VALUES(?, ?, ?, ?)"),
      insertState_(*database_, "INSERT INTO state(arrived, station, online) VALUES(?, ?, ?)"),
      updateStation_(*database_, "UPDATE station SET newest_block = ?, lost = ? WHERE id = ?"),
      findStation_(*database_, "SELECT id FROM station WHERE name = ?"),
      findPoint_(*database_, "SELECT id FROM point WHERE station = ? AND name = ?") {}

History::~History() {
  if (isOpen_ && !database_->run("COMMIT")) database_->run("ROLLBACK");
}

bool History::begin() {
  if (!isOpen_) isOpen_ = database_->run("BEGIN IMMEDIATE");
  return isOpen_;
}

void History::add(const News& news, const StationView& station, int64_t arrivedMs) {
  if (!news.block && news.events.empty() && !news.change) return;
  added_ += static_cast<int64_t>(news.events.size());
  if (!begin() || !write(news, station, arrivedMs)) giveUp();
}

bool History::write(const News& news, const StationView& station, int64_t arrivedMs) {
  const std::optional<int64_t> id = idOfStation(news.station);
  if (!id) return false;
  for (const Event& event : news.events) {
    const std::optional<int64_t> point = idOfPoint(*id, event.point);
    if (!point || !addEvent(*point, news, event, arrivedMs)) return false;
  }
  if (news.missing > 0 && !addGap(id, "blocks", news.missing, arrivedMs)) return false;
  if (news.lost > 0 && !addGap(id, "events", news.lost, arrivedMs)) return false;
  if (news.change && !addState(id, news.change->isOnline, arrivedMs)) return false;
  return updateStation_.bind(station.newestBlock).bind(station.lostEvents).bind(id).run();
}

bool History::addEvent(int64_t point, const News& news, const Event& event, int64_t arrivedMs) {
  insertEvent_.bind(point).bind(arrivedMs).bind(event.utcMs);
  insertEvent_.bind(news.block ? std::optional<int64_t>(*news.block) : std::nullopt).bind(event.value);
  insertEvent_.bind(event.changed ? std::optional<int64_t>(*event.changed) : std::nullopt);
  return insertEvent_.bind(std::string(wordOf(event.quality)))
      .bind(fmt::format("{}", fmt::join(flagsOf(event), " ")))
      .run();
}

bool History::addGap(std::optional<int64_t> station, const char* kind, int64_t count, int64_t arrivedMs) {
  return insertGap_.bind(arrivedMs).bind(station).bind(std::string(kind)).bind(count).run();
}

bool History::addState(std::optional<int64_t> station, bool isOnline, int64_t arrivedMs) {
  return insertState_.bind(arrivedMs).bind(station).bind(isOnline ? 1 : 0).run();
}

void History::addConnection(bool isConnected, int64_t nowMs) {
  if (!begin() || !addState(std::nullopt, isConnected, nowMs)) giveUp();
}

void History::commit(int64_t nowMs) {
  if (unwritten_ > 0 && (!begin() || !addGap(std::nullopt, "unwritten", unwritten_, nowMs))) return giveUp();
  if (!isOpen_) return;
  if (!database_->run("COMMIT")) return giveUp();
  isOpen_ = false;
  added_ = 0;
  unwritten_ = 0;
}

/// Forgets what was added since the last commit, and counts its events.
void History::giveUp() {
  const std::string why = database_->failure();
  if (isOpen_) database_->run("ROLLBACK");
  isOpen_ = false;
  // Rows that were new have gone with it.
  stations_.clear();
  points_.clear();
  unwritten_ += added_;
  allUnwritten_ += added_;
  added_ = 0;
  trouble_ = fmt::format("history {}: {} events could not be written: {}", file_, allUnwritten_, why);
}

std::optional<int64_t> History::idOfStation(const std::string& name) {
  if (const auto known = stations_.find(name); known != stations_.end()) return known->second;
  findStation_.bind(name);
  std::optional<int64_t> id;
  if (findStation_.step()) id = findStation_.number(0);
  findStation_.reset();
  if (!id && insertStation_.bind(name).run()) id = database_->newestRow();
  if (id) stations_[name] = *id;
  return id;
}

std::optional<int64_t> History::idOfPoint(int64_t station, const std::string& name) {
  if (const auto known = points_.find({station, name}); known != points_.end()) return known->second;
  findPoint_.bind(station).bind(name);
  std::optional<int64_t> id;
  if (findPoint_.step()) id = findPoint_.number(0);
  findPoint_.reset();
  if (!id && insertPoint_.bind(station).bind(name).run()) id = database_->newestRow();
  if (id) points_[{station, name}] = *id;
  return id;
}

}  // namespace monitor
