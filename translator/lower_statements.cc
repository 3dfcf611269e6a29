// Statements. `tail` says that nothing of the function runs behind the statement: a RETURN there is left out.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "translator/alias.h"
#include "translator/lowering.h"
#include "translator/statement_shape.h"
#include "translator/tree_parts.h"

namespace translator {

void Lowering::add(scl::StatementPtr statement, scl::Comments comments, scl::Statements& out) {
  statement->comments = std::move(comments);
  out.push_back(std::move(statement));
}

scl::Comments Lowering::commentsOf(const clang::Stmt& statement) const {
  scl::Comments result;
  result.above = source_.comments().above(statement.getBeginLoc());
  for (std::string& line : source_.comments().between(statement.getBeginLoc(), statement.getEndLoc())) {
    result.above.push_back(std::move(line));
  }
  result.atEnd = source_.comments().atEnd(statement.getEndLoc());
  return result;
}

void Lowering::commentsOnly(clang::SourceLocation token, scl::Statements& out) {
  std::vector<std::string> lines = source_.comments().above(token);
  if (!lines.empty()) add(statementOf(scl::Empty{}), {std::move(lines), {}}, out);
}

void Lowering::body(const clang::Stmt* statement, scl::Statements& out, bool tail) {
  const auto* compound = llvm::dyn_cast<clang::CompoundStmt>(statement);
  if (!compound) {
    source_.refuse(statement->getBeginLoc(), Rule::Braces);
    return;
  }
  const std::set<std::string> outer = visible_;
  sequence(childrenOf(compound), out, tail);
  commentsOnly(compound->getRBracLoc(), out);
  visible_ = outer;
}

void Lowering::sequence(const std::vector<const clang::Stmt*>& statements, scl::Statements& out, bool tail) {
  const size_t known = nonZero_.size();
  for (size_t i = 0; i < statements.size(); ++i) {
    const bool isLast = i + 1 == statements.size();
    const std::vector<const clang::Stmt*> rest(statements.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                               statements.end());
    if (const auto* choice = llvm::dyn_cast<clang::SwitchStmt>(statements[i])) {
      const bool restIsElse = !isLast && allCasesReturn(*choice);
      switchStatement(*choice, restIsElse ? rest : std::vector<const clang::Stmt*>(), out,
                      tail && (isLast || restIsElse));
      if (restIsElse) break;
      continue;
    }
    if (const auto* declared = llvm::dyn_cast<clang::DeclStmt>(statements[i])) {
      declaration(*declared, rest, out);
      continue;
    }
    statement(statements[i], out, tail && isLast);
    // if (count == 0) { return; } proves that count is not zero from here on.
    const auto* early = llvm::dyn_cast<clang::IfStmt>(statements[i]);
    if (early && !early->getElse() && endsInJump(early->getThen())) {
      for (Path& path : provenNonZero(early->getCond(), false)) {
        const bool changed = std::any_of(rest.begin(), rest.end(),
                                         [&](const clang::Stmt* later) { return writesAny(later, {path}); });
        if (!changed) nonZero_.push_back(std::move(path));
      }
    }
  }
  nonZero_.resize(known);
}

void Lowering::statement(const clang::Stmt* statement, scl::Statements& out, bool tail) {
  const clang::SourceLocation at = statement->getBeginLoc();
  if (const auto* result = llvm::dyn_cast<clang::ReturnStmt>(statement))
    return returnStatement(*result, out, tail);
  if (const auto* choice = llvm::dyn_cast<clang::IfStmt>(statement)) return ifStatement(*choice, out, tail);
  if (const auto* loop = llvm::dyn_cast<clang::ForStmt>(statement)) return forLoop(*loop, out);
  if (const auto* loop = llvm::dyn_cast<clang::WhileStmt>(statement)) return whileLoop(*loop, out);
  if (const auto* loop = llvm::dyn_cast<clang::DoStmt>(statement)) return doLoop(*loop, out);
  if (const auto* choice = llvm::dyn_cast<clang::SwitchStmt>(statement)) {
    return switchStatement(*choice, {}, out, tail);
  }
  if (const auto* expression = llvm::dyn_cast<clang::Expr>(statement))
    return expressionStatement(expression, out);
  if (llvm::isa<clang::CompoundStmt>(statement)) return body(statement, out, tail);
  if (llvm::isa<clang::NullStmt>(statement)) return;
  if (llvm::isa<clang::ContinueStmt>(statement)) {
    return add(statementOf(scl::Continue{}), commentsOf(*statement), out);
  }
  if (llvm::isa<clang::BreakStmt>(statement)) {
    if (breakTarget_ == BreakTarget::Case) source_.refuse(at, Rule::BreakInsideCase);
    return add(statementOf(scl::Exit{}), commentsOf(*statement), out);
  }
  if (llvm::isa<clang::GotoStmt, clang::LabelStmt, clang::IndirectGotoStmt>(statement)) {
    return source_.refuse(at, Rule::Goto);
  }
  if (llvm::isa<clang::CXXForRangeStmt>(statement)) return source_.refuse(at, Rule::RangeFor);
  if (llvm::isa<clang::CXXTryStmt>(statement)) return source_.refuse(at, Rule::Exception);
  if (const auto* attributed = llvm::dyn_cast<clang::AttributedStmt>(statement)) {
    // [[fallthrough]] stands alone; other attributes of statements vanish.
    if (llvm::isa<clang::NullStmt>(attributed->getSubStmt())) return source_.refuse(at, Rule::FallThrough);
    return this->statement(attributed->getSubStmt(), out, tail);
  }
  source_.refuse(at, Rule::Unknown, statement->getStmtClassName());
}

void Lowering::declaration(const clang::DeclStmt& statement, const std::vector<const clang::Stmt*>& rest,
                           scl::Statements& out) {
  scl::Comments comments = commentsOf(statement);
  for (const clang::Decl* declared : statement.decls()) {
    if (llvm::isa<clang::StaticAssertDecl, clang::TypedefNameDecl>(declared)) continue;
    const auto* variable = llvm::dyn_cast<clang::VarDecl>(declared);
    if (!variable) {
      source_.refuse(declared->getLocation(), Rule::Unknown, declared->getDeclKindName());
      continue;
    }
    if (variable->getType()->isReferenceType()) {
      localAlias(*variable, rest);
      // Nothing is printed where the alias is declared, but for what is said of it there.
      const bool isSaid = !comments.above.empty() || !comments.atEnd.empty();
      if (isSaid) add(statementOf(scl::Empty{}), std::exchange(comments, {}), out);
      continue;
    }
    const size_t before = out.size();
    localVariable(*variable, out);
    if (out.size() > before) out.back()->comments = std::exchange(comments, {});
  }
}

void Lowering::localAlias(const clang::VarDecl& variable, const std::vector<const clang::Stmt*>& rest) {
  const std::string name = variable.getNameAsString();
  const clang::SourceLocation at = variable.getLocation();
  if (variable.isStaticLocal()) return source_.refuse(at, Rule::StaticLocal);
  if (!hasPlace(variable)) return source_.refuse(at, Rule::LocalReference);
  if (!visible_.insert(name).second) source_.refuse(at, Rule::LocalRedeclared, name);
  const std::string why = whyIndexMoves(variable, rest, source_);
  if (!why.empty()) source_.refuse(at, Rule::AliasIndex, why);
}

void Lowering::localVariable(const clang::VarDecl& variable, scl::Statements& out) {
  const std::string name = variable.getNameAsString();
  const clang::SourceLocation at = variable.getLocation();
  const clang::QualType type = variable.getType();
  const PlcType plc = plcTypeOf(type);
  if (variable.isStaticLocal() && !variable.isConstexpr()) return source_.refuse(at, Rule::StaticLocal);
  if (plc == PlcType::Struct || plc == PlcType::Array) return source_.refuse(at, Rule::LocalAggregate, name);
  if (plc == PlcType::None) return refuseType(type, at);
  // VAR CONSTANT, when it is used.
  if (variable.isConstexpr()) return NameScope().declare(source_, at, name);
  const auto [first, isNew] = locals_.try_emplace(name, &variable);
  const bool sameType = isNew || first->second->getType().getUnqualifiedType().getCanonicalType() ==
                                     type.getUnqualifiedType().getCanonicalType();
  if (!sameType || visible_.contains(name)) return source_.refuse(at, Rule::LocalRedeclared, name);
  visible_.insert(name);
  if (isNew) {
    names_.declare(source_, at, name);
    scl::Variable temp;
    temp.name = name;
    temp.typeName = typeName(type, at);
    temp_.variables.push_back(std::move(temp));
  }
  if (!variable.hasInit()) return source_.refuse(at, Rule::Uninitialised, name);
  checkOrder({variable.getInit()});
  out.push_back(assignment(local(name), valueAs(variable.getInit(), type)));
}

void Lowering::expressionStatement(const clang::Expr* expression, scl::Statements& out) {
  const clang::Expr* bare = expression->IgnoreParens();
  if (const auto* wrapped = llvm::dyn_cast<clang::FullExpr>(bare)) {
    return expressionStatement(wrapped->getSubExpr(), out);
  }
  if (const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(bare);
      operation && operation->isAssignmentOp()) {
    return assignmentStatement(*operation, out);
  }
  if (const auto* whole = wholeAssignmentIn(bare)) return structAssignment(*whole, out);
  if (const auto* step = llvm::dyn_cast<clang::UnaryOperator>(bare); step && step->isIncrementDecrementOp()) {
    const clang::Expr* target = step->getSubExpr();
    checkWritable(target);
    if (plcTypeOf(target->getType()) != PlcType::DInt) source_.refuse(bare->getBeginLoc(), Rule::Narrowing);
    const auto op = step->isIncrementOp() ? scl::BinaryOperator::Add : scl::BinaryOperator::Subtract;
    add(assignment(value(target), binary(op, value(target), number("1", 1))), commentsOf(*expression), out);
    return;
  }
  const clang::Expr* called = bare;
  const auto* cast = llvm::dyn_cast<clang::ExplicitCastExpr>(bare);
  const bool discarded = cast && cast->getType()->isVoidType();
  if (discarded) called = cast->getSubExpr()->IgnoreParenImpCasts();
  const auto* callExpression = llvm::dyn_cast<clang::CallExpr>(called);
  if (callExpression && !llvm::isa<clang::CXXOperatorCallExpr, clang::CXXMemberCallExpr>(callExpression)) {
    const bool hasResult = !callExpression->getType()->isVoidType();
    if (hasResult && !discarded) {
      const clang::FunctionDecl* function = callExpression->getDirectCallee();
      source_.refuse(bare->getBeginLoc(), Rule::ResultUnused,
                     function ? function->getNameAsString() : "a call");
    }
    if (isCopyBytes(*callExpression)) return copyBytes(*callExpression, out);
    checkOrder({called});
    add(statementOf(scl::CallStatement{value(called)}), commentsOf(*expression), out);
    return;
  }
  // Not a statement of SCL: value() says which construct it is, if it refuses by itself.
  (void)value(bare);
  const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(bare);
  const bool isValue = llvm::isa<clang::DeclRefExpr, clang::MemberExpr>(bare->IgnoreParenImpCasts());
  if (isValue || discarded || (operation && operation->getOpcode() != clang::BO_Comma)) {
    source_.refuse(bare->getBeginLoc(), Rule::Unknown, "a statement without effect");
  }
}

void Lowering::assignmentStatement(const clang::BinaryOperator& operation, scl::Statements& out) {
  const clang::Expr* target = operation.getLHS();
  const clang::Expr* right = operation.getRHS();
  const clang::SourceLocation at = operation.getOperatorLoc();
  checkWritable(target);
  const PlcType type = plcTypeOf(target->getType());
  scl::Comments comments = commentsOf(operation);
  if (type == PlcType::Struct || type == PlcType::Array) return source_.refuse(at, Rule::AggregateCopy);
  if (!isScalar(type)) return refuseType(target->getType(), target->getBeginLoc());
  if (operation.getOpcode() == clang::BO_Assign) {
    std::vector<const clang::Stmt*> evaluated = indicesIn(target);
    evaluated.push_back(right);
    checkOrder(evaluated);
    return add(assignment(value(target), valueAs(right, target->getType())), std::move(comments), out);
  }

  checkOrder({target, right});
  if (!callsIn(target).empty()) source_.refuse(target->getBeginLoc(), Rule::AssignmentInside);
  const clang::BinaryOperatorKind op =
      clang::BinaryOperator::getOpForCompoundAssignment(operation.getOpcode());
  if (op == clang::BO_Shl || op == clang::BO_Shr) {
    return source_.refuse(at, Rule::Shift, operation.getOpcodeStr().str());
  }
  const auto longForm = [&](scl::BinaryOperator long_) {
    if (type != PlcType::DInt) source_.refuse(at, type == PlcType::Bool ? Rule::BoolNumber : Rule::Narrowing);
    add(assignment(value(target), binary(long_, value(target), value(right))), std::move(comments), out);
  };
  const auto bits = [&](scl::BinaryOperator long_) {
    if (type != PlcType::Byte) {
      return source_.refuse(at, Rule::BitOperand,
                            fmt::format("'{}'", source_.textOf(target->getSourceRange())));
    }
    add(assignment(value(target), binary(long_, octet(target), octet(right))), std::move(comments), out);
  };
  switch (op) {
    case clang::BO_Add: return longForm(scl::BinaryOperator::Add);
    case clang::BO_Sub: return longForm(scl::BinaryOperator::Subtract);
    case clang::BO_Mul: return longForm(scl::BinaryOperator::Multiply);
    case clang::BO_Div:
    case clang::BO_Rem:
      if (!isNonZero(right)) source_.refuse(right->getBeginLoc(), Rule::Divisor);
      return longForm(op == clang::BO_Div ? scl::BinaryOperator::Divide : scl::BinaryOperator::Modulo);
    case clang::BO_And: return bits(scl::BinaryOperator::And);
    case clang::BO_Or: return bits(scl::BinaryOperator::Or);
    case clang::BO_Xor: return bits(scl::BinaryOperator::Xor);
    default: return source_.refuse(at, Rule::Unknown, operation.getOpcodeStr().str());
  }
}

// Both sides are of one type, and a struct does not lie in its like: they are apart, or the same.
void Lowering::structAssignment(const clang::CXXOperatorCallExpr& operation, scl::Statements& out) {
  const clang::Expr* target = operation.getArg(0);
  const clang::Expr* source = operation.getArg(1);
  if (plcTypeOf(target->getType()) != PlcType::Struct || !isPlace(source)) {
    return source_.refuse(operation.getOperatorLoc(), Rule::AggregateCopy);
  }
  std::vector<const clang::Stmt*> evaluated = indicesIn(target);
  evaluated.push_back(source);
  checkOrder(evaluated);
  add(assignment(value(target), value(source)), commentsOf(operation), out);
}

void Lowering::ifStatement(const clang::IfStmt& statement, scl::Statements& out, bool tail) {
  const CommentTable& comments = source_.comments();
  scl::If form;
  scl::Comments above{comments.above(statement.getBeginLoc()), {}};
  for (const clang::IfStmt* branch = &statement; branch;) {
    if (branch->hasInitStorage() || branch->hasVarStorage() || branch->isConstexpr()) {
      source_.refuse(branch->getIfLoc(), Rule::ConditionDeclaration);
    }
    scl::If::Branch lowered;
    if (branch != &statement) lowered.comments.above = comments.above(branch->getIfLoc());
    for (std::string& line : comments.between(branch->getLParenLoc(), branch->getRParenLoc())) {
      lowered.comments.above.push_back(std::move(line));
    }
    lowered.comments.atEnd = comments.atEnd(branch->getThen()->getBeginLoc());
    checkOrder({branch->getCond()});
    lowered.condition = value(branch->getCond());

    const size_t known = nonZero_.size();
    for (Path& path : provenNonZero(branch->getCond(), true)) {
      if (!writesAny(branch->getThen(), {path})) nonZero_.push_back(std::move(path));
    }
    body(branch->getThen(), lowered.body, tail);
    nonZero_.resize(known);
    if (branch->getElse()) {
      // Comments before `else` end the branch before it.
      commentsOnly(branch->getElseLoc(), lowered.body);
    }
    form.branches.push_back(std::move(lowered));

    const clang::Stmt* otherwise = branch->getElse();
    const auto* next = llvm::dyn_cast_or_null<clang::IfStmt>(otherwise);
    if (otherwise && !next) {
      form.otherwise.emplace();
      body(otherwise, *form.otherwise, tail);
    }
    branch = next;
  }
  add(statementOf(std::move(form)), std::move(above), out);
}

void Lowering::returnStatement(const clang::ReturnStmt& statement, scl::Statements& out, bool tail) {
  scl::Comments comments = commentsOf(statement);
  if (const clang::Expr* result = statement.getRetValue()) {
    checkOrder({result});
    scl::ExpressionPtr returned = valueAs(result, function_->getReturnType());
    add(assignment(local(blockName_), std::move(returned)), std::exchange(comments, {}), out);
  }
  if (!tail) return add(statementOf(scl::Return{}), std::move(comments), out);
  if (!comments.above.empty()) add(statementOf(scl::Empty{}), std::move(comments), out);
}

}  // namespace translator
