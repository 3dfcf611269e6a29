#pragma once
// a += b is a := a + b.

#include "scl/tree/tree.h"

namespace scl {

/// The right side of target := target op value. It owns `value` and a copy of `target` that is not checked
/// yet. nullptr, and `value` left as it is: `target` holds a call, which must not run twice.
ExpressionPtr compoundValue(const Expression& target, BinaryOperator op, ExpressionPtr& value);

}  // namespace scl
