#pragma once
// Conversions that TIA Portal does not make by itself while 'IEC check' is set, which is its default. Any
// thread may call; nothing here changes the program.

#include "scl/text/diagnostic.h"
#include "scl/tree/tree.h"

namespace scl {

/// Whether TIA Portal converts `from` to `to` by itself with IEC check. Both are elementary types, texts or
/// DTL. Source: TIA Portal Information System, "Implicit conversions".
bool passesIecCheck(const Type& from, const Type& to);

/// Warns of conversions that do not pass, and of real constants without a type beside an integer.
void adviseOnConversions(const Unit& unit, Diagnostics& diagnostics);

}  // namespace scl
