#include "scl/check/block_layout.h"

#include <fmt/core.h>

#include <vector>

#include "scl/tree/hardware_type.h"
#include "scl/tree/parameter.h"

namespace scl {
namespace {

constexpr Section INSTANCE_SECTIONS[] = {Section::Input, Section::Output, Section::InOut, Section::Static};

/// The variables of an instance in the order in which they lie there.
std::vector<Variable*> membersOf(Block& block) {
  std::vector<Variable*> members;
  for (Section kind : INSTANCE_SECTIONS) {
    for (VariableSection& section : block.sections) {
      if (section.kind != kind) continue;
      for (Variable& variable : section.variables) members.push_back(&variable);
    }
  }
  return members;
}

}  // namespace

void BlockLayout::layOut(Block& block) {
  if (block.kind == Block::Kind::FunctionBlock) layOutInstance(block);
  layOutFrame(block);
  for (VariableSection& section : block.sections) {
    for (Variable& variable : section.variables) {
      if (!variable.viewed) continue;
      variable.offset = variable.viewed->offset;
      variable.bit = variable.viewed->bit;
    }
  }
}

void BlockLayout::layOutSections(Block& block, Section kind, Layout& layout) {
  layout.startSection();
  for (VariableSection& section : block.sections) {
    if (section.kind != kind) continue;
    for (Variable& variable : section.variables) {
      if (!variable.type || variable.viewed) continue;
      const ImageOffset offset =
          isByReference(block, variable) ? layout.addReference() : layout.add(*variable.type);
      variable.offset = offset.byte;
      variable.bit = offset.bit;
    }
  }
}

void BlockLayout::layOutInstance(Block& block) {
  Layout layout;
  for (Section kind : INSTANCE_SECTIONS) layOutSections(block, kind, layout);
  if (layout.bytes() > DATA_BYTES_MAX) {
    report_.error(TOO_LARGE, block.location,
                  fmt::format("an instance of \"{}\" would have {} bytes, at most {} are possible",
                              block.name, layout.bytes(), DATA_BYTES_MAX));
    return;
  }
  Type* type = types_.make(TypeKind::FunctionBlock, "\"" + block.name + "\"");
  type->block = &block;
  type->size = static_cast<int32_t>(layout.bytes());
  std::vector<Variable*> members = membersOf(block);
  for (const Variable* member : members) {
    const Variable& underneath = member->viewed ? *member->viewed : *member;
    type->members.push_back({.name = member->name,
                             .type = member->type,
                             .offset = underneath.offset,
                             .bit = underneath.bit,
                             .byReference = underneath.type && isByReference(block, underneath),
                             .ofHardwareType = isHardwareType(member->typeName)});
  }
  initials_.applyMembers(*type, members, block.location);
  block.instance = type;
}

void BlockLayout::layOutFrame(Block& block) {
  Layout layout;
  if (block.kind != Block::Kind::FunctionBlock) {
    for (Section kind : {Section::Input, Section::Output, Section::InOut})
      layOutSections(block, kind, layout);
  }
  if (block.kind == Block::Kind::Function && block.result && block.result->kind != TypeKind::Void) {
    layout.startSection();
    block.resultOffset = layout.add(*block.result).byte;
  }
  layOutSections(block, Section::Temp, layout);
  if (layout.bytes() > DATA_BYTES_MAX) {
    report_.error(TOO_LARGE, block.location,
                  fmt::format("the temporary variables of \"{}\" have {} bytes, at most {} are possible",
                              block.name, layout.bytes(), DATA_BYTES_MAX));
    return;
  }
  block.frameBytes = static_cast<int32_t>(layout.bytes());
  warnOfInitials(block);
}

/// Start values of variables in the frame. Those of constants and of a function block's instance count.
void BlockLayout::warnOfInitials(const Block& block) {
  if (block.system) return;
  for (const VariableSection& section : block.sections) {
    bool inFrame = section.kind == Section::Temp ||
                   (block.kind != Block::Kind::FunctionBlock && section.kind != Section::Constants);
    if (!inFrame) continue;
    for (const Variable& variable : section.variables) {
      if (!variable.initial || !variable.type) continue;
      report_.warning(
          INITIAL_WITHOUT_EFFECT, variable.initial->location,
          fmt::format(
              "{} is not kept between calls and its start value has no effect: assign it in the program",
              variable.name));
    }
  }
}

}  // namespace scl
