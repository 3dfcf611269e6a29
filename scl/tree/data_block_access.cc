#include "scl/tree/data_block_access.h"

namespace scl {
namespace {

const Header& headerOfAccess(const DataBlock& dataBlock) {
  const Type* type = dataBlock.type;
  const bool isInstance = type != nullptr && type->kind == TypeKind::FunctionBlock && type->block != nullptr;
  return isInstance ? type->block->header : dataBlock.header;
}

}  // namespace

bool hasStandardAccess(const DataBlock& dataBlock) {
  const Header& header = headerOfAccess(dataBlock);
  return !header.accessWritten || !header.optimizedAccess;
}

bool mayBeReferredTo(const DataBlock& dataBlock) {
  return headerOfAccess(dataBlock).optimizedAccess;
}

}  // namespace scl
