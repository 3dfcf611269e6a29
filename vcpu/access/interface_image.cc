#include "vcpu/access/interface_image.h"

#include <algorithm>

#include "scl/tree/parameter.h"
#include "scl/types/layout.h"

namespace vcpu {

int32_t resultOffset(const scl::Block& function) {
  int32_t end = 0;
  for (const scl::Variable* parameter : function.parameters) {
    int32_t bytes = scl::isByReference(function, *parameter) ? scl::REFERENCE_BYTES : parameter->type->size;
    end = std::max(end, parameter->offset + bytes);
  }
  return (end + 1) / 2 * 2;
}

int32_t imageBytes(const scl::Block& block) {
  if (block.kind == scl::Block::Kind::FunctionBlock) return block.instance->size;
  int32_t result = block.result == nullptr ? 0 : block.result->size;
  return (resultOffset(block) + result + 1) / 2 * 2;
}

}  // namespace vcpu
