#pragma once
// Which bytes of a data block keep their value over a restart. Pure functions: any thread may call.

#include <cstdint>
#include <span>
#include <vector>

#include "scl/tree/tree.h"

namespace vcpu {

/// One bit for each bit of the image: set where VAR RETAIN, or RETAIN of the whole data block, holds it.
std::vector<uint8_t> retainedBits(const scl::DataBlock& dataBlock);

/// Copies the bits of `from` that `retained` names. All three have the length of the image.
void keepRetained(std::span<const uint8_t> from, std::span<const uint8_t> retained, std::span<uint8_t> to);

}  // namespace vcpu
