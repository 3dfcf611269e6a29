#include "translator/lower_statements.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/ExprCXX.h>
#include <clang/AST/StmtCXX.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "translator/commented_statement.h"
#include "translator/evaluation.h"
#include "translator/lower_assignments.h"
#include "translator/lower_calls.h"
#include "translator/lower_expressions.h"
#include "translator/lower_locals.h"
#include "translator/lower_loops.h"
#include "translator/lower_switch.h"
#include "translator/non_zero.h"
#include "translator/plc_type.h"
#include "translator/statement_shape.h"
#include "translator/tree_parts.h"

namespace translator {
namespace {

void ifStatement(Block& block, const clang::IfStmt& statement, scl::Statements& out, bool tail) {
  const CommentTable& comments = block.source.comments();
  scl::If form;
  scl::Comments above{comments.above(statement.getBeginLoc()), {}};
  for (const clang::IfStmt* branch = &statement; branch;) {
    if (branch->hasInitStorage() || branch->hasVarStorage() || branch->isConstexpr()) {
      block.source.refuse(branch->getIfLoc(), Rule::ConditionDeclaration);
    }
    scl::If::Branch lowered;
    if (branch != &statement) lowered.comments.above = comments.above(branch->getIfLoc());
    for (std::string& line : comments.between(branch->getLParenLoc(), branch->getRParenLoc())) {
      lowered.comments.above.push_back(std::move(line));
    }
    lowered.comments.atEnd = comments.atEnd(branch->getThen()->getBeginLoc());
    checkOrder(block.source, {branch->getCond()});
    lowered.condition = value(block, branch->getCond());

    const size_t known = block.nonZero.size();
    for (Path& path : provenNonZero(block.source, branch->getCond(), true)) {
      if (!writesAny(branch->getThen(), {path})) block.nonZero.push_back(std::move(path));
    }
    lowerBody(block, branch->getThen(), lowered.body, tail);
    block.nonZero.resize(known);
    if (branch->getElse()) {
      // Comments before `else` end the branch before it.
      commentsOnly(block.source, branch->getElseLoc(), lowered.body);
    }
    form.branches.push_back(std::move(lowered));

    const clang::Stmt* otherwise = branch->getElse();
    const auto* next = llvm::dyn_cast_or_null<clang::IfStmt>(otherwise);
    if (otherwise && !next) {
      form.otherwise.emplace();
      lowerBody(block, otherwise, *form.otherwise, tail);
    }
    branch = next;
  }
  addStatement(statementOf(std::move(form)), std::move(above), out);
}

void returnStatement(Block& block, const clang::ReturnStmt& statement, scl::Statements& out, bool tail) {
  scl::Comments comments = commentsOf(block.source, statement);
  if (const clang::Expr* result = statement.getRetValue()) {
    checkOrder(block.source, {result});
    scl::ExpressionPtr returned = valueAs(block, result, block.function.getReturnType());
    addStatement(assignment(local(block.name), std::move(returned)), std::exchange(comments, {}), out);
  }
  if (!tail) return addStatement(statementOf(scl::Return{}), std::move(comments), out);
  if (!comments.above.empty()) addStatement(statementOf(scl::Empty{}), std::move(comments), out);
}

void expressionStatement(Block& block, const clang::Expr* expression, scl::Statements& out) {
  const clang::Expr* stripped = expression->IgnoreParens();
  if (const auto* wrapped = llvm::dyn_cast<clang::FullExpr>(stripped)) {
    return expressionStatement(block, wrapped->getSubExpr(), out);
  }
  if (const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(stripped);
      operation && operation->isAssignmentOp()) {
    return assignmentStatement(block, *operation, out);
  }
  if (const auto* whole = wholeAssignmentIn(stripped)) return structAssignment(block, *whole, out);
  if (const auto* step = llvm::dyn_cast<clang::UnaryOperator>(stripped);
      step && step->isIncrementDecrementOp()) {
    return stepStatement(block, *step, out);
  }
  const clang::Expr* called = stripped;
  const auto* cast = llvm::dyn_cast<clang::ExplicitCastExpr>(stripped);
  const bool discarded = cast && cast->getType()->isVoidType();
  if (discarded) called = cast->getSubExpr()->IgnoreParenImpCasts();
  const auto* callExpression = llvm::dyn_cast<clang::CallExpr>(called);
  if (callExpression && !llvm::isa<clang::CXXOperatorCallExpr, clang::CXXMemberCallExpr>(callExpression)) {
    const bool hasResult = !callExpression->getType()->isVoidType();
    if (hasResult && !discarded) {
      const clang::FunctionDecl* function = callExpression->getDirectCallee();
      block.source.refuse(stripped->getBeginLoc(), Rule::ResultUnused,
                          function ? function->getNameAsString() : "a call");
    }
    if (isCopyBytes(*callExpression)) return lowerCopyBytes(block, *callExpression, out);
    checkOrder(block.source, {called});
    addStatement(statementOf(scl::CallStatement{value(block, called)}), commentsOf(block.source, *expression),
                 out);
    return;
  }
  // Not a statement of SCL: value() says which construct it is, if it refuses by itself.
  (void)value(block, stripped);
  const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(stripped);
  const bool isValue = llvm::isa<clang::DeclRefExpr, clang::MemberExpr>(stripped->IgnoreParenImpCasts());
  if (isValue || discarded || (operation && operation->getOpcode() != clang::BO_Comma)) {
    block.source.refuse(stripped->getBeginLoc(), Rule::Unknown, "a statement without effect");
  }
}

void lowerStatement(Block& block, const clang::Stmt* statement, scl::Statements& out, bool tail) {
  const clang::SourceLocation at = statement->getBeginLoc();
  if (const auto* result = llvm::dyn_cast<clang::ReturnStmt>(statement))
    return returnStatement(block, *result, out, tail);
  if (const auto* choice = llvm::dyn_cast<clang::IfStmt>(statement))
    return ifStatement(block, *choice, out, tail);
  if (const auto* loop = llvm::dyn_cast<clang::ForStmt>(statement)) return forLoop(block, *loop, out);
  if (const auto* loop = llvm::dyn_cast<clang::WhileStmt>(statement)) return whileLoop(block, *loop, out);
  if (const auto* loop = llvm::dyn_cast<clang::DoStmt>(statement)) return doLoop(block, *loop, out);
  if (const auto* choice = llvm::dyn_cast<clang::SwitchStmt>(statement)) {
    return switchStatement(block, *choice, {}, out, tail);
  }
  if (const auto* expression = llvm::dyn_cast<clang::Expr>(statement))
    return expressionStatement(block, expression, out);
  if (llvm::isa<clang::CompoundStmt>(statement)) return lowerBody(block, statement, out, tail);
  if (llvm::isa<clang::NullStmt>(statement)) return;
  if (llvm::isa<clang::ContinueStmt>(statement)) {
    return addStatement(statementOf(scl::Continue{}), commentsOf(block.source, *statement), out);
  }
  if (llvm::isa<clang::BreakStmt>(statement)) {
    if (block.breakTarget == BreakTarget::Case) block.source.refuse(at, Rule::BreakInsideCase);
    return addStatement(statementOf(scl::Exit{}), commentsOf(block.source, *statement), out);
  }
  if (llvm::isa<clang::GotoStmt, clang::LabelStmt, clang::IndirectGotoStmt>(statement)) {
    return block.source.refuse(at, Rule::Goto);
  }
  if (llvm::isa<clang::CXXForRangeStmt>(statement)) return block.source.refuse(at, Rule::RangeFor);
  if (llvm::isa<clang::CXXTryStmt>(statement)) return block.source.refuse(at, Rule::Exception);
  if (const auto* attributed = llvm::dyn_cast<clang::AttributedStmt>(statement)) {
    // [[fallthrough]] stands alone; other attributes of statements vanish.
    if (llvm::isa<clang::NullStmt>(attributed->getSubStmt()))
      return block.source.refuse(at, Rule::FallThrough);
    return lowerStatement(block, attributed->getSubStmt(), out, tail);
  }
  block.source.refuse(at, Rule::Unknown, statement->getStmtClassName());
}

}  // namespace

void lowerBody(Block& block, const clang::Stmt* statement, scl::Statements& out, bool tail) {
  const auto* compound = llvm::dyn_cast<clang::CompoundStmt>(statement);
  if (!compound) {
    block.source.refuse(statement->getBeginLoc(), Rule::Braces);
    return;
  }
  const std::set<std::string> outer = block.visible;
  lowerSequence(block, childrenOf(compound), out, tail);
  commentsOnly(block.source, compound->getRBracLoc(), out);
  block.visible = outer;
}

void lowerSequence(Block& block, const std::vector<const clang::Stmt*>& statements, scl::Statements& out,
                   bool tail) {
  const size_t known = block.nonZero.size();
  for (size_t i = 0; i < statements.size(); ++i) {
    const bool isLast = i + 1 == statements.size();
    const std::vector<const clang::Stmt*> rest(statements.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                               statements.end());
    if (const auto* choice = llvm::dyn_cast<clang::SwitchStmt>(statements[i])) {
      const bool restIsElse = !isLast && allCasesReturn(*choice);
      switchStatement(block, *choice, restIsElse ? rest : std::vector<const clang::Stmt*>(), out,
                      tail && (isLast || restIsElse));
      if (restIsElse) break;
      continue;
    }
    if (const auto* declared = llvm::dyn_cast<clang::DeclStmt>(statements[i])) {
      lowerDeclaration(block, *declared, rest, out);
      continue;
    }
    lowerStatement(block, statements[i], out, tail && isLast);
    // if (count == 0) { return; } proves that count is not zero from here on.
    const auto* early = llvm::dyn_cast<clang::IfStmt>(statements[i]);
    if (early && !early->getElse() && endsInJump(early->getThen())) {
      for (Path& path : provenNonZero(block.source, early->getCond(), false)) {
        const bool changed = std::any_of(rest.begin(), rest.end(),
                                         [&](const clang::Stmt* later) { return writesAny(later, {path}); });
        if (!changed) block.nonZero.push_back(std::move(path));
      }
    }
  }
  block.nonZero.resize(known);
}

}  // namespace translator
