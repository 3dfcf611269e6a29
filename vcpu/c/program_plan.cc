#include "vcpu/c/program_plan.h"

#include <algorithm>

#include "vcpu/access/data_block_numbers.h"
#include "vcpu/c/literal.h"

namespace vcpu::c {

ProgramPlan::ProgramPlan(const scl::Program& program, const PrintOptions& printOptions)
    : options(printOptions) {
  for (const scl::Block* block : program.blocks) {
    blockNumbers.emplace(block, static_cast<int>(blockNumbers.size()));
  }
  for (size_t i = 0; i < program.systemBlocks.size(); i++) {
    const scl::Block* block = program.systemBlocks[i];
    if (block->body.empty()) systemNumbers.emplace(block, static_cast<int>(i));
  }
  for (const scl::Block* block : program.firmwareBlocks) {
    firmwareNumbers.emplace(block, static_cast<int>(firmwareNumbers.size()));
  }
  for (const scl::DataBlock* block : program.dataBlocks) {
    dataBlockIndices.emplace(block, static_cast<int>(dataBlockIndices.size()));
  }
  const std::vector<uint16_t> numbers = vcpu::dataBlockNumbers(program);
  for (size_t i = 0; i < numbers.size(); i++) dataBlockNumbers.emplace(program.dataBlocks[i], numbers[i]);
}

std::string ProgramPlan::functionName(const scl::Block& block) const {
  std::string name(1, block.system ? 'f' : 'b');
  name += std::to_string(block.system ? firmwareNumbers.at(&block) : blockNumbers.at(&block));
  return name.append("_").append(identifier(block.name));
}

void ProgramPlan::needScratch(int64_t bytes) {
  scratchBytes = std::max(scratchBytes, bytes);
}

}  // namespace vcpu::c
