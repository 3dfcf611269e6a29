#pragma once
// A simulation of the SCL engine as a station with a recording, which `s7mqtt run FOLDER --replay` does
// again.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "station/recording/recorder.h"
#include "vcpu/cpu/cpu.h"

namespace simulation {

/// For one thread. What goes wrong is an exception.
class RecordedStation {
 public:
  /// Makes FOLDER with station.toml and run.recording, which must not be there yet. The program reads and
  /// writes `block`; `options` are those of its CPU. `clock` and `network` must outlive the station.
  RecordedStation(const std::string& folder, const std::vector<std::string>& sources,
                  const vcpu::CpuOptions& options, std::string block, vcpu::Clock& clock,
                  vcpu::Network& network);

  /// The clock and the network of the CPU.
  station::Recorder& world() { return *recorder_; }

  /// Both just before it happens. cycle() writes down what was put into the block since the last cycle.
  void start();
  void cycle(vcpu::Cpu& cpu);

  /// Behind each of them.
  void remember(vcpu::Cpu& cpu);

  /// While the CPU is still there.
  void end();

 private:
  std::string block_;
  std::unique_ptr<station::Recorder> recorder_;
  std::vector<uint8_t> bytes_;  ///< of the block behind the last cycle
};

}  // namespace simulation
