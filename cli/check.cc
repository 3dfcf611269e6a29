

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/report.h"
#include "scl/advice/advice.h"

namespace cli {

int check(const CheckOptions& options) {
  auto checked = station::checkSources(options.files, *options.dialect);
  if (checked && checked->program != nullptr && options.dialect == &scl::Dialect::Tia) {
    scl::advise(*checked->program, options.cpu, checked->diagnostics);
  }
  return reportFaults(checked, stdout);
}

}  // namespace cli
