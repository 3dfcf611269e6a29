

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/report.h"

namespace cli {

int check(const CheckOptions& options) {
  station::Checked checked = station::checkSources(options.files, options.dialect);
  return reportFaults(checked, stdout);
}

}  // namespace cli
