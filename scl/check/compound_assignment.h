#pragma once
// a += b is a := a + b. Any thread may call, with a tree of its own.

#include "scl/tree/tree.h"

namespace scl {

/// The right side of target := target op value. It owns `value` and a copy of `target` that is not checked
/// yet. nullptr, and `value` left as it is: `target` holds a call, which must not run twice.
ExpressionPtr compoundValue(const Expression& target, BinaryOperator op, ExpressionPtr& value);

}  // namespace scl
