#pragma once
// How long a real CPU would take for what was counted: an estimate from docs/cpu-times.md, not a measurement.
// Nothing here fails; any thread may call.

#include "vcpu/cost/cpu_cost.h"
#include "vcpu/cost/scan_counts.h"

namespace vcpu {

/// Microseconds; the truth is expected from `low` to `high`.
struct Estimate {
  double microseconds = 0;
  double low = 0;
  double high = 0;
};

/// The time of the program alone: no empty cycle, no load by communication.
Estimate estimate(const ScanCounts& counts, const CpuCost& cpu);

/// What the CPU takes for a cycle whose OB1 is empty.
Estimate emptyCycle(const CpuCost& cpu);

}  // namespace vcpu
