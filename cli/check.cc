#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/fault_formats.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"
#include "cli/source_files.h"
#include "scl/advice/advice.h"

namespace cli {
namespace {

CheckResult checked(const CheckOptions& options) {
  const vcpu::Result<std::vector<std::string>> files = sourceFiles(options.sources);
  if (!files) return vcpu::Failure{files.failure()};
  CheckResult result = station::checkSources(*files, *options.dialect);
  if (result && result->program != nullptr && options.dialect == &scl::Dialect::Tia) {
    scl::advise(*result->program, options.cpu, result->diagnostics);
  }
  return result;
}

}  // namespace

int check(const CheckOptions& options) {
  const CheckResult result = checked(options);
  switch (options.format) {
    case FaultFormat::Text: return reportFaults(result, stdout);
    case FaultFormat::Json: say(stdout, faultsAsJson(result)); break;
    case FaultFormat::Sarif: say(stdout, faultsAsSarif(result)); break;
  }
  return result && !result->diagnostics.hasErrors() ? FINE : SOURCE_FAULT;
}

}  // namespace cli
