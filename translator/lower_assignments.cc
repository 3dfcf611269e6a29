#include "translator/lower_assignments.h"

#include <clang/AST/ASTContext.h>
#include <fmt/format.h>

#include <utility>

#include "translator/alias.h"
#include "translator/commented_statement.h"
#include "translator/evaluation.h"
#include "translator/lower_expressions.h"
#include "translator/non_zero.h"
#include "translator/plc_type.h"
#include "translator/tree_parts.h"

namespace translator {

void assignmentStatement(Block& block, const clang::BinaryOperator& operation, scl::Statements& out) {
  const clang::Expr* target = operation.getLHS();
  const clang::Expr* right = operation.getRHS();
  const clang::SourceLocation at = operation.getOperatorLoc();
  checkWritable(block.source, target);
  const PlcType type = plcTypeOf(target->getType());
  scl::Comments comments = commentsOf(block.source, operation);
  if (type == PlcType::Struct || type == PlcType::Array) return block.source.refuse(at, Rule::AggregateCopy);
  if (!isScalar(type)) return refuseType(block.source, target->getType(), target->getBeginLoc());
  if (operation.getOpcode() == clang::BO_Assign) {
    std::vector<const clang::Stmt*> evaluated = indicesIn(target);
    evaluated.push_back(right);
    checkOrder(block.source, evaluated);
    return addStatement(assignment(value(block, target), valueAs(block, right, target->getType())),
                        std::move(comments), out);
  }

  checkOrder(block.source, {target, right});
  if (!callsIn(target).empty()) block.source.refuse(target->getBeginLoc(), Rule::AssignmentInside);
  const clang::BinaryOperatorKind op =
      clang::BinaryOperator::getOpForCompoundAssignment(operation.getOpcode());
  if (op == clang::BO_Shl || op == clang::BO_Shr) {
    return block.source.refuse(at, Rule::Shift, operation.getOpcodeStr().str());
  }
  const auto longForm = [&](scl::BinaryOperator long_) {
    if (type != PlcType::DInt)
      block.source.refuse(at, type == PlcType::Bool ? Rule::BoolNumber : Rule::Narrowing);
    addStatement(assignment(value(block, target), binary(long_, value(block, target), value(block, right))),
                 std::move(comments), out);
  };
  const auto bits = [&](scl::BinaryOperator long_) {
    if (type != PlcType::Byte) {
      return block.source.refuse(at, Rule::BitOperand,
                                 fmt::format("'{}'", block.source.textOf(target->getSourceRange())));
    }
    addStatement(
        assignment(value(block, target), binary(long_, byteValue(block, target), byteValue(block, right))),
        std::move(comments), out);
  };
  switch (op) {
    case clang::BO_Add: return longForm(scl::BinaryOperator::Add);
    case clang::BO_Sub: return longForm(scl::BinaryOperator::Subtract);
    case clang::BO_Mul: return longForm(scl::BinaryOperator::Multiply);
    case clang::BO_Div:
    case clang::BO_Rem:
      if (!isNonZero(block, right)) block.source.refuse(right->getBeginLoc(), Rule::Divisor);
      return longForm(op == clang::BO_Div ? scl::BinaryOperator::Divide : scl::BinaryOperator::Modulo);
    case clang::BO_And: return bits(scl::BinaryOperator::And);
    case clang::BO_Or: return bits(scl::BinaryOperator::Or);
    case clang::BO_Xor: return bits(scl::BinaryOperator::Xor);
    default: return block.source.refuse(at, Rule::Unknown, operation.getOpcodeStr().str());
  }
}

void stepStatement(Block& block, const clang::UnaryOperator& step, scl::Statements& out) {
  const clang::Expr* target = step.getSubExpr();
  checkWritable(block.source, target);
  if (plcTypeOf(target->getType()) != PlcType::DInt) block.source.refuse(step.getBeginLoc(), Rule::Narrowing);
  const auto op = step.isIncrementOp() ? scl::BinaryOperator::Add : scl::BinaryOperator::Subtract;
  addStatement(assignment(value(block, target), binary(op, value(block, target), number("1", 1))),
               commentsOf(block.source, step), out);
}

// Both sides are of one type, and a struct does not lie in its like: they are apart, or the same.
void structAssignment(Block& block, const clang::CXXOperatorCallExpr& operation, scl::Statements& out) {
  const clang::Expr* target = operation.getArg(0);
  const clang::Expr* source = operation.getArg(1);
  if (plcTypeOf(target->getType()) != PlcType::Struct || !isPlace(source)) {
    return block.source.refuse(operation.getOperatorLoc(), Rule::AggregateCopy);
  }
  std::vector<const clang::Stmt*> evaluated = indicesIn(target);
  evaluated.push_back(source);
  checkOrder(block.source, evaluated);
  addStatement(assignment(value(block, target), value(block, source)), commentsOf(block.source, operation),
               out);
}

}  // namespace translator
