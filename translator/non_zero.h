#pragma once
// Divisors and counts that are known not to be zero.

#include <clang/AST/Expr.h>

#include <vector>

#include "translator/block.h"

namespace translator {

/// A constant other than zero, or a variable that a comparison around this place proved.
bool isNonZero(const Block& block, const clang::Expr* divisor);

/// The variables that cannot be zero if the condition holds (`holds` true), or if it does not. May miss some,
/// never names one too many.
std::vector<Path> provenNonZero(const Source& source, const clang::Expr* condition, bool holds);

}  // namespace translator
