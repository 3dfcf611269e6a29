#pragma once
// The C printer: from a checked program to C text. Start here, then function.h.

#include <string>
#include <vector>

#include "scl/scl.h"
#include "vcpu/c/print_options.h"

namespace vcpu {

struct CProgram {
  std::string text;
  /// "file:line:column: error: sentence"; with any, the text must not be compiled.
  std::vector<std::string> refusals;
};

/// Prints a program that the checker found free of errors. Keeps nothing of it; any thread may call.
CProgram printProgram(const scl::Program& program, const PrintOptions& options);

}  // namespace vcpu
