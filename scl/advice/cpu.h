#pragma once
// What an S7-1200 does not have.

#include "scl/scl.h"

namespace scl {

/// Warns of variables of 64-bit types: an S7-1200 has no LWord, LInt, ULInt, LTime, LDT.
void adviseOnTypesOfS7_1200(const Unit& unit, Diagnostics& diagnostics);

/// Warns of calls that nest deeper than an S7-1200 allows: 16 blocks below a program cycle or startup OB, 6
/// below an interrupt OB. The class of an OB is taken from its name.
void adviseOnNestingOfS7_1200(const Program& program, Diagnostics& diagnostics);

}  // namespace scl
