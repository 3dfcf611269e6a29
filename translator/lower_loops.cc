#include "translator/lower_loops.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/Decl.h>
#include <clang/AST/Expr.h>
#include <clang/AST/ExprCXX.h>

#include <algorithm>
#include <utility>

#include "translator/commented_statement.h"
#include "translator/evaluation.h"
#include "translator/lower_expressions.h"
#include "translator/lower_locals.h"
#include "translator/lower_statements.h"
#include "translator/plc_type.h"
#include "translator/tree_parts.h"

namespace translator {
namespace {

using scl::ExpressionPtr;

// i += 4 and i -= 4 with a constant step; 0 if the statement is something else.
int64_t stepOf(const clang::Stmt* statement, const clang::Expr*& target, const clang::ASTContext& ast) {
  const auto* expression = llvm::dyn_cast_or_null<clang::Expr>(statement);
  if (!expression) return 0;
  expression = expression->IgnoreParens();
  if (const auto* full = llvm::dyn_cast<clang::FullExpr>(expression)) expression = full->getSubExpr();
  if (const auto* step = llvm::dyn_cast<clang::UnaryOperator>(expression);
      step && step->isIncrementDecrementOp()) {
    target = step->getSubExpr();
    return step->isIncrementOp() ? 1 : -1;
  }
  const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(expression);
  clang::Expr::EvalResult evaluated;
  if (!operation || !operation->isCompoundAssignmentOp() ||
      !operation->getRHS()->EvaluateAsInt(evaluated, ast)) {
    return 0;
  }
  target = operation->getLHS();
  const int64_t amount = evaluated.Val.getInt().getExtValue();
  if (operation->getOpcode() == clang::BO_AddAssign) return amount;
  if (operation->getOpcode() == clang::BO_SubAssign) return -amount;
  return 0;
}

// rest /= 128, or rest = rest / 128: falls to zero.
bool isDivision(const clang::Stmt* statement, const clang::Expr*& target, const clang::ASTContext& ast) {
  const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(statement);
  if (!operation || !operation->isAssignmentOp()) return false;
  clang::Expr::EvalResult divisor;
  target = operation->getLHS();
  if (operation->getOpcode() == clang::BO_DivAssign) {
    return operation->getRHS()->EvaluateAsInt(divisor, ast) && divisor.Val.getInt() > 1;
  }
  const auto* quotient = llvm::dyn_cast<clang::BinaryOperator>(operation->getRHS()->IgnoreParenImpCasts());
  const bool isPlain = operation->getOpcode() == clang::BO_Assign;
  if (!isPlain || !quotient || quotient->getOpcode() != clang::BO_Div) return false;
  const Path written = pathOf(operation->getLHS());
  const Path divided = pathOf(quotient->getLHS());
  return quotient->getRHS()->EvaluateAsInt(divisor, ast) && divisor.Val.getInt() > 1 &&
         isSame(written, divided);
}

// rest > 0, rest >= 128
bool staysAboveZero(const clang::BinaryOperator& comparison, const clang::ASTContext& ast) {
  clang::Expr::EvalResult bound;
  if (!comparison.getRHS()->EvaluateAsInt(bound, ast)) return false;
  const int64_t least = bound.Val.getInt().getExtValue();
  return (comparison.getOpcode() == clang::BO_GT && least >= 0) ||
         (comparison.getOpcode() == clang::BO_GE && least >= 1);
}

bool containsContinue(const clang::Stmt* statement) {
  if (!statement || llvm::isa<clang::ForStmt, clang::WhileStmt, clang::DoStmt>(statement)) return false;
  if (llvm::isa<clang::ContinueStmt>(statement)) return true;
  return std::any_of(statement->child_begin(), statement->child_end(), containsContinue);
}

// n + 1 and n - 1, worked out when n is a number.
ExpressionPtr shifted(ExpressionPtr bound, int64_t by) {
  if (const auto* literal = std::get_if<scl::Literal>(&bound->form)) {
    const int64_t moved = std::get<int64_t>(literal->value) + by;
    return number(std::to_string(moved), moved);
  }
  const auto op = by > 0 ? scl::BinaryOperator::Add : scl::BinaryOperator::Subtract;
  return binary(op, std::move(bound), number("1", 1));
}

void loopBody(Block& block, const clang::Stmt* statement, scl::Statements& out) {
  const BreakTarget outer = std::exchange(block.breakTarget, BreakTarget::Loop);
  lowerBody(block, statement, out, false);
  block.breakTarget = outer;
}

// Looks for one comparison that must hold for another round, and whose number every round moves: stepped by
// a constant, or divided, once at the top level of the body, with nothing that could leave it out.
bool isBounded(const Source& source, const clang::Expr* condition, const clang::Stmt* loopBody) {
  const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(condition->IgnoreParenImpCasts());
  if (!operation) return false;
  if (operation->getOpcode() == clang::BO_LAnd) {
    return isBounded(source, operation->getLHS(), loopBody) ||
           isBounded(source, operation->getRHS(), loopBody);
  }
  const auto* compound = llvm::dyn_cast<clang::CompoundStmt>(loopBody);
  if (!compound || !operation->isComparisonOp() || containsContinue(loopBody)) return false;
  for (const clang::Stmt* child : compound->body()) {
    const clang::Expr* target = nullptr;
    const int64_t step = stepOf(child, target, source.ast());
    const bool divides = step == 0 && isDivision(child, target, source.ast());
    if (step == 0 && !divides) continue;
    const Path path = pathOf(target);
    const bool onTheLeft = isSame(path, pathOf(operation->getLHS()));
    const bool onTheRight = isSame(path, pathOf(operation->getRHS()));
    if (onTheLeft == onTheRight) continue;
    const std::vector<Path> bound = reads(onTheLeft ? operation->getRHS() : operation->getLHS());
    const std::vector<Path> written = writes(loopBody);
    const auto changes = std::count_if(written.begin(), written.end(),
                                       [&](const Path& change) { return overlap(change, path); });
    if (changes != 1 || writesAny(loopBody, bound)) continue;
    if (divides) {
      // Only what stays above zero comes to its end by dividing.
      if (onTheLeft && staysAboveZero(*operation, source.ast())) return true;
      continue;
    }
    const bool falling = onTheLeft ? step < 0 : step > 0;  // left - right becomes smaller
    switch (operation->getOpcode()) {
      case clang::BO_GT:
      case clang::BO_GE:
        if (falling) return true;
        break;
      case clang::BO_LT:
      case clang::BO_LE:
        if (!falling) return true;
        break;
      default: break;
    }
  }
  return false;
}

}  // namespace

void forLoop(Block& block, const clang::ForStmt& loop, scl::Statements& out) {
  const clang::SourceLocation at = loop.getForLoc();
  const auto refuseForm = [&](const char* why) { block.source.refuse(at, Rule::ForForm, why); };
  const auto* init = llvm::dyn_cast_or_null<clang::DeclStmt>(loop.getInit());
  const auto* counter =
      init && init->isSingleDecl() ? llvm::dyn_cast<clang::VarDecl>(init->getSingleDecl()) : nullptr;
  if (!counter || plcTypeOf(counter->getType()) != PlcType::DInt || !counter->hasInit()) {
    return refuseForm("there is no int32_t counter");
  }
  const auto* condition = llvm::dyn_cast_or_null<clang::BinaryOperator>(
      loop.getCond() ? loop.getCond()->IgnoreParenImpCasts() : nullptr);
  const clang::Expr* stepped = nullptr;
  const int64_t step = stepOf(loop.getInc(), stepped, block.source.ast());
  const Path counterPath{counter, {}, false};
  if (!condition || !condition->isRelationalOp() || !overlap(pathOf(condition->getLHS()), counterPath)) {
    return refuseForm("the condition does not compare the counter");
  }
  const bool upwards = condition->getOpcode() == clang::BO_LT || condition->getOpcode() == clang::BO_LE;
  if (step == 0 || !overlap(pathOf(stepped), counterPath) || (step > 0) != upwards) {
    return refuseForm("the counter does not step towards the end");
  }
  const clang::Expr* bound = condition->getRHS();
  if (writesAny(loop.getBody(), {counterPath})) return refuseForm("the body changes the counter");
  std::vector<Path> boundPaths = reads(bound);
  const bool boundMoves = writesAny(loop.getBody(), boundPaths) ||
                          std::any_of(boundPaths.begin(), boundPaths.end(),
                                      [&](const Path& path) { return overlap(path, counterPath); });
  if (boundMoves || !callsIn(bound).empty()) return refuseForm("the body may change the end");

  scl::Comments comments{block.source.comments().above(at),
                         block.source.comments().atEnd(loop.getRParenLoc())};
  const std::set<std::string> outer = block.visible;
  scl::Statements start;  // declares the counter; FOR itself gives it its value
  localVariable(block, *counter, start);
  scl::For form;
  form.counter = local(counter->getNameAsString());
  form.from = value(block, counter->getInit());
  form.to = value(block, bound);
  if (condition->getOpcode() == clang::BO_LT) form.to = shifted(std::move(form.to), -1);
  if (condition->getOpcode() == clang::BO_GT) form.to = shifted(std::move(form.to), +1);
  if (step != 1) form.by = number(std::to_string(step), step);
  loopBody(block, loop.getBody(), form.body);
  block.visible = outer;
  addStatement(statementOf(std::move(form)), std::move(comments), out);
}

void whileLoop(Block& block, const clang::WhileStmt& loop, scl::Statements& out) {
  if (loop.hasVarStorage()) block.source.refuse(loop.getWhileLoc(), Rule::ConditionDeclaration);
  if (!isBounded(block.source, loop.getCond(), loop.getBody()))
    block.source.refuse(loop.getWhileLoc(), Rule::EndlessLoop);
  scl::Comments comments{block.source.comments().above(loop.getWhileLoc()),
                         block.source.comments().atEnd(loop.getRParenLoc())};
  scl::While form;
  checkOrder(block.source, {loop.getCond()});
  form.condition = value(block, loop.getCond());
  loopBody(block, loop.getBody(), form.body);
  addStatement(statementOf(std::move(form)), std::move(comments), out);
}

void doLoop(Block& block, const clang::DoStmt& loop, scl::Statements& out) {
  if (!isBounded(block.source, loop.getCond(), loop.getBody()))
    block.source.refuse(loop.getDoLoc(), Rule::EndlessLoop);
  scl::Comments comments{block.source.comments().above(loop.getDoLoc()),
                         block.source.comments().atEnd(loop.getRParenLoc())};
  scl::Repeat form;
  loopBody(block, loop.getBody(), form.body);
  checkOrder(block.source, {loop.getCond()});
  form.until = opposite(value(block, loop.getCond()));
  addStatement(statementOf(std::move(form)), std::move(comments), out);
}

}  // namespace translator
