#pragma once
// What is known of the stations that send events: the newest value of each point, alarms, and what got lost.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "monitor/alarm.h"
#include "monitor/block_rate.h"
#include "monitor/command.h"
#include "monitor/event_block.h"
#include "monitor/filter.h"
#include "monitor/point_order.h"
#include "monitor/station_state.h"
#include "monitor/trend.h"

namespace monitor {

/// A message from the broker.
struct Arrival {
  std::string topic{};
  std::string payload{};
  /// Milliseconds since 1970 by the clock of this computer.
  int64_t utcMs = 0;
  /// The broker has kept it: when it was published nobody knows.
  bool retained = false;
};

struct PointView {
  Event newest;
  int64_t events = 0;
  /// A point whose newest event is one of an alarm.
  std::optional<Alarm> alarm;
  Trend trend;
};

/// Whether a station is online, and since when.
struct Presence {
  StationState state;
  /// When the state came that is still the same.
  int64_t sinceMs = 0;
  /// It was like that even before, since the broker had kept the message.
  bool wasBefore = false;
};

struct StationView {
  std::map<std::string, PointView, PointOrder> points;
  /// None: it has told nothing.
  std::optional<Presence> presence;
  std::optional<uint32_t> newestBlock;
  BlockRate rate;
  int64_t blocks = 0;
  int64_t events = 0;
  /// Blocks, or events that go out each for itself, that came again, and were passed over.
  int64_t repeated = 0;
  /// Blocks that never came, by their numbers.
  int64_t missing = 0;
  /// Events that the station says it has lost.
  int64_t lostEvents = 0;
  /// Payloads that cannot be read, and why not the last one.
  int64_t unreadable = 0;
  std::string lastFault;
};

/// What a message brought.
struct News {
  std::string station;
  /// Number of the block, if it has one.
  std::optional<uint32_t> block;
  /// Those that the filter takes. Empty: the block came again, or the message is none.
  std::vector<Event> events;
  /// Blocks that are missing in front of this one.
  int64_t missing = 0;
  /// Events that the station has lost since it told so before.
  int64_t lost = 0;
  /// The station is online or offline now; none: as before.
  std::optional<StationState> change;
  std::optional<CommandResult> result;
  /// Something a person should read; empty if not.
  std::string remark;
};

/// All stations by their names, which are their topics without the last level, or, of an event that goes out
/// for itself, without the last two. What comes from outside cannot make it grow without end. One thread.
class Plant {
 public:
  static constexpr size_t STATIONS_MAX = 10'000;
  static constexpr size_t POINTS_MAX = 100'000;  ///< of all stations

  explicit Plant(Filter filter = {}) : filter_(std::move(filter)) {}

  /// Takes a message over. Nothing comes of one from a station that the filter does not take.
  News take(const Arrival& arrival);

  /// Takes over what a history knows of a station.
  void restore(const std::string& station, std::optional<uint32_t> newestBlock, int64_t lostEvents);
  /// Takes over an event that a history knows, the oldest first. It counts as none that came.
  void restore(const std::string& station, const Event& event, int64_t arrivedMs);

  const std::map<std::string, StationView>& stations() const { return stations_; }

 private:
  StationView* stationOf(const std::string& name);
  PointView* follow(StationView& station, const Event& event, int64_t arrivedMs);
  void takeBlock(vcpu::Result<EventBlock> block, const Arrival& arrival, StationView& station, News& news);
  void takeState(const Arrival& arrival, StationView& station, News& news);
  void takeResult(const Arrival& arrival, StationView& station, News& news);

  Filter filter_;
  std::map<std::string, StationView> stations_;
  size_t points_ = 0;
};

}  // namespace monitor
