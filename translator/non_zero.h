#pragma once
// Divisors and counts that are known not to be zero.

#include <clang/AST/Expr.h>

#include <vector>

#include "translator/block.h"

namespace translator {

/// A constant other than zero, or a variable that a comparison around this place proved.
bool isNonZero(const Block& block, const clang::Expr* divisor);

/// The variables a condition tells not to be zero, when it holds or when it does not.
std::vector<Path> provenNonZero(const Source& source, const clang::Expr* condition, bool holds);

}  // namespace translator
