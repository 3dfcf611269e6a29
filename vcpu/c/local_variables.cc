#include "vcpu/c/local_variables.h"

#include "scl/tree/parameter.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/memory_variables.h"

namespace vcpu::c {

using scl::Section;

namespace {

bool isParameter(const scl::Variable& variable) {
  return variable.section == Section::Input || variable.section == Section::Output ||
         variable.section == Section::InOut;
}

}  // namespace

LocalVariables::LocalVariables(const scl::Block& block) : block_(block), inMemory_(memoryVariables(block)) {
  for (const scl::VariableSection& section : block_.sections) {
    for (const scl::Variable& variable : section.variables) {
      bool native = canBeNative(variable);
      if (native) natives_.insert(&variable);
      bool isArgument = isParameter(variable) && block_.kind == scl::Block::Kind::Function;
      if (native || isHandedOver(variable) || isArgument) {
        names_[&variable] = identifier(variable.name) + "_" + std::to_string(names_.size());
      }
    }
  }
}

bool LocalVariables::canBeNative(const scl::Variable& variable) const {
  if (scl::isReference(*variable.type)) return true;
  if (!scl::isElementary(*variable.type) || variable.viewed != nullptr || inMemory_.contains(&variable))
    return false;
  if (variable.section == Section::Constants) return false;
  switch (block_.kind) {
    case scl::Block::Kind::Function: return true;
    case scl::Block::Kind::FunctionBlock: return variable.section == Section::Temp;
    // The first bytes of an OB's variables are its start information.
    case scl::Block::Kind::OrganizationBlock: return variable.section == Section::Input;
  }
  return false;
}

bool LocalVariables::isHandedOver(const scl::Variable& variable) const {
  return isParameter(variable) && variable.viewed == nullptr && scl::isByReference(block_, variable);
}

bool LocalVariables::movesToFrame(const scl::Variable& variable) const {
  if (block_.kind != scl::Block::Kind::Function || !names_.contains(&variable)) return false;
  if (!inMemory_.contains(&variable) || scl::isByReference(block_, variable)) return false;
  return variable.section == Section::Input || variable.section == Section::InOut;
}

}  // namespace vcpu::c
