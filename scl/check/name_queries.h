#pragma once
// The instructions that ask for names: of an instance, or of what supplies a parameter.

#include "scl/check/report.h"
#include "scl/tree/tree.h"

namespace scl {

/// Reports what is wrong with a call of GetInstanceName, GetInstancePath, GetSymbolName or GetSymbolPath
/// beyond the types of its parameters: where it stands, and that VARIABLE is a parameter of `caller`, the
/// block that calls. Nothing of any other call. Source: TIA Portal Information System.
void checkNameQuery(const Expression& expression, const Call& call, const Block& caller, Report& report);

}  // namespace scl
