#pragma once
// Calls of functions, and what plc:: stands for.

#include <clang/AST/Expr.h>

#include "scl/tree/tree.h"
#include "translator/block.h"

namespace translator {

/// The call of a function of the program, or of plc:: if that is an expression. Never null.
scl::ExpressionPtr lowerCall(Block& block, const clang::CallExpr& expression);

/// plc::copyBytes, a statement: appends MOVE_BLK to `out`, in an IF where the count may be zero or less.
void lowerCopyBytes(Block& block, const clang::CallExpr& copy, scl::Statements& out);

}  // namespace translator
