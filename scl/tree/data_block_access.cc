#include "scl/tree/data_block_access.h"

namespace scl {

bool hasStandardAccess(const DataBlock& dataBlock) {
  const Type* type = dataBlock.type;
  const bool isInstance = type != nullptr && type->kind == TypeKind::FunctionBlock && type->block != nullptr;
  const Header& header = isInstance ? type->block->header : dataBlock.header;
  return !header.accessWritten || !header.optimizedAccess;
}

}  // namespace scl
