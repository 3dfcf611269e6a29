#pragma once
// One value in memory.

#include <cstdint>
#include <span>

#include "scl/types/type.h"

namespace vcpu {

/// A value in the memory of a CPU or of a call: where it lies and its type. Owns nothing; valid as long as
/// that memory and the program are. For the thread that the CPU or the call belongs to.
struct Operand {
  std::span<uint8_t> bytes;
  int32_t bit = 0;  ///< Bool: its bit in the first byte
  const scl::Type* type = nullptr;
};

}  // namespace vcpu
