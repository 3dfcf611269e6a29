#pragma once
// The SCL of plc/generated/telecontrol with a program of this folder, on a virtual CPU whose clock stands
// between scans. One thread.

#include <memory>
#include <string>

#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/result/result.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace bench {

/// The library and the source bench/`name`, checked. What the checker says goes to stderr; nullptr: it does
/// not compile.
std::shared_ptr<const scl::Program> telecontrolProgram(const std::string& name);

/// Compiles it so that what a scan does is counted.
vcpu::Result<std::shared_ptr<const vcpu::MachineCode>> counting(
    const std::shared_ptr<const scl::Program>& program);

class TelecontrolPlc {
 public:
  explicit TelecontrolPlc(std::shared_ptr<const vcpu::MachineCode> code);

  /// Does nothing where there is no such path.
  void set(const std::string& path, const std::string& value);
  /// The value as SCL writes it; empty: there is no such path.
  std::string valueOf(const std::string& path);

  /// One cycle, and 10 ms.
  vcpu::ScanCounts scan();

 private:
  vcpu::SimulatedClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
  vcpu::Cpu cpu_;
};

}  // namespace bench
