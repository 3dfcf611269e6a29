#pragma once
// The numbers by which ANY and DB_ANY name data blocks. Any thread may call.

#include <cstdint>
#include <vector>

#include "scl/scl.h"

namespace vcpu {

/// The numbers of the data blocks of a program, by their index in Program::dataBlocks: their own
/// if they have one, the others take the lowest numbers that are left, from 1, in their order.
std::vector<uint16_t> dataBlockNumbers(const scl::Program& program);

}  // namespace vcpu
