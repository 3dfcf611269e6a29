#pragma once
// Local variables and aliases.

#include <clang/AST/Decl.h>
#include <clang/AST/Stmt.h>

#include <vector>

#include "scl/tree/tree.h"
#include "translator/block.h"

namespace translator {

/// `rest` is what follows in the same braces.
void lowerDeclaration(Block& block, const clang::DeclStmt& statement,
                      const std::vector<const clang::Stmt*>& rest, scl::Statements& out);

/// VAR_TEMP, and the assignment of its initial value.
void localVariable(Block& block, const clang::VarDecl& variable, scl::Statements& out);

}  // namespace translator
