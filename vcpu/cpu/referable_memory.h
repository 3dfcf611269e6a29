#pragma once
// What a reference may refer to when a Variant says where: the data blocks of one CPU that have optimized
// access. They last as long as the CPU, so that no reference outlives its variable; local variables do not.

#include <cstdint>
#include <map>
#include <vector>

#include "scl/scl.h"

namespace vcpu {

/// For the thread of the CPU.
class ReferableMemory {
 public:
  ReferableMemory() = default;

  /// `images` are those of the program's data blocks, in its order. They must outlive this and stay where
  /// they are.
  ReferableMemory(const scl::Program& program, const std::vector<std::vector<uint8_t>>& images);

  /// Whether the byte lies in it.
  bool has(const uint8_t* byte) const;

 private:
  std::map<const uint8_t*, const uint8_t*> pieces_;  ///< first byte of each, and where it ends
};

}  // namespace vcpu
