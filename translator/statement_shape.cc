#include "translator/statement_shape.h"

#include <clang/AST/Stmt.h>

namespace translator {

std::vector<const clang::Stmt*> childrenOf(const clang::Stmt* statement) {
  if (const auto* compound = llvm::dyn_cast<clang::CompoundStmt>(statement)) {
    return {compound->body_begin(), compound->body_end()};
  }
  return {statement};
}

bool endsInReturn(const clang::Stmt* statement) {
  if (!statement) return false;
  if (llvm::isa<clang::ReturnStmt>(statement)) return true;
  if (const auto* compound = llvm::dyn_cast<clang::CompoundStmt>(statement)) {
    return !compound->body_empty() && endsInReturn(compound->body_back());
  }
  if (const auto* choice = llvm::dyn_cast<clang::IfStmt>(statement)) {
    return choice->getElse() && endsInReturn(choice->getThen()) && endsInReturn(choice->getElse());
  }
  return false;
}

bool endsInJump(const clang::Stmt* statement) {
  if (const auto* compound = llvm::dyn_cast<clang::CompoundStmt>(statement)) {
    return !compound->body_empty() && endsInJump(compound->body_back());
  }
  if (const auto* choice = llvm::dyn_cast<clang::IfStmt>(statement)) {
    return choice->getElse() && endsInJump(choice->getThen()) && endsInJump(choice->getElse());
  }
  return llvm::isa<clang::BreakStmt, clang::ReturnStmt, clang::ContinueStmt>(statement);
}

}  // namespace translator
