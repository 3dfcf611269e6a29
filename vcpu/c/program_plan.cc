#include "vcpu/c/program_plan.h"

#include <algorithm>

#include "vcpu/access/data_block_numbers.h"
#include "vcpu/c/literal.h"

namespace vcpu::c {

ProgramPlan::ProgramPlan(const scl::Program& program, const PrintOptions& printOptions)
    : options(printOptions), asksForSymbols(program.asksForSymbols) {
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
  for (const auto& type : program.types) {
    if (scl::isReference(*type) && referredNumber(*type->element) == 0) referred.push_back(type->element);
  }
  const std::vector<uint16_t> numbers = vcpu::dataBlockNumbers(program);
  for (size_t i = 0; i < numbers.size(); i++) dataBlockNumbers.emplace(program.dataBlocks[i], numbers[i]);
}

std::string ProgramPlan::functionName(const scl::Block& block) const {
  std::string name(1, block.system ? 'f' : 'b');
  name += std::to_string(block.system ? firmwareNumbers.at(&block) : blockNumbers.at(&block));
  return name.append("_").append(identifier(block.name));
}

uint32_t ProgramPlan::referredNumber(const scl::Type& type) const {
  // A view over one byte has not the padding of its type.
  if (type.padded != nullptr) return 0;
  const auto found = std::find_if(referred.begin(), referred.end(),
                                  [&](const scl::Type* one) { return scl::sameType(*one, type); });
  return found == referred.end() ? 0 : static_cast<uint32_t>(found - referred.begin()) + 1;
}

void ProgramPlan::needScratch(int64_t bytes) {
  scratchBytes = std::max(scratchBytes, bytes);
}

}  // namespace vcpu::c
