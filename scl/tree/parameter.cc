#include "scl/tree/parameter.h"

namespace scl {

bool isByReference(const Block& block, const Variable& parameter) {
  const Type& type = *parameter.type;
  if (type.kind == TypeKind::Variant) return true;
  if (isElementary(type) || isReference(type)) return false;
  if (parameter.section == Section::InOut) return true;
  bool passed = parameter.section == Section::Input || parameter.section == Section::Output;
  return block.kind == Block::Kind::Function && passed;
}

}  // namespace scl
