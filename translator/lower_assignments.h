#pragma once
// =, += and their kin, ++ and --, and the assignment of whole structs.

#include <clang/AST/ExprCXX.h>

#include "scl/tree/tree.h"
#include "translator/block.h"

namespace translator {

void assignmentStatement(Block& block, const clang::BinaryOperator& operation, scl::Statements& out);
/// ++ and --
void stepStatement(Block& block, const clang::UnaryOperator& step, scl::Statements& out);
void structAssignment(Block& block, const clang::CXXOperatorCallExpr& operation, scl::Statements& out);

}  // namespace translator
