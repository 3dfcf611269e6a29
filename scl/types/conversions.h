#pragma once
// Which type takes a value of which other type, by itself or by A_TO_B. The table as text:
// docs/scl-dialect.md. Any thread may call.

#include <string>

#include "scl/types/type.h"

namespace scl {

enum class Fit {
  Same,   ///< nothing to convert
  Safe,   ///< converted, and every value stays what it is: nothing is reported
  Lossy,  ///< converted with a warning: the value may change
  None,   ///< not converted: an error
};

/// What happens where `to` is expected and `from` found. Arrays fit if element and number of elements agree,
/// structures if they are the same or written alike, texts of any length.
Fit implicitFit(const Type& from, const Type& to);

/// Whether a function FROM_TO_TO exists.
bool explicitConversionExists(const Type& from, const Type& to);

/// "use REAL_TO_INT", or an empty text where no function helps.
std::string conversionRemedy(const Type& from, const Type& to);

/// The type in which numbers and bit strings of two types are added or compared; nullptr if there is none.
/// Unequal integers: the narrowest that holds both, at most LInt. A bit string counts as an integer of its
/// width if the other is one, and two bit strings give the wider.
const Type* commonNumber(const Type& a, const Type& b);

/// The type in which AND, OR, XOR work: Bool, the wider bit string (also with an integer), the wider integer.
const Type* commonBits(const Type& a, const Type& b);

/// The type in which two values are compared; nullptr if there is none.
const Type* commonComparable(const Type& a, const Type& b);

}  // namespace scl
