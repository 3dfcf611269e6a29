#include "cli/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "cli/exit_code.h"

namespace cli {

namespace {

/// By file, and in a file from top to bottom: the front end finds syntax faults first and what they mean
/// later.
std::vector<scl::Diagnostic> inReadingOrder(std::vector<scl::Diagnostic> faults) {
  std::stable_sort(faults.begin(), faults.end(), [](const scl::Diagnostic& a, const scl::Diagnostic& b) {
    return std::tie(a.file, a.location.line, a.location.column) <
           std::tie(b.file, b.location.line, b.location.column);
  });
  return faults;
}

}  // namespace

int reportFaults(const vcpu::Result<station::CheckedSources>& sources, std::FILE* to) {
  if (!sources) {
    fmt::print(to, "{}\n", sources.failure());
    return SOURCE_FAULT;
  }
  const scl::Diagnostics& diagnostics = sources->diagnostics;
  for (const scl::Diagnostic& diagnostic : inReadingOrder(diagnostics.list())) {
    fmt::print(to, "{}\n", scl::toText(diagnostic));
  }
  const auto shown = static_cast<int>(std::count_if(
      diagnostics.list().begin(), diagnostics.list().end(),
      [](const scl::Diagnostic& diagnostic) { return diagnostic.severity == scl::Severity::Error; }));
  if (diagnostics.errorCount() > shown) {
    fmt::print(to, "and {} more errors\n", diagnostics.errorCount() - shown);
  }
  return diagnostics.hasErrors() ? SOURCE_FAULT : FINE;
}

void printDiagnosticBuffer(const vcpu::Cpu& cpu, std::FILE* to) {
  fmt::print(to, "Diagnostic buffer, newest last:\n");
  for (const vcpu::DiagnosticEvent& event : cpu.diagnosticBuffer()) {
    const std::string location = event.file.empty() ? "" : fmt::format("  ({}:{})", event.file, event.line);
    fmt::print(to, "  {}{}\n", event.sentence, location);
  }
}

int fail(const std::string& sentence, int code) {
  fmt::print(stderr, "s7mqtt: {}\n", sentence);
  return code;
}

}  // namespace cli
