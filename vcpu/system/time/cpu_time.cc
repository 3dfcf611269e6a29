#include "vcpu/system/time/cpu_time.h"

namespace vcpu {

// An LDT that WR_SYS_T was given may hold any number, so that the sum may wrap.
int64_t systemTime(Clock& clock, const CpuFacts& facts) {
  return static_cast<int64_t>(static_cast<uint64_t>(clock.utc()) + static_cast<uint64_t>(facts.clockOffset));
}

void setSystemTime(Clock& clock, CpuFacts& facts, int64_t utc) {
  facts.clockOffset = static_cast<int64_t>(static_cast<uint64_t>(utc) - static_cast<uint64_t>(clock.utc()));
}

CpuTime cpuTime(Clock& clock, const CpuFacts& facts) {
  const int64_t system = systemTime(clock, facts);
  return {.monotonic = clock.monotonic(), .system = system, .local = localTime(facts.timeZone, system)};
}

}  // namespace vcpu
