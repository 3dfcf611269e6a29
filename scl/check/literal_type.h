#pragma once
// The types of literals. Any thread may call, with a tree of its own.

#include "scl/check/checked.h"
#include "scl/tree/tree.h"
#include "scl/types/type_table.h"

namespace scl {

/// The type of `literal`, which is the form of `expression`; the expression gets its value as constant.
/// Without a prefix (INT#, T#) numbers and texts are untyped.
Checked literalType(Expression& expression, const Literal& literal, TypeTable& types);

/// Makes an S5Time of a literal of type Time that is one. False: it is too long or negative, and stays a
/// Time.
bool becomesS5Time(Expression& expression, Checked& found);

}  // namespace scl
