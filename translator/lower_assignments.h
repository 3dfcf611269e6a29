#pragma once
// =, += and their kin, ++ and --, and the assignment of whole structs.

#include <clang/AST/ExprCXX.h>

#include "scl/tree/tree.h"
#include "translator/block.h"

namespace translator {

// Each appends its statement to `out`, or refuses. Parameters by value must not be written.

/// a = b and a += b of scalars, where the assignment is a statement of its own.
void assignmentStatement(Block& block, const clang::BinaryOperator& operation, scl::Statements& out);
/// ++ and --, before or behind the variable: their value is not used.
void stepStatement(Block& block, const clang::UnaryOperator& step, scl::Statements& out);
/// a = b of one struct type; an array is refused.
void structAssignment(Block& block, const clang::CXXOperatorCallExpr& operation, scl::Statements& out);

}  // namespace translator
