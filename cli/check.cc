#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/report.h"
#include "cli/source_files.h"
#include "scl/advice/advice.h"

namespace cli {

int check(const CheckOptions& options) {
  const vcpu::Result<std::vector<std::string>> files = sourceFiles(options.sources);
  if (!files) return reportFaults(vcpu::Failure{files.failure()}, stdout);
  auto checked = station::checkSources(*files, *options.dialect);
  if (checked && checked->program != nullptr && options.dialect == &scl::Dialect::Tia) {
    scl::advise(*checked->program, options.cpu, checked->diagnostics);
  }
  return reportFaults(checked, stdout);
}

}  // namespace cli
