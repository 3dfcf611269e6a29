#include "vcpu/cost/estimate.h"

#include <algorithm>

namespace vcpu {

Estimate estimate(const ScanCounts& counts, const CpuCost& cpu) {
  auto times = [&](uint64_t count, double microseconds) {
    return cpu.factor * static_cast<double>(count) * microseconds;
  };
  const double statements =
      times(counts.statements, cpu.statement) + times(counts.indexedAccesses, cpu.indexedAccess);
  const double calls = times(counts.calls, cpu.call) + times(counts.parameters, cpu.parameter) +
                       times(counts.communicationCalls, cpu.call * CALLS_PER_COMMUNICATION_CALL) +
                       times(counts.blockCopies, cpu.blockCopy) + times(counts.copiedBytes, cpu.copiedByte);
  return {statements + calls, statements * cpu.bounds.low + calls * std::min(CALL_BOUNDS.low, cpu.bounds.low),
          statements * cpu.bounds.high + calls * std::max(CALL_BOUNDS.high, cpu.bounds.high)};
}

Estimate emptyCycle(const CpuCost& cpu) {
  return {cpu.emptyCycle, cpu.emptyCycle * EMPTY_CYCLE_BOUNDS.low, cpu.emptyCycle * EMPTY_CYCLE_BOUNDS.high};
}

}  // namespace vcpu
