#include "vcpu/access/data_block_numbers.h"

namespace vcpu {

std::vector<uint16_t> dataBlockNumbers(const scl::Program& program) {
  std::vector<uint16_t> numbers;
  int32_t next = 1;
  for (const scl::DataBlock* dataBlock : program.dataBlocks) {
    if (dataBlock->number != 0) {
      numbers.push_back(static_cast<uint16_t>(dataBlock->number));
      continue;
    }
    while (program.numberedDataBlocks.contains(next)) ++next;
    numbers.push_back(static_cast<uint16_t>(next++));
  }
  return numbers;
}

}  // namespace vcpu
