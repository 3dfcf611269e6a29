#pragma once
// What is known of the stations that send events: the newest value of each point, alarms, and what got lost.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "monitor/event_block.h"

namespace monitor {

/// An alarm: since when it is there, and who has seen it.
struct Alarm {
  bool isPresent = false;
  bool isAcknowledged = true;
  std::optional<int64_t> cameMs;
  std::optional<int64_t> wentMs;
  std::optional<int64_t> acknowledgedMs;
};

struct PointView {
  Event newest;
  int64_t events = 0;
  /// A point whose events carry the bits of an alarm.
  std::optional<Alarm> alarm;
};

struct StationView {
  std::map<std::string, PointView> points;
  std::optional<uint32_t> newestBlock;
  int64_t blocks = 0;
  int64_t events = 0;
  /// Blocks that came again, and were passed over.
  int64_t repeated = 0;
  /// Blocks that never came, by their numbers.
  int64_t missing = 0;
  /// Events that the station says it has lost.
  int64_t lostEvents = 0;
  /// Payloads that are no block, and why the last one is none.
  int64_t unreadable = 0;
  std::string lastFault;
};

/// What a message brought.
struct News {
  /// Number of the block, if it has one.
  std::optional<uint32_t> block;
  /// Empty: the block came again, or is none.
  std::vector<Event> events;
  /// Something a person should read; empty if not.
  std::string remark;
};

/// All stations, by the topic of their events. One thread.
class Plant {
 public:
  /// Takes a message over. A point is taken for an alarm when its events carry changed bits, and all its bits
  /// are the two of an alarm.
  News take(const std::string& topic, std::string_view payload);

  const std::map<std::string, StationView>& stations() const { return stations_; }

 private:
  std::map<std::string, StationView> stations_;
};

}  // namespace monitor
