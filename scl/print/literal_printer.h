#pragma once
// Literals as text.

#include <string>

#include "scl/tree/tree.h"

namespace scl {

/// As written; made from form, prefix and value where a program gave no text. Dates always need
/// their text.
std::string literalText(const Literal& literal);

}  // namespace scl
