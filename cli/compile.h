#pragma once
// From a checked program to machine code, for a user who waits. For the main thread.

#include <memory>

#include "vcpu/compile/machine_code.h"

namespace cli {

/// Compiled code, or the exit code behind a fault that was reported.
struct Compilation {
  std::shared_ptr<const vcpu::MachineCode> code;  ///< nullptr: there is none
  int exitCode = 0;                               ///< 128 and the number of a signal that ended it
};

/// Compiles. While the system's compiler takes more than a second stderr says so; after `secondsMax` it is
/// ended and the in-process compiler does it. A signal ends it, and nothing stays behind.
Compilation compileProgram(const std::shared_ptr<const scl::Program>& program, vcpu::CompileOptions options,
                           double secondsMax);

}  // namespace cli
