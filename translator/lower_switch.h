#pragma once
// switch over an enum -> CASE.

#include <clang/AST/Stmt.h>

#include <vector>

#include "scl/tree/tree.h"
#include "translator/block.h"

namespace translator {

/// Appends CASE to `out`. `rest` is what follows the switch when all its branches return: it becomes ELSE.
void switchStatement(Block& block, const clang::SwitchStmt& statement,
                     const std::vector<const clang::Stmt*>& rest, scl::Statements& out, bool tail);

/// Every branch ends in return and none is `default`: what follows the switch can become its ELSE.
bool allCasesReturn(const clang::SwitchStmt& statement);

}  // namespace translator
