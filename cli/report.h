#pragma once
// How faults are reported to the user. Each function writes its lines at once; one thread at a time for a
// file.

#include <cstdio>
#include <string>

#include "station/sources.h"
#include "vcpu/cpu/cpu.h"

namespace cli {

/// Prints every fault, one a line, in the order of file and place, and how many were left out; or which file
/// cannot be read. Answers FINE (warnings only or nothing, and there is a program) or SOURCE_FAULT.
int reportFaults(const vcpu::Result<station::CheckedSources>& sources, std::FILE* to);

/// Prints what the CPU's diagnostic buffer holds, the newest entry last.
void printDiagnosticBuffer(const vcpu::Cpu& cpu, std::FILE* to);

/// Prints one sentence to stderr and answers `code`.
int fail(const std::string& sentence, int code);

}  // namespace cli
