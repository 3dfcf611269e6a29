#pragma once
// What the clocks of a CPU say. For the thread of the CPU.

#include <cstdint>

#include "vcpu/system/cpu_facts.h"
#include "vcpu/world/clock.h"

namespace vcpu {

/// One moment, in nanoseconds.
struct CpuTime {
  int64_t monotonic = 0;  ///< Clock::monotonic()
  int64_t system = 0;     ///< the CPU's time of day, UTC, since 1970; any number after WR_SYS_T
  int64_t local = 0;      ///< likewise in its time zone
};

CpuTime cpuTime(Clock& clock, const CpuFacts& facts);

/// Its `system` alone.
int64_t systemTime(Clock& clock, const CpuFacts& facts);

/// Sets it. The host's clock stays as it is; the CPU keeps the difference until it is switched off.
void setSystemTime(Clock& clock, CpuFacts& facts, int64_t utc);

}  // namespace vcpu
