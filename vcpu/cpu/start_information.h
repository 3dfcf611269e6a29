#pragma once
// What an OB of an S7-300/400 finds in its first 20 bytes of temporary data.

#include <array>
#include <cstdint>

#include "vcpu/system/cpu_facts.h"

namespace vcpu {

/// Of a cyclic interrupt, in milliseconds; 0 of other OBs.
struct CyclicTimes {
  uint16_t intervalMs = 0;
  uint16_t phaseMs = 0;
};

/// The start information of OB `number` that starts at `utc`, nanoseconds since 1970. Pure: any thread may
/// call.
std::array<uint8_t, 20> startInformation(int number, const CpuFacts& facts, const CyclicTimes& cyclic,
                                         int64_t utc);

}  // namespace vcpu
