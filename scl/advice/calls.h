#pragma once
// What is handed to a block, and CASE. Any thread may call; nothing here changes the program.

#include "scl/text/diagnostic.h"
#include "scl/tree/tree.h"

namespace scl {

/// Warns of inputs and outputs that are handed on as in/out, of structures handed over as a copy because
/// block and data differ in their access, and of CASE over a call.
void adviseOnCalls(const Unit& unit, Diagnostics& diagnostics);

}  // namespace scl
