#include "vcpu/access/data_block_numbers.h"

#include <algorithm>

namespace vcpu {

std::vector<uint16_t> dataBlockNumbers(const scl::Program& program) {
  const auto& known = program.numberedDataBlocks;
  std::vector<uint16_t> numbers;
  int32_t next = 1;
  for (const scl::DataBlock* dataBlock : program.dataBlocks) {
    const auto own =
        std::ranges::find_if(known, [&](const auto& numbered) { return numbered.second == dataBlock; });
    if (own != known.end()) {
      numbers.push_back(static_cast<uint16_t>(own->first));
      continue;
    }
    while (known.contains(next)) ++next;
    numbers.push_back(static_cast<uint16_t>(next++));
  }
  return numbers;
}

}  // namespace vcpu
