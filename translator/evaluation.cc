#include "translator/evaluation.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/Decl.h>
#include <clang/AST/ExprCXX.h>
#include <fmt/format.h>

#include "translator/paths.h"

namespace translator {

void checkAliases(const Source& source, const clang::CallExpr& expression,
                  const clang::FunctionDecl& function) {
  for (unsigned i = 0; i < expression.getNumArgs(); ++i) {
    if (!isWrittenArgument(function, i)) continue;
    for (unsigned k = 0; k < expression.getNumArgs(); ++k) {
      const bool both = isWrittenArgument(function, k);
      if (k == i || (both && k < i) || !function.getParamDecl(k)->getType()->isReferenceType()) continue;
      if (overlap(pathOf(expression.getArg(i)), pathOf(expression.getArg(k)))) {
        source.refuse(expression.getArg(k)->getBeginLoc(), Rule::Alias);
      }
    }
  }
}

void checkWritable(const Source& source, const clang::Expr* target) {
  const auto* parameter = llvm::dyn_cast_or_null<clang::ParmVarDecl>(pathOf(target).variable);
  if (parameter && !parameter->getType()->isReferenceType()) {
    source.refuse(target->getBeginLoc(), Rule::ParameterWritten, parameter->getNameAsString());
  }
}

void checkOrder(const Source& source, const std::vector<const clang::Stmt*>& evaluated) {
  for (const clang::Stmt* part : evaluated) {
    for (const clang::CallExpr* call : callsIn(part)) {
      const clang::FunctionDecl* function = call->getDirectCallee();
      for (unsigned i = 0; function && i < call->getNumArgs(); ++i) {
        if (!isWrittenArgument(*function, i)) continue;
        const Path written = pathOf(call->getArg(i));
        for (const clang::Stmt* beside : evaluated) {
          for (const Path& path : readsBeside(call, beside)) {
            if (overlap(path, written)) {
              source.refuse(call->getBeginLoc(), Rule::CallOrder, function->getNameAsString());
            }
          }
        }
      }
    }
  }
}

bool isUnsafeOnTheRight(const Source& source, const clang::Expr* expression, std::string& subject) {
  const clang::Expr* stripped = expression->IgnoreParenImpCasts();
  if (const auto* operation = llvm::dyn_cast<clang::CXXOperatorCallExpr>(stripped)) {
    subject = fmt::format("the index in '{}'", source.textOf(operation->getSourceRange()));
    return true;
  }
  if (const auto* called = llvm::dyn_cast<clang::CallExpr>(stripped)) {
    const clang::FunctionDecl* function = called->getDirectCallee();
    subject = fmt::format("the call of {}", function ? function->getNameAsString() : "a function");
    return true;
  }
  if (const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(stripped);
      operation && (operation->getOpcode() == clang::BO_Div || operation->getOpcode() == clang::BO_Rem)) {
    clang::Expr::EvalResult divisor;
    const bool known = operation->getRHS()->EvaluateAsInt(divisor, source.ast());
    if (!known) {
      subject = "an unknown divisor";
      return true;
    }
  }
  for (const clang::Stmt* child : stripped->children()) {
    const auto* inner = llvm::dyn_cast_or_null<clang::Expr>(child);
    if (inner && isUnsafeOnTheRight(source, inner, subject)) return true;
  }
  return false;
}

}  // namespace translator
