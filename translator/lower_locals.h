#pragma once
// Local variables and aliases.

#include <clang/AST/Decl.h>
#include <clang/AST/Stmt.h>

#include <vector>

#include "scl/tree/tree.h"
#include "translator/block.h"

namespace translator {

/// Declares the variables of the statement in block.temp and appends their first assignments to `out`; an
/// alias has no variable, it is printed as its path. `rest` is what follows in the same braces.
void lowerDeclaration(Block& block, const clang::DeclStmt& statement,
                      const std::vector<const clang::Stmt*>& rest, scl::Statements& out);

/// Declares one variable in block.temp and appends the assignment of its initial value to `out`.
void localVariable(Block& block, const clang::VarDecl& variable, scl::Statements& out);

}  // namespace translator
