#pragma once
// Statements. `tail` says that nothing of the function runs behind the statement: a RETURN there is left out.

#include <clang/AST/Stmt.h>

#include <vector>

#include "scl/tree/tree.h"
#include "translator/block.h"

namespace translator {

/// Appends to `out` the statements between braces, which open a scope of their own.
void lowerBody(Block& block, const clang::Stmt* statement, scl::Statements& out, bool tail);

/// Appends to `out` the statements of one scope. What an early return proves holds for those behind it.
void lowerSequence(Block& block, const std::vector<const clang::Stmt*>& statements, scl::Statements& out,
                   bool tail);

}  // namespace translator
