#include "vcpu/cpu/retained.h"

#include <algorithm>

namespace vcpu {

namespace {

void markSections(const std::vector<scl::VariableSection>& sections, int32_t offset,
                  std::vector<uint8_t>& bits);

void markVariable(const scl::Variable& variable, bool retain, int32_t offset, std::vector<uint8_t>& bits) {
  const scl::Type& type = *variable.type;
  int32_t start = offset + variable.offset;
  if (retain && type.kind == scl::TypeKind::Bool) {
    bits[static_cast<size_t>(start)] |= static_cast<uint8_t>(1 << variable.bit);
  } else if (retain) {
    std::fill_n(bits.begin() + start, type.size, uint8_t{0xFF});
  } else if (type.kind == scl::TypeKind::FunctionBlock) {
    markSections(type.block->sections, start, bits);
  }
}

// The instance of an FB inside another follows its own declaration.
void markSections(const std::vector<scl::VariableSection>& sections, int32_t offset,
                  std::vector<uint8_t>& bits) {
  for (const scl::VariableSection& section : sections) {
    bool inImage = section.kind == scl::Section::Input || section.kind == scl::Section::Output ||
                   section.kind == scl::Section::InOut || section.kind == scl::Section::Static;
    if (!inImage) continue;
    for (const scl::Variable& variable : section.variables) {
      bool isReference = section.kind == scl::Section::InOut && !scl::isElementary(*variable.type);
      if (!isReference && variable.viewed == nullptr) markVariable(variable, section.retain, offset, bits);
    }
  }
}

}  // namespace

std::vector<uint8_t> retainedBits(const scl::DataBlock& dataBlock) {
  // What an instance of an optimised FB keeps, its declaration says; any other data block keeps all or
  // nothing.
  const scl::Block* block = dataBlock.type->block;
  bool whole = dataBlock.retain && (block == nullptr || !block->header.optimizedAccess);
  std::vector<uint8_t> bits(static_cast<size_t>(dataBlock.type->size), whole ? 0xFF : 0);
  if (whole) return bits;
  markSections(dataBlock.sections, 0, bits);
  if (dataBlock.type->kind == scl::TypeKind::FunctionBlock)
    markSections(dataBlock.type->block->sections, 0, bits);
  return bits;
}

void keepRetained(std::span<const uint8_t> from, std::span<const uint8_t> retained, std::span<uint8_t> to) {
  for (size_t i = 0; i < to.size(); i++) {
    to[i] = static_cast<uint8_t>((from[i] & retained[i]) | (to[i] & ~retained[i]));
  }
}

}  // namespace vcpu
