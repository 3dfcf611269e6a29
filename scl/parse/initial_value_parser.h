#pragma once
// What a variable starts with. The stream belongs to the calling thread.

#include "scl/parse/token_stream.h"
#include "scl/tree/tree.h"

namespace scl {

/// An expression, [1, 2(0)] or (a := 1). () stands for the default.
ExpressionPtr parseInitialValue(TokenStream& tokens);

/// The start value of a variable: an initial value or, where the dialect has them so, those of an array
/// without brackets.
ExpressionPtr parseStartValue(TokenStream& tokens);

}  // namespace scl
