#pragma once
// Loops. FOR of SCL takes its end once and steps by itself, so the C++ must not touch either in the body;
// while and do must show that they end: a PLC whose loop does not is stopped by its watchdog.

#include <clang/AST/Stmt.h>

#include "scl/tree/tree.h"
#include "translator/block.h"

namespace translator {

// Each appends to `out`. A loop that does not show its end is refused (SUB029, SUB030).

void forLoop(Block& block, const clang::ForStmt& loop, scl::Statements& out);
void whileLoop(Block& block, const clang::WhileStmt& loop, scl::Statements& out);
void doLoop(Block& block, const clang::DoStmt& loop, scl::Statements& out);

}  // namespace translator
