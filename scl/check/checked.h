#pragma once
// What the checker found out about an expression: a value, on the thread of its check().

#include "scl/types/type.h"

namespace scl {

/// Whether a value is of no type yet, and what it then is. An untyped literal (5, 16#80, 1.5, 'a') takes the
/// type of what it meets, if its value fits there.
enum class Untyped {
  No,        ///< it has its type
  Decimal,   ///< 5, -5
  Pattern,   ///< 16#80: bits, for integers too
  Fraction,  ///< 1.5
  Letters,   ///< 'a': a text, or a character
  Null,      ///< NULL: a Variant, an Any or a reference that names nothing
};

/// The type of an expression. nullptr: the expression is wrong and its fault is reported; what is built on it
/// reports nothing more. For an untyped value, the type it has where no other is wanted.
struct Checked {
  const Type* type = nullptr;  ///< belongs to the program
  Untyped untyped = Untyped::No;
};

}  // namespace scl
