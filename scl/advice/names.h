#pragma once
// Names that TIA Portal keeps for itself. Any thread may call; nothing here changes the program.

#include "scl/text/diagnostic.h"
#include "scl/tree/tree.h"

namespace scl {

/// Warns of blocks, types, variables and constants named like a keyword, function or data type of TIA Portal.
void adviseOnNames(const Unit& unit, Diagnostics& diagnostics);

}  // namespace scl
