#pragma once
// What an operation on constants gives, as the S7 would compute it at run time. Any thread may call.

#include <optional>

#include "scl/tree/tree.h"
#include "scl/types/constant.h"
#include "scl/types/type.h"

namespace scl {

/// `value` of type `from` as a value of type `to`: widened, cut to the bits of `to`, rounded to float, Time
/// in ms to LTime in ns. nothing: not known before run time.
std::optional<Constant> foldConversion(const Type& from, const Type& to, const Constant& value);

/// The operation on a value of `type`. nothing: not known before run time.
std::optional<Constant> foldUnary(UnaryOperator op, const Type& type, const Constant& value);

/// The operation on two values of `type`, integers wrapping around. Comparisons give 0 or 1. nothing:
/// division by zero, or not known before run time.
std::optional<Constant> foldBinary(BinaryOperator op, const Type& type, const Constant& left,
                                   const Constant& right);

/// The operation on two untyped numbers. nothing: the result needs more than 64 bits, or
/// division by zero.
std::optional<int64_t> foldUntyped(BinaryOperator op, int64_t left, int64_t right);

}  // namespace scl
