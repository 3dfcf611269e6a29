#pragma once
// Forms of declarations that TIA Portal does not take, or takes with a loss. Any thread may call; nothing
// here changes the program.

#include "scl/text/diagnostic.h"
#include "scl/tree/tree.h"

namespace scl {

/// Warns of comments on lines of their own, lengths of texts and open arrays where none may
/// stand, and of instructions and types without their version.
void adviseOnDeclarations(const Unit& unit, Diagnostics& diagnostics);

}  // namespace scl
