#pragma once
// The stations of a fleet: one program, many CPUs.

#include <cstdint>
#include <memory>
#include <queue>
#include <vector>

#include "station/station.h"

namespace fleet {

/// What the cycles of all stations did.
struct CycleFigures {
  int64_t cycles = 0;
  double longestScanMs = 0;  ///< of one station
  double latestMs = 0;       ///< how far the cycle of a station began behind its time, at most
  int64_t stopped = 0;       ///< stations that went to STOP
};

/// For one thread.
class Stations {
 public:
  /// `clock` must outlive this. All stations have the cycle time of `file`, at least a millisecond.
  Stations(const station::StationFile& file, vcpu::Clock& clock);

  /// Adds station `number`, counted from 1, not yet in RUN. In the start values of `file` {n} stands for the
  /// number. `network` must outlive this. A failure is a start value that does not fit.
  vcpu::Result<void> add(int64_t number, const std::shared_ptr<const vcpu::MachineCode>& code,
                         vcpu::Network& network);

  /// Starts the next station that was added. Its first cycle comes within a cycle time, at a moment of its
  /// own: those of all stations are spread over it.
  void startNext();

  /// Scans every station whose time has come. Between two of them `goesOn` is asked.
  void scanDue(const std::function<bool()>& goesOn);

  /// When the next station wants its cycle, in nanoseconds of the clock; INT64_MAX: none runs.
  int64_t nextDue() const;

  int64_t started() const { return static_cast<int64_t>(started_); }
  int64_t count() const { return static_cast<int64_t>(stations_.size()); }

  /// Since the last call; `stopped` since the begin.
  CycleFigures takeFigures();

  /// Why the first station that stopped did; empty: none has.
  const std::string& firstStop() const { return firstStop_; }

 private:
  struct Due {
    int64_t time;
    size_t station;
    bool operator>(const Due& other) const { return time > other.time; }
  };

  void scan(Due due);
  void noteStop(size_t station);

  const station::StationFile& file_;
  vcpu::Clock& clock_;
  int64_t cycle_;  ///< nanoseconds
  std::vector<std::unique_ptr<station::Station>> stations_;
  size_t started_ = 0;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
  CycleFigures figures_;
  std::string firstStop_;
};

}  // namespace fleet
