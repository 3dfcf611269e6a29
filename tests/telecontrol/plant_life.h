#pragma once
// What happens at a plant in a day: pumps, valves, alarms, levels, counters, and storms. It knows each event
// that a station has to tell, from outside: by what was set, and when.

#include <cstdint>
#include <deque>
#include <random>
#include <string>
#include <vector>

#include "tests/telecontrol/linked_station.h"
#include "tests/telecontrol/receiver.h"

namespace telecontrol {

class PlantLife {
 public:
  /// `changesPerHour`: of a point, in quiet times. `urgencies` are dealt out to the points in turn.
  PlantLife(uint64_t seed, double changesPerHour, const std::vector<tele::Urgency>& urgencies);

  const std::vector<tele::PointSettings>& points() const { return points_; }

  /// So many changes a second, of all points together, until the storm ends.
  void storm(int64_t nowMs, double changesPerSecond, int64_t untilMs);
  /// Nothing changes any more.
  void rest() { rests_ = true; }

  /// The next change of a point; INT64_MAX: none.
  int64_t nextChangeMs() const;
  /// Sets what changes up to now, right before a scan at this time.
  void changeUpTo(int64_t nowMs, int64_t utcMs, LinkedStation& station);
  /// The CPU has started: each point tells its value within START_MS, and does not change meanwhile.
  void started(int64_t nowMs, int64_t utcMs);
  static constexpr int64_t START_MS = 6000;

  /// Holds what the receiver has against what has happened: "" or the first difference. `lostEvents` are
  /// those that the station has counted.
  std::string check(const Receiver& receiver, int32_t lostEvents) const;

 private:
  struct Happened {
    int32_t value = 0;
    uint64_t fromMs = 0;  ///< UTC
    uint64_t toMs = 0;
    bool mayBeMissing = false;  ///< the power failed again before it was due
  };
  struct Life {
    int32_t value = 0;
    int64_t nextMs = 0;
    int64_t quietUntilMs = 0;     ///< behind a start
    std::deque<Happened> events;  ///< of a point that is followed
  };

  /// Each change of its value is an event.
  static bool isFollowed(const tele::PointSettings& point);
  int32_t nextValue(size_t row);
  int64_t waitMs();

  std::mt19937_64 random_;
  double quietPerHour_;  ///< changes of a point
  double changesPerHour_;
  int64_t stormEndsMs_ = 0;
  bool rests_ = false;
  std::vector<tele::PointSettings> points_;
  std::vector<Life> lives_;
};

}  // namespace telecontrol
