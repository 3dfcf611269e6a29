#pragma once
// Questions about types: TypeOf(v) = Int, TypeOf(v) = "UDT", v = NULL. A type, or NULL, stands where values
// stand otherwise, so the tree is rewritten before it is checked. Any thread may call, with a tree of its
// own.

#include "scl/check/scope.h"
#include "scl/tree/tree.h"

namespace scl {

/// TypeOf(..) or TypeOfElements(..), not checked yet: takeAsType() is for what it is compared with.
bool asksForType(const Expression& expression, const Scope& scope);

/// The name of a type becomes its type code; anything else stays.
void takeAsType(Expression& expression, const Scope& scope);

/// NULL. A block may have a local variable of that name; ask for it first.
bool isNull(const Name& name);

/// Rewrites a comparison with a type or with NULL; any other operation stays.
void prepareComparison(Binary& binary, const Scope& scope);

}  // namespace scl
