#pragma once
// Calls of functions, and what plc:: stands for.

#include <clang/AST/Expr.h>

#include "scl/tree/tree.h"
#include "translator/block.h"

namespace translator {

scl::ExpressionPtr lowerCall(Block& block, const clang::CallExpr& expression);

/// plc::copyBytes, a statement.
void lowerCopyBytes(Block& block, const clang::CallExpr& copy, scl::Statements& out);

}  // namespace translator
