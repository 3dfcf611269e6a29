#pragma once
// How faults are reported to the user. For the main thread.

#include <cstdio>
#include <string>

#include "station/sources.h"
#include "vcpu/cpu/cpu.h"

namespace cli {

/// Prints every fault, one a line, in the order of file and place, and how many were left out; or which file
/// cannot be read. Answers FINE (warnings only or nothing, and there is a program) or SOURCE_FAULT.
int reportFaults(const vcpu::Result<station::CheckedSources>& sources, std::FILE* to);

/// Prints one line to stdout or stderr. Control characters in it are shown, not sent.
void tell(const std::string& line, std::FILE* to);

/// One entry of the diagnostic buffer: what happened and where.
std::string eventText(const vcpu::DiagnosticEvent& event);

/// What the CPU's diagnostic buffer holds, the newest entry last, as printable lines.
std::string diagnosticBufferText(const vcpu::Cpu& cpu);

/// Prints one sentence to stderr, as one line whatever names it holds, and answers `code`.
int fail(const std::string& sentence, int code);

}  // namespace cli
