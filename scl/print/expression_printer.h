#pragma once
// Expressions as text, on one line or wrapped. Any thread may call.

#include <string>

#include "scl/dialect/dialect.h"
#include "scl/tree/tree.h"

namespace scl {

/// On one line. Parentheses where the tree has them, where the operators' levels need them, and where a
/// reader could take it otherwise.
std::string expressionText(const Dialect& dialect, const Expression& expression);

/// From `column` (0 is the first) on, with room for `tail` more characters on the last line; goes on at
/// column `continuation` in the lines after the first if one is too short. Calls then have one argument a
/// line.
std::string wrappedExpression(const Dialect& dialect, const Expression& expression, size_t column,
                              size_t continuation, size_t tail);

/// As it stands after a dot or in a declaration: in quotes if `quoted`, or if it would be read as something
/// else.
std::string memberText(const Dialect& dialect, const std::string& name, bool quoted);

/// The expression inside the conversions that the checker inserted, which are not printed.
const Expression& withoutConversions(const Expression& expression);

}  // namespace scl
