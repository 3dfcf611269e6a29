#pragma once
// The start information of organization blocks. Any thread may call; nothing here changes the program.

#include "scl/text/diagnostic.h"
#include "scl/tree/tree.h"

namespace scl {

/// Warns of organization blocks with optimized access that declare no inputs, and of those with standard
/// access whose temporary data have no room for the start information.
void adviseOnOrganizationBlocks(const Unit& unit, Diagnostics& diagnostics);

}  // namespace scl
