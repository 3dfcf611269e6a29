#pragma once
// The C printer: from a checked program to C text. Start here, then function.h.
//
// What holds in all headers of this folder: parts of the tree are of the program that is printed, and are not
// changed. What takes a CFunction or a ProgramPlan runs on the thread that prints, and reports what cannot be
// printed there; everything else any thread may call. No function fails otherwise.

#include <string>
#include <vector>

#include "scl/scl.h"
#include "vcpu/c/print_options.h"

namespace vcpu {

/// A value that points to nothing of the program.
struct CProgram {
  std::string text;
  /// "file:line:column: error: sentence"; with any, the text must not be compiled.
  std::vector<std::string> refusals;
};

/// Prints a program that the checker found free of errors. Keeps nothing of it; any thread may call.
CProgram printProgram(const scl::Program& program, const PrintOptions& options);

}  // namespace vcpu
