#pragma once
// What an OB of an S7-300/400 finds in its first 20 octets of temporary data.

#include <array>
#include <cstdint>

#include "vcpu/system/cpu_facts.h"

namespace vcpu {

std::array<uint8_t, 20> startInformation(int number, const CpuFacts& facts, int64_t utc);

}  // namespace vcpu
