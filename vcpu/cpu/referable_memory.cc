#include "vcpu/cpu/referable_memory.h"

#include "scl/tree/data_block_access.h"

namespace vcpu {

ReferableMemory::ReferableMemory(const scl::Program& program,
                                 const std::vector<std::vector<uint8_t>>& images) {
  for (size_t i = 0; i < images.size(); ++i) {
    const uint8_t* first = images[i].data();
    if (!images[i].empty() && scl::mayBeReferredTo(*program.dataBlocks[i]))
      pieces_.emplace(first, first + images[i].size());
  }
}

bool ReferableMemory::has(const uint8_t* byte) const {
  const auto behind = pieces_.upper_bound(byte);
  return behind != pieces_.begin() && byte < std::prev(behind)->second;
}

}  // namespace vcpu
