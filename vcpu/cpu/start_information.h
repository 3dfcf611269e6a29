#pragma once
// What an OB of an S7-300/400 finds in its first 20 bytes of temporary data.

#include <array>
#include <cstdint>

#include "vcpu/system/cpu_facts.h"

namespace vcpu {

/// The start information of OB `number` that starts at `utc`, nanoseconds since 1970. Pure: any thread may
/// call.
std::array<uint8_t, 20> startInformation(int number, const CpuFacts& facts, int64_t utc);

}  // namespace vcpu
