#pragma once
// Many stations of one kind on one broker, and how they fare, second by second.

#include <functional>
#include <vector>

#include "fleet/fleet_network.h"
#include "fleet/process_usage.h"
#include "fleet/stations.h"
#include "fleet/traffic.h"

namespace fleet {

/// What happened in a second, and how it ended.
struct Second {
  double at = 0;             ///< seconds since the fleet began
  int64_t started = 0;       ///< stations
  int64_t connected = 0;     ///< connections that the broker has accepted
  TrafficCounts counts;      ///< of this second
  LatencyFigures latencies;  ///< of this second, from PUBLISH to its acknowledgement
  CycleFigures cycles;       ///< of this second
  ProcessUsage usage;        ///< of the process since it began
};

/// What became of a fleet.
struct Outcome {
  std::string station;  ///< the name of what ran
  int64_t count = 0;    ///< stations
  int32_t cycleMs = 0;
  std::vector<Second> seconds;
  TrafficCounts counts;  ///< of the whole run
  Latencies latencies;   ///< of the whole run
  double longestScanMs = 0;
  double latestMs = 0;
  int64_t bytesPerStation = 0;       ///< of memory, before the first of them starts; sockets are the kernel's
  double cpuMsPerStationSecond = 0;  ///< processor time of a station in a second of its life
  std::string firstStop;             ///< why the first station that stopped did; empty: none has
  int64_t stopped = 0;
};

/// For one thread.
class Fleet {
 public:
  /// `file`, `clock` and `network` must outlive this.
  Fleet(const station::StationFile& file, vcpu::Clock& clock, vcpu::Network& network);

  /// Makes the stations. `goesOn` is asked behind each. A failure is a start value that does not fit.
  vcpu::Result<void> build(int64_t count, const std::shared_ptr<const vcpu::MachineCode>& code,
                           const std::function<bool()>& goesOn);

  /// Starts so many stations a second and lets them run, `seconds` long or, with 0, until `goesOn` answers
  /// false. `afterSecond` hears of each second that has ended. Once.
  Outcome run(double startsPerSecond, double seconds, const std::function<bool()>& goesOn,
              const std::function<void(const Second&)>& afterSecond);

 private:
  void endSecond(double at, const std::function<void(const Second&)>& afterSecond);
  void startDue(double at, double startsPerSecond);
  Outcome outcome() const;

  const station::StationFile& file_;
  vcpu::Clock& clock_;
  Traffic traffic_;
  FleetNetwork network_;
  Stations stations_;
  TrafficCounts countsBefore_;
  Latencies latencies_;  ///< up to the last second that has ended
  std::vector<Second> seconds_;
  ProcessUsage usageAtStart_;
  int64_t bytesPerStation_ = 0;
};

}  // namespace fleet
