#pragma once
// Variables that are read, or handed back, before anything was written to them. Any thread may call; nothing
// here changes the program.

#include "scl/scl.h"

namespace scl {

/// Warns of an elementary or text Temp that is read where no path has written it, and of an elementary or
/// text output or result of a function that a path leaves unwritten. A Temp that only some paths have written
/// is passed over: programs ask the same condition again before they read it. Structures and arrays are
/// passed over, and blocks with GOTO.
void adviseOnUnwritten(const Unit& unit, Diagnostics& diagnostics);

}  // namespace scl
