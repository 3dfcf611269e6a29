#include "cli/report.h"

#include <fmt/format.h>

#include "cli/exit_code.h"
#include "cli/output/printable.h"
#include "cli/output/standard_files.h"
#include "cli/reading_order.h"

namespace cli {

namespace {

/// A name or a text of the user may hold line feeds; what is said about it is one line.
void tellLine(const std::string& line, std::FILE* to) {
  say(to, printableLine(line) + "\n");
}

}  // namespace

void tell(const std::string& line, std::FILE* to) {
  say(to, printable(line) + "\n");
}

int reportFaults(const vcpu::Result<station::CheckedSources>& sources, std::FILE* to) {
  if (!sources) {
    tellLine(sources.failure(), to);
    return SOURCE_FAULT;
  }
  const scl::Diagnostics& diagnostics = sources->diagnostics;
  for (const scl::Diagnostic& diagnostic : inReadingOrder(sources)) {
    tellLine(scl::toText(diagnostic), to);
  }
  const int notShown = diagnostics.errorsNotListed();
  if (notShown > 0) tell(fmt::format("and {} more errors", notShown), to);
  return diagnostics.hasErrors() ? SOURCE_FAULT : FINE;
}

std::string eventText(const vcpu::DiagnosticEvent& event) {
  const std::string location = event.file.empty() ? "" : fmt::format("  ({}:{})", event.file, event.line);
  return event.sentence + location;
}

std::string diagnosticBufferText(const vcpu::Cpu& cpu) {
  std::string text = "Diagnostic buffer, newest last:";
  for (const vcpu::DiagnosticEvent& event : cpu.diagnosticBuffer()) text += "\n  " + eventText(event);
  return printable(text);
}

int fail(const std::string& sentence, int code) {
  tellLine("s7mqtt: " + sentence, stderr);
  return code;
}

}  // namespace cli
