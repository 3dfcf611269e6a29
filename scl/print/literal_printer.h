#pragma once
// Literals as text. Any thread may call.

#include <string>

#include "scl/dialect/dialect.h"
#include "scl/tree/tree.h"

namespace scl {

/// As written; made from form, prefix and value where a program gave no text. A date must have
/// its text.
std::string literalText(const Dialect& dialect, const Literal& literal);

}  // namespace scl
