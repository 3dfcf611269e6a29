#pragma once
// How faults are told to the user.

#include <cstdio>
#include <string>

#include "station/sources.h"
#include "vcpu/cpu/cpu.h"

namespace cli {

/// Prints every fault, one a line, in the order of file and place, and how many were left out. Answers FINE
/// (warnings only or nothing), SOURCE_FAULT; a file that cannot be read is one too.
int reportFaults(const station::Checked& checked, std::FILE* to);

/// Prints what the CPU's diagnostic buffer holds, the newest entry last.
void printDiagnosticBuffer(const vcpu::Cpu& cpu, std::FILE* to);

/// Prints one sentence to stderr and answers `code`.
int fail(const std::string& sentence, int code);

}  // namespace cli
