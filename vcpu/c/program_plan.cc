#include "vcpu/c/program_plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "vcpu/c/literal.h"

namespace vcpu::c {

ProgramPlan::ProgramPlan(const scl::Program& program, const PrintOptions& printOptions)
    : options(printOptions) {
  for (const scl::Block* block : program.blocks) {
    blockNumbers.emplace(block, static_cast<int>(blockNumbers.size()));
  }
  for (const scl::Block* block : program.systemBlocks) {
    systemNumbers.emplace(block, static_cast<int>(systemNumbers.size()));
  }
  for (const scl::DataBlock* block : program.dataBlocks) {
    dataBlockNumbers.emplace(block, static_cast<int>(dataBlockNumbers.size()));
  }
}

std::string ProgramPlan::functionName(const scl::Block& block) const {
  return fmt::format("b{}_{}", blockNumbers.at(&block), identifier(block.name));
}

void ProgramPlan::needScratch(int64_t bytes) {
  scratchBytes = std::max(scratchBytes, bytes);
}

}  // namespace vcpu::c
