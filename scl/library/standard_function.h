#pragma once
// The functions that belong to the language itself. What they take and give stands in standard_signature.cc,
// a row a name; how the virtual CPU computes them, in vcpu/c/standard_in_c.cc, a row a function. Blocks of
// the firmware (TON, TCON, MOVE_BLK, ...) are not here: they have an SCL interface.

namespace scl {

/// `Call::bound` holds the arguments in the order of the row's parameters, converted by the checker to the
/// types that the row asks for.
enum class StandardFunction {
  Convert,       ///< A_TO_B, T_CONV: from the argument's type to the call's type
  BcdToInteger,  ///< 16#F is the sign minus
  IntegerToBcd,
  Abs,
  Min,
  Max,
  Limit,
  Sel,
  Mux,  ///< the last of `bound` is INELSE, or nullptr: then the last IN stands for it
  Shl,
  Shr,
  Rol,
  Ror,
  Swap,  ///< the bytes in reverse order
  Sqr,
  Sqrt,
  Ln,
  Exp,
  Sin,
  Cos,
  Tan,
  Asin,
  Acos,
  Atan,
  Frac,
  Expt,
  Round,  ///< a half goes to the even neighbour
  Trunc,
  Ceil,
  Floor,
  NormX,
  ScaleX,
  Len,
  MaxLen,
  Concat,
  Left,
  Right,
  Mid,
  Insert,
  Delete,
  Replace,
  Find,
  LowerBound,
  UpperBound,
  CountOfElements,
  TypeOf,          ///< equal for equal types, see typeCode()
  TypeOfElements,  ///< of the elements if the argument is an array
  IsArray,
  IsNull,           ///< `v = NULL`
  NotNull,          ///< `v <> NULL`, too
  Reference,        ///< REF(v)
  Enco,             ///< the number of the lowest bit that is set
  Deco,             ///< a bit string with that bit set
  CombineDateTime,  ///< CONCAT_DATE_TOD, T_COMBINE
  StringToValue,
  ValueToString,
  StringToCharacters,
  CharactersToString,
  Peek,
  PeekBool,
  Poke,
  PokeBool,
  PokeBlock,
};

}  // namespace scl
