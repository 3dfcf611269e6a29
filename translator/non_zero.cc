#include "translator/non_zero.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/Expr.h>

#include <algorithm>
#include <utility>

namespace translator {

bool isNonZero(const Block& block, const clang::Expr* divisor) {
  clang::Expr::EvalResult evaluated;
  if (divisor->EvaluateAsInt(evaluated, block.source.ast())) return evaluated.Val.getInt() != 0;
  const Path path = pathOf(divisor);
  return std::any_of(block.nonZero.begin(), block.nonZero.end(),
                     [&](const Path& known) { return isSame(known, path); });
}

// A comparison with a number: if count > 0, count != 0 or count >= 1 holds, count is not zero; neither is it
// if count == 0 does not hold.
std::vector<Path> provenNonZero(const Source& source, const clang::Expr* condition, bool holds) {
  const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(condition->IgnoreParenImpCasts());
  if (!operation) return {};
  const clang::BinaryOperatorKind joins = holds ? clang::BO_LAnd : clang::BO_LOr;
  if (operation->getOpcode() == joins) {
    std::vector<Path> result = provenNonZero(source, operation->getLHS(), holds);
    for (Path& path : provenNonZero(source, operation->getRHS(), holds)) result.push_back(std::move(path));
    return result;
  }
  clang::Expr::EvalResult bound;
  Path path = pathOf(operation->getLHS());
  if (!operation->isComparisonOp() || !path.variable ||
      !operation->getRHS()->EvaluateAsInt(bound, source.ast()))
    return {};
  const int64_t limit = bound.Val.getInt().getExtValue();
  const clang::BinaryOperatorKind op =
      holds ? operation->getOpcode() : clang::BinaryOperator::negateComparisonOp(operation->getOpcode());
  const bool proves = (op == clang::BO_NE && limit == 0) || (op == clang::BO_GT && limit >= 0) ||
                      (op == clang::BO_GE && limit >= 1) || (op == clang::BO_EQ && limit != 0);
  return proves ? std::vector<Path>{path} : std::vector<Path>{};
}

}  // namespace translator
