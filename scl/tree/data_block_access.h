#pragma once

#include "scl/tree/tree.h"

namespace scl {

/// Whether a data block has standard access, so that its bytes have absolute addresses. An instance has the
/// access of its function block. One whose source does not say S7_Optimized_Access counts as standard.
bool hasStandardAccess(const DataBlock& dataBlock);

/// Whether references may refer to its variables: unless the source says that it, or its function block, has
/// standard access.
bool mayBeReferredTo(const DataBlock& dataBlock);

}  // namespace scl
