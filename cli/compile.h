#pragma once
// From a checked program to machine code, for a user who waits. For the main thread.

#include <memory>

#include "cli/commands.h"
#include "vcpu/compile/machine_code.h"

namespace cli {

/// Of a compiler that takes longer the user is told.
inline constexpr double SECONDS_SILENT = 1;

/// Compiled code, or the exit code behind a fault that was reported.
struct Compilation {
  std::shared_ptr<const vcpu::MachineCode> code;  ///< nullptr: there is none
  int exitCode = 0;                               ///< 128 and the number of a signal that ended it
  /// Not nullptr: `code` is that of the in-process compiler, and the system's has to be asked for its own.
  std::shared_ptr<const vcpu::PrintedProgram> awaited{};
};

/// Compiles as `choice` says; `print` is how the program is printed. Code that the system's compiler made
/// before is taken at once. While the system's compiler takes more than a second stderr says so; after its
/// time it is ended and the in-process compiler does it. A signal ends it, and nothing stays behind.
Compilation compileProgram(const std::shared_ptr<const scl::Program>& program,
                           const vcpu::PrintOptions& print, const CompilerChoice& choice);

}  // namespace cli
