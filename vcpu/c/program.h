#pragma once
// The printed program, and what of it could not be printed.

#include <string>
#include <vector>

#include "vcpu/c/block_printer.h"

namespace vcpu {

struct CProgram {
  std::string text;
  /// "file:line:column: error: sentence"; with any, the text must not be compiled.
  std::vector<std::string> refusals;
};

CProgram printProgram(const scl::Program& program, const PrintOptions& options);

}  // namespace vcpu
