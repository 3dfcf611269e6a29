#include "translator/paths.h"

#include <clang/AST/Decl.h>
#include <clang/AST/ExprCXX.h>

#include <algorithm>

#include "translator/names.h"

namespace translator {
namespace {

bool isIndexing(const clang::Expr* expression) {
  const auto* call = llvm::dyn_cast<clang::CXXOperatorCallExpr>(expression);
  return call && call->getOperator() == clang::OO_Subscript;
}

// Without parentheses and conversions, and an alias as what it stands for.
const clang::Expr* withoutCasts(const clang::Expr* expression) {
  const clang::Expr* stripped = expression->IgnoreParenImpCasts();
  const clang::VarDecl* alias = aliasIn(stripped);
  return alias && alias->getInit() ? withoutCasts(alias->getInit()) : stripped;
}

void collectWrites(const clang::Stmt* statement, std::vector<Path>& result) {
  if (!statement) return;
  const auto add = [&](const clang::Expr* target) {
    Path path = pathOf(target);
    if (path.variable) result.push_back(std::move(path));
  };
  if (const auto* binary = llvm::dyn_cast<clang::BinaryOperator>(statement);
      binary && binary->isAssignmentOp()) {
    add(binary->getLHS());
  } else if (const auto* step = llvm::dyn_cast<clang::UnaryOperator>(statement);
             step && step->isIncrementDecrementOp()) {
    add(step->getSubExpr());
  } else if (const auto* whole = wholeAssignmentIn(statement)) {
    add(whole->getArg(0));
  } else if (const auto* call = llvm::dyn_cast<clang::CallExpr>(statement);
             call && !isIndexing(call) && call->getDirectCallee()) {
    const clang::FunctionDecl& callee = *call->getDirectCallee();
    for (unsigned i = 0; i < call->getNumArgs(); ++i) {
      if (isWrittenArgument(callee, i)) add(call->getArg(i));
    }
  }
  for (const clang::Stmt* child : statement->children()) collectWrites(child, result);
}

void collectReads(const clang::Stmt* statement, std::vector<Path>& result) {
  if (!statement) return;
  const auto* expression = llvm::dyn_cast<clang::Expr>(statement);
  if (expression && llvm::isa<clang::DeclRefExpr, clang::MemberExpr>(expression)) {
    Path path = pathOf(expression);
    if (path.variable) result.push_back(std::move(path));
    // Of what the path goes through only indices are looked at by themselves.
    for (const clang::Stmt* index : indicesIn(expression)) collectReads(index, result);
    return;
  }
  for (const clang::Stmt* child : statement->children()) collectReads(child, result);
}

bool contains(const clang::Stmt* statement, const clang::Stmt* inner) {
  if (!statement) return false;
  return statement == inner || std::any_of(statement->child_begin(), statement->child_end(),
                                           [&](const clang::Stmt* child) { return contains(child, inner); });
}

void collectBeside(const clang::CallExpr* call, const clang::Stmt* statement, std::vector<Path>& result) {
  if (!statement || statement == call) return;
  if (!contains(statement, call)) return collectReads(statement, result);
  const auto* caller = llvm::dyn_cast<clang::CallExpr>(statement);
  if (!caller || isIndexing(caller) || !caller->getDirectCallee()) {
    for (const clang::Stmt* child : statement->children()) collectBeside(call, child, result);
    return;
  }
  for (unsigned i = 0; i < caller->getNumArgs(); ++i) {
    const clang::Expr* argument = caller->getArg(i);
    const bool taken = caller->getDirectCallee()->getParamDecl(i)->getType()->isReferenceType();
    if (!taken || contains(argument, call)) {
      collectBeside(call, argument, result);
    } else {
      for (const clang::Stmt* index : indicesIn(argument)) collectReads(index, result);
    }
  }
}

void collectCalls(const clang::Stmt* statement, std::vector<const clang::CallExpr*>& result) {
  if (!statement) return;
  if (const auto* call = llvm::dyn_cast<clang::CallExpr>(statement);
      call && !llvm::isa<clang::CXXOperatorCallExpr>(call)) {
    result.push_back(call);
  }
  for (const clang::Stmt* child : statement->children()) collectCalls(child, result);
}

}  // namespace

const clang::VarDecl* aliasIn(const clang::Expr* expression) {
  const auto* reference = llvm::dyn_cast<clang::DeclRefExpr>(expression->IgnoreParenImpCasts());
  const auto* variable = reference ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
  const bool isAlias = variable && variable->isLocalVarDecl() && variable->getType()->isReferenceType();
  return isAlias ? variable : nullptr;
}

const clang::CXXOperatorCallExpr* wholeAssignmentIn(const clang::Stmt* statement) {
  const auto* operation = llvm::dyn_cast_or_null<clang::CXXOperatorCallExpr>(statement);
  return operation && operation->getOperator() == clang::OO_Equal ? operation : nullptr;
}

bool isCopyBytes(const clang::CallExpr& call) {
  const clang::FunctionDecl* function = call.getDirectCallee();
  return function && function->getDeclName().isIdentifier() && function->getName() == "copyBytes" &&
         namespaceOf(*function) == "plc";
}

Path pathOf(const clang::Expr* expression) {
  const clang::Expr* stripped = withoutCasts(expression);
  if (const auto* reference = llvm::dyn_cast<clang::DeclRefExpr>(stripped)) {
    return {llvm::dyn_cast<clang::VarDecl>(reference->getDecl()), {}, false};
  }
  if (const auto* access = llvm::dyn_cast<clang::MemberExpr>(stripped)) {
    Path path = pathOf(access->getBase());
    if (!path.throughIndex) path.members.push_back(llvm::dyn_cast<clang::FieldDecl>(access->getMemberDecl()));
    return path;
  }
  if (isIndexing(stripped)) {
    Path path = pathOf(llvm::cast<clang::CXXOperatorCallExpr>(stripped)->getArg(0));
    path.throughIndex = true;
    return path;
  }
  return {};
}

bool overlap(const Path& a, const Path& b) {
  if (!a.variable || !b.variable || a.variable->getCanonicalDecl() != b.variable->getCanonicalDecl())
    return false;
  const size_t shared = std::min(a.members.size(), b.members.size());
  return std::equal(a.members.begin(), a.members.begin() + static_cast<std::ptrdiff_t>(shared),
                    b.members.begin());
}

bool isSame(const Path& a, const Path& b) {
  return overlap(a, b) && a.members == b.members && !a.throughIndex && !b.throughIndex;
}

std::vector<Path> writes(const clang::Stmt* statement) {
  std::vector<Path> result;
  collectWrites(statement, result);
  return result;
}

std::vector<Path> reads(const clang::Stmt* expression) {
  std::vector<Path> result;
  collectReads(expression, result);
  return result;
}

bool writesAny(const clang::Stmt* statement, const std::vector<Path>& paths) {
  for (const Path& written : writes(statement)) {
    for (const Path& path : paths) {
      if (overlap(written, path)) return true;
    }
  }
  return false;
}

bool isWrittenArgument(const clang::FunctionDecl& function, unsigned index) {
  if (index >= function.getNumParams()) return false;
  const clang::QualType type = function.getParamDecl(index)->getType();
  return type->isLValueReferenceType() && !type->getPointeeType().isConstQualified();
}

std::vector<const clang::Stmt*> indicesIn(const clang::Expr* path) {
  const clang::Expr* stripped = withoutCasts(path);
  if (const auto* access = llvm::dyn_cast<clang::MemberExpr>(stripped)) return indicesIn(access->getBase());
  if (!isIndexing(stripped)) return {};
  const auto* operation = llvm::cast<clang::CXXOperatorCallExpr>(stripped);
  std::vector<const clang::Stmt*> result = indicesIn(operation->getArg(0));
  result.push_back(operation->getArg(1));
  return result;
}

std::vector<Path> readsBeside(const clang::CallExpr* call, const clang::Stmt* expression) {
  std::vector<Path> result;
  collectBeside(call, expression, result);
  return result;
}

std::vector<const clang::CallExpr*> callsIn(const clang::Stmt* statement) {
  std::vector<const clang::CallExpr*> result;
  collectCalls(statement, result);
  return result;
}

}  // namespace translator
