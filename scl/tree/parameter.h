#pragma once
// How a parameter is handed over. Any thread may call.

#include "scl/tree/tree.h"

namespace scl {

/// Whether calls hand over where the actual parameter lies instead of its value: every Variant; a structured
/// InOut (everything that is not elementary); for a Function a structured Input or Output, too. `parameter`
/// is of `block` and has its type.
bool isByReference(const Block& block, const Variable& parameter);

}  // namespace scl
