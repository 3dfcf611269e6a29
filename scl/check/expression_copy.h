#pragma once
// An expression written once that stands at several places of the checked tree. Any thread may call, with a
// tree of its own.

#include "scl/tree/tree.h"

namespace scl {

/// A copy that is not checked. The expression is a value: no list of start values.
ExpressionPtr copyOf(const Expression& expression);

}  // namespace scl
