#include "vcpu/c/signature.h"

#include <fmt/format.h>

#include "scl/tree/parameter.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::TypeKind;

bool hasValue(const scl::Block& block) {
  return block.result != nullptr && block.result->kind != TypeKind::Void && !isImageType(*block.result);
}

bool hasImageResult(const scl::Block& block) {
  return block.result != nullptr && block.result->kind != TypeKind::Void && isImageType(*block.result);
}

bool isOpenArray(const scl::Type& type) {
  return type.kind == TypeKind::Array && type.dimensions.empty();
}

std::string signature(const ProgramPlan& plan, const scl::Block& block, const LocalVariables& variables) {
  std::string text = hasValue(block) ? std::string(cType(*block.result)) : "void";
  text = fmt::format("static {} {}(S7Cpu *cpu", text, plan.functionName(block));
  if (block.kind == scl::Block::Kind::FunctionBlock) text += ", u8 *self";
  if (hasImageResult(block)) text += ", u8 *result";
  for (const scl::Variable* parameter : block.parameters) {
    const scl::Type& type = *parameter->type;
    if (block.kind == scl::Block::Kind::OrganizationBlock) break;
    if (scl::isByReference(block, *parameter)) {
      bool isVariant = type.kind == TypeKind::Variant;
      text += fmt::format(", {}{}", isVariant ? "const S7Area *" : "u8 *", variables.name(*parameter));
      if (isOpenArray(type)) text += fmt::format(", const i32 *{}Bounds", variables.name(*parameter));
    } else if (block.kind == scl::Block::Kind::Function) {
      bool isInput = parameter->section == scl::Section::Input;
      text += fmt::format(", {} {}{}", cType(type), isInput ? "in_" : "*out_", variables.name(*parameter));
    }
  }
  return text + ")";
}

}  // namespace vcpu::c
