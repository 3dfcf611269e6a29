#pragma once
// PEEK, POKE and POKE_BLK: memory by the number of its area and of its data block. Source: TIA Portal
// Information System, PEEK, PEEK_BOOL, POKE, POKE_BOOL, POKE_BLK (S7-1200, S7-1500): of the byte offset the
// 16 least significant bits count, DBNUMBER is 0 for anything but a data block, ENO tells an access that
// failed. For the thread of the CPU.

#include <cstdint>
#include <optional>

#include "vcpu/cpu/cpu_memory.h"

namespace vcpu {

/// An address as a program gives it; any numbers.
struct MemoryAddress {
  int64_t area = 0;       ///< 16#81 inputs, 16#82 outputs, 16#83 bit memory, 16#84 data block, ...
  int64_t dataBlock = 0;  ///< its number
  int64_t byte = 0;
};

/// The value of `bits` 1, 8, 16, 32 or 64; `bit` 0 unless it is one bit. Nothing: there is no such memory.
std::optional<uint64_t> peek(CpuMemory& memory, const MemoryAddress& address, int64_t bit, int32_t bits);

/// Writes it. False: there is no such memory.
bool poke(CpuMemory& memory, const MemoryAddress& address, int64_t bit, int32_t bits, uint64_t value);

/// Copies `count` bytes, which may overlap. False: not all of them are there, and nothing was copied.
bool pokeBlock(CpuMemory& memory, const MemoryAddress& from, const MemoryAddress& to, int64_t count);

}  // namespace vcpu
