#pragma once
// The functions that belong to the language itself. Their signatures are in standard_function.cc, one
// table; blocks of the firmware (TON, TCON, MOVE_BLK, ...) are not here: they have an SCL interface.

namespace scl {

enum class StandardFunction {
  Convert,  ///< A_TO_B and CONVERT: from the argument's type to the call's type
  Abs, Min, Max, Limit, Sel, Mux,
  Shl, Shr, Rol, Ror, Swap,
  Sqr, Sqrt, Ln, Exp, Sin, Cos, Tan, Asin, Acos, Atan, Frac, Expt,
  Round, Trunc, Ceil, Floor, NormX, ScaleX,
  Len, MaxLen, Concat, Left, Right, Mid, Insert, Delete, Replace, Find,
  LowerBound, UpperBound, CountOfElements,
};

}  // namespace scl
