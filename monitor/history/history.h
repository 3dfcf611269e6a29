#pragma once
// All that the monitor has seen, in a file that outlives it.

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "monitor/history/database.h"
#include "monitor/plant.h"

namespace monitor {

/// One thread. What is added is written by commit(), all or nothing. A file that takes nothing more, because
/// its disk is full, ends nothing: what could not be written is counted, told by trouble(), and stands as a
/// gap in the file as soon as it takes something again.
class History {
 public:
  /// Opens a history or makes it; `file` has no other writer. A failure says why not, a file that is
  /// something else stays as it is.
  static vcpu::Result<std::unique_ptr<History>> open(const std::string& file);
  /// commit().
  ~History();
  History(const History&) = delete;
  History& operator=(const History&) = delete;

  /// What a message brought; `station` as it is behind it.
  void add(const News& news, const StationView& station, int64_t arrivedMs);
  /// The monitor has a connection to its broker, or none any more.
  void addConnection(bool isConnected, int64_t nowMs);
  void commit(int64_t nowMs);

  /// Tells a plant what it does not know yet: of each station the newest block, of each point the newest
  /// events.
  void restore(Plant& plant) const;

  /// What could not be written, and why not; empty: nothing.
  const std::string& trouble() const { return trouble_; }

 private:
  explicit History(std::string file, std::unique_ptr<Database> database);

  bool begin();
  bool write(const News& news, const StationView& station, int64_t arrivedMs);
  bool addEvent(int64_t point, const News& news, const Event& event, int64_t arrivedMs);
  bool addGap(std::optional<int64_t> station, const char* kind, int64_t count, int64_t arrivedMs);
  bool addState(std::optional<int64_t> station, bool isOnline, int64_t arrivedMs);
  std::optional<int64_t> idOfStation(const std::string& name);
  std::optional<int64_t> idOfPoint(int64_t station, const std::string& name);
  void giveUp();

  std::string file_;
  std::unique_ptr<Database> database_;
  Statement insertStation_, insertPoint_, insertEvent_, insertGap_, insertState_, updateStation_,
      findStation_, findPoint_;
  std::map<std::string, int64_t> stations_;                    ///< known rows, for speed
  std::map<std::pair<int64_t, std::string>, int64_t> points_;  ///< likewise
  bool isOpen_ = false;                                        ///< a transaction
  int64_t added_ = 0;                                          ///< in it: events, gaps and states
  int64_t unwritten_ = 0;                                      ///< since the last commit that succeeded
  int64_t allUnwritten_ = 0;
  std::string trouble_;
};

}  // namespace monitor
