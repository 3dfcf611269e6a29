#pragma once
// Literals as text.

#include <string>

#include "scl/dialect/dialect.h"
#include "scl/tree/tree.h"

namespace scl {

/// As written; made from form, prefix and value where a program gave no text. Dates always need
/// their text.
std::string literalText(const Dialect& dialect, const Literal& literal);

}  // namespace scl
