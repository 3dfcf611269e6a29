#pragma once
// What BLKMOV and FILL see of a variable: its bytes, of a String its characters. For the thread of the CPU.

#include <cstdint>
#include <span>

#include "vcpu/access/area.h"

namespace vcpu {

// RET_VAL of both.
inline constexpr uint16_t BLOCK_MOVED = 0x0000;
inline constexpr uint16_t BAD_BLOCK_SOURCE = 0x8152;
inline constexpr uint16_t BAD_BLOCK_DESTINATION = 0x8352;

/// Whether a variable is one that they take: not NULL, no WString or WChar, Bools in whole bytes, and no more
/// than one String.
bool isBlock(const Area& area);

/// The bytes of a block; of a String those that it holds as a source, as a destination those that it has room
/// for.
std::span<uint8_t> sourceContent(const Area& area);
std::span<uint8_t> destinationContent(const Area& area);

/// A destination that is a String holds so many characters now.
void setContentLength(const Area& destination, size_t bytes);

}  // namespace vcpu
