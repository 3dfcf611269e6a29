#pragma once
// switch over an enum -> CASE.

#include <clang/AST/Stmt.h>

#include <vector>

#include "scl/tree/tree.h"
#include "translator/block.h"

namespace translator {

/// `rest` is what follows the switch when all its branches return: it becomes ELSE.
void switchStatement(Block& block, const clang::SwitchStmt& statement,
                     const std::vector<const clang::Stmt*>& rest, scl::Statements& out, bool tail);

bool allCasesReturn(const clang::SwitchStmt& statement);

}  // namespace translator
