#include "cli/scan_costs.h"

#include <algorithm>

#include "vcpu/cost/cost_table.h"
#include "vcpu/cost/estimate.h"

namespace cli {
namespace {

// Which scan is the most expensive hardly depends on the CPU.
double cost(const vcpu::ScanCounts& counts) {
  return vcpu::estimate(counts, vcpu::cpuCosts().front()).microseconds;
}

}  // namespace

void ScanCosts::add(const vcpu::ScanCounts& counts) {
  sum_.statements += counts.statements;
  sum_.indexedAccesses += counts.indexedAccesses;
  sum_.calls += counts.calls;
  sum_.parameters += counts.parameters;
  sum_.blockCopies += counts.blockCopies;
  sum_.copiedBytes += counts.copiedBytes;
  sum_.communicationCalls += counts.communicationCalls;
  ++scans_;
  if (cost(counts) > cost(most_)) most_ = counts;
}

std::string ScanCosts::table() const {
  const vcpu::CostRow rows[] = {{"average scan", sum_, std::max<uint64_t>(scans_, 1)},
                                {"most expensive scan", most_}};
  return vcpu::costTable(rows);
}

}  // namespace cli
