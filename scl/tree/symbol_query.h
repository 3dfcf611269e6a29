#pragma once
// GetSymbolName and GetSymbolPath, whose answer depends on calls. Any thread may call.

#include "scl/tree/tree.h"

namespace scl {

/// Whether `block` is one of the two, of the firmware.
bool isSymbolQuery(const Block& block);

}  // namespace scl
