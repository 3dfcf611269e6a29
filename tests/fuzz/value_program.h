#pragma once
// A program with places of every data type, which the fuzzers of values write to. For one thread.

#include <memory>

#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace fuzz {

/// Structures, arrays of several dimensions, an instance with views (AT), a data block with absolute
/// addresses (DB5), and PLC tags. Made at the first call and kept. Blocks to call: FB "Unit", FC "Sum". Ends
/// the process if the program does not compile.
std::shared_ptr<const vcpu::MachineCode> valueProgram();

/// A CPU of that program.
struct ValueCpu {
  explicit ValueCpu(vcpu::CpuOptions options = {});

  vcpu::SimulatedClock clock;
  vcpu::SimulatedNetwork network;
  vcpu::Cpu cpu;
};

}  // namespace fuzz
