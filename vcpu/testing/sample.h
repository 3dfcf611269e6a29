#pragma once
// SCL programs as tests use them: text in, a CPU that has run it out. For one thread.

#include <memory>
#include <string>
#include <vector>

#include "scl/scl.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace vcpu {

/// Parses and checks; with any error the program is nullptr and `diagnostics` says why.
std::shared_ptr<const scl::Program> checkedProgram(const std::string& text, const std::string& file,
                                                   scl::Diagnostics& diagnostics,
                                                   const scl::Dialect& dialect = scl::Dialect::Tia);

/// One CPU with its clock and network; owns them.
struct Station {
  explicit Station(std::shared_ptr<const MachineCode> code, CpuOptions options = {});

  SimulatedClock clock;
  SimulatedNetwork network;
  Cpu cpu;

  /// "5" for the value at a path; what is wrong with the path in angle brackets.
  std::string value(const std::string& path);
  /// The kinds of what stands in the diagnostic buffer, but for start and STOP.
  std::vector<EventKind> faults() const;
};

/// Compiles with the compiler named, or ends the test.
std::shared_ptr<const MachineCode> compiled(const std::shared_ptr<const scl::Program>& program,
                                            CompilerKind compiler, const PrintOptions& print = {});
std::shared_ptr<const MachineCode> compiled(const std::string& text,
                                            CompilerKind compiler = CompilerKind::InProcess,
                                            const PrintOptions& print = {});

}  // namespace vcpu
