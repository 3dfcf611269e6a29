#pragma once
// One PLC put together: program, CPU, clock and network, and the loop that runs it.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "station/recording/recorder.h"
#include "station/station_file.h"
#include "vcpu/card/memory_card.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/result/result.h"

namespace station {

/// How long a station runs; 0 means no limit.
struct RunLimit {
  int64_t cycles = 0;
  double seconds = 0;
};

/// What a run did so far.
struct RunFigures {
  int64_t cycles = 0;
  double seconds = 0;      ///< since the start
  double meanCycleMs = 0;  ///< time spent in the program, without the wait for the next cycle
  double longestCycleMs = 0;
};

/// Owns the CPU. For one thread: run() returns only when the run has ended.
class Station {
 public:
  /// Builds the CPU and applies the start values of `file`. Fails with a sentence if a start value names
  /// no variable or does not fit its type, or if the card of `file` cannot be used. `clock` and `network`
  /// must outlive the station, and so must `recorder`, whose clock and network they are: it writes the run
  /// down. nullptr: nobody does.
  static vcpu::Result<std::unique_ptr<Station>> build(const StationFile& file,
                                                      std::shared_ptr<const vcpu::MachineCode> code,
                                                      vcpu::Clock& clock, vcpu::Network& network,
                                                      Recorder* recorder = nullptr);

  /// Starts the CPU and runs it cyclically until the limit, STOP, or `afterCycle` answers false.
  ///
  /// Without a shortest cycle time (cycleMs = 0) a cycle begins as soon as the one before has ended, as OB1
  /// of a PLC does. When nothing has been sent or received for CYCLES_AWAKE cycles, the next one waits until
  /// the wait of `clock` is ended by bytes that arrive, a timer or an interrupt is due, or IDLE_MS are over.
  RunFigures run(const RunLimit& limit, const std::function<bool(const RunFigures&)>& afterCycle);

  /// Valid as long as the station; between two cycles, or when no run is under way.
  vcpu::Cpu& cpu() { return *cpu_; }

  static constexpr int32_t CYCLES_AWAKE = 100;
  static constexpr int64_t IDLE_MS = 10;

 private:
  Station(const StationFile& file, std::shared_ptr<const vcpu::MachineCode> code, vcpu::Clock& clock,
          vcpu::Network& network, Recorder* recorder, std::unique_ptr<vcpu::MemoryCard> card);

  void waitForSomething();

  std::unique_ptr<vcpu::MemoryCard> card_;  ///< nullptr: there is none
  std::unique_ptr<vcpu::Cpu> cpu_;
  vcpu::Clock& clock_;
  Recorder* recorder_;
  int32_t cycleMs_;
  int32_t cyclesQuiet_ = 0;  ///< in which nothing was sent or received
};

}  // namespace station
