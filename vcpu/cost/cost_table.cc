#include "vcpu/cost/cost_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "vcpu/cost/cpu_cost.h"

namespace vcpu {

std::string costTable(std::span<const CostRow> rows) {
  size_t width = 8;
  for (const CostRow& row : rows) width = std::max(width, row.name.size());

  std::string text = fmt::format(
      "{:{}}  statements  indexed  calls  parameters  copies  copied bytes  communication\n", "", width);
  for (const CostRow& row : rows) {
    const ScanCounts& counts = row.counts;
    text += fmt::format("{:{}}  {:10}  {:7}  {:5}  {:10}  {:6}  {:12}  {:13}\n", row.name, width,
                        counts.statements, counts.indexedAccesses, counts.calls, counts.parameters,
                        counts.blockCopies, counts.copiedBytes, counts.communicationCalls);
  }
  for (const CpuCost& cpu : cpuCosts()) {
    text += fmt::format("\n{}: estimate, and where the true time lies\n", cpu.name);
    for (const CostRow& row : rows) {
      const double estimate = estimateMicroseconds(row.counts, cpu);
      text += fmt::format("{:{}}  {:10.1f} us   {:.1f} .. {:.1f} us\n", row.name, width, estimate,
                          estimate / cpu.below, estimate * cpu.above);
    }
  }
  return text + R"(
Counted on the virtual CPU and turned into time by a model; nothing was measured on a real CPU.
Calls, parameters and copies are known to a factor of four only: of a scan that is mostly calls the
bounds are too narrow. Ratios are surer than times only between programs of a similar mix. The
operating system's share comes on top.
)";
}

}  // namespace vcpu
