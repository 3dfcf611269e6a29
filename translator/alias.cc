#include "translator/alias.h"

#include <clang/AST/Decl.h>
#include <clang/AST/ExprCXX.h>
#include <fmt/format.h>

#include <algorithm>

#include "translator/paths.h"
#include "translator/source.h"

namespace translator {
namespace {

bool mentions(const clang::Stmt* statement, const clang::VarDecl& variable) {
  if (!statement) return false;
  const auto* reference = llvm::dyn_cast<clang::DeclRefExpr>(statement);
  if (reference && reference->getDecl() == &variable) return true;
  return std::any_of(statement->child_begin(), statement->child_end(),
                     [&](const clang::Stmt* child) { return mentions(child, variable); });
}

// From the declaration to the last statement that names the alias.
std::vector<const clang::Stmt*> lifeOf(const clang::VarDecl& alias, std::vector<const clang::Stmt*> rest) {
  while (!rest.empty() && !mentions(rest.back(), alias)) rest.pop_back();
  return rest;
}

// const T&: nothing a function can write is reached through it, since no other argument of a call may be the
// same variable.
bool isReadOnly(const Path& path) {
  const auto* parameter = llvm::dyn_cast<clang::ParmVarDecl>(path.variable);
  return parameter && parameter->getType()->isReferenceType() &&
         parameter->getType()->getPointeeType().isConstQualified();
}

bool isWhole(const Path& path) {
  return path.members.empty() && !path.throughIndex;
}

}  // namespace

bool isPlace(const clang::Expr* expression) {
  const clang::Expr* stripped = expression->IgnoreParens();
  if (const auto* cast = llvm::dyn_cast<clang::ImplicitCastExpr>(stripped)) {
    return cast->getCastKind() == clang::CK_NoOp && isPlace(cast->getSubExpr());
  }
  if (const auto* access = llvm::dyn_cast<clang::MemberExpr>(stripped)) return isPlace(access->getBase());
  if (const auto* operation = llvm::dyn_cast<clang::CXXOperatorCallExpr>(stripped)) {
    return operation->getOperator() == clang::OO_Subscript && isPlace(operation->getArg(0));
  }
  const auto* reference = llvm::dyn_cast<clang::DeclRefExpr>(stripped);
  return reference && llvm::isa<clang::VarDecl>(reference->getDecl());
}

bool hasPlace(const clang::VarDecl& alias) {
  return alias.getInit() && alias.getType()->isLValueReferenceType() && isPlace(alias.getInit());
}

std::string whyIndexMoves(const clang::VarDecl& alias, const std::vector<const clang::Stmt*>& rest,
                          const Source& source) {
  const std::vector<const clang::Stmt*> life = lifeOf(alias, rest);
  for (const clang::Stmt* index : indicesIn(alias.getInit())) {
    const std::string written = source.textOf(index->getSourceRange());
    if (!callsIn(index).empty()) return fmt::format("'{}' is a call", written);
    for (const Path& path : reads(index)) {
      if (!isWhole(path) && !isReadOnly(path))
        return fmt::format("'{}' is a member, which a call can write", written);
      const bool moves = std::any_of(life.begin(), life.end(), [&](const clang::Stmt* statement) {
        return writesAny(statement, {path});
      });
      if (moves) return fmt::format("'{}' is written before the last use", written);
    }
  }
  return {};
}

}  // namespace translator
