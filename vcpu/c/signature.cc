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

std::string signature(const ProgramPlan& plan, const scl::Block& block, const LocalVariables& variables) {
  std::string text = "static ";
  text += hasValue(block) ? cType(*block.result) : "void";
  text.append(" ").append(plan.functionName(block)).append("(S7Cpu *cpu");
  if (block.kind == scl::Block::Kind::FunctionBlock) text += ", u8 *self";
  if (hasImageResult(block)) text += ", u8 *result";
  for (const scl::Variable* parameter : block.parameters) {
    const scl::Type& type = *parameter->type;
    if (block.kind == scl::Block::Kind::OrganizationBlock) break;
    if (scl::isByReference(block, *parameter)) {
      bool isVariant = type.kind == TypeKind::Variant;
      text.append(isVariant ? ", const S7Area *" : ", u8 *").append(variables.name(*parameter));
      if (scl::isOpenArray(type)) text += fmt::format(", const i32 *{}Bounds", variables.name(*parameter));
    } else if (block.kind == scl::Block::Kind::Function) {
      bool isInput = parameter->section == scl::Section::Input;
      text.append(", ").append(cType(type)).append(isInput ? " in_" : " *out_");
      text += variables.name(*parameter);
    }
  }
  return text + ")";
}

}  // namespace vcpu::c
