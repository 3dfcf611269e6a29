#pragma once
// The functions that belong to the language itself. Their signatures are in standard_signature.cc, one
// table; blocks of the firmware (TON, TCON, MOVE_BLK, ...) are not here: they have an SCL interface.

#include <string_view>

namespace scl {

/// `Call::bound` holds the arguments in the order given here; the checker has converted them to the types
/// named. "common" is the type of the call, to which all such arguments are converted.
enum class StandardFunction {
  Convert,       ///< A_TO_B, T_CONV: (IN) from the argument's type to the call's type
  BcdToInteger,  ///< BCD16_TO_INT, WORD_BCD_TO_INT, ...: (IN) Word or DWord to Int or DInt
  IntegerToBcd,  ///< INT_TO_BCD16, ...: (IN) Int or DInt to Word or DWord
  Abs,           ///< (IN) common
  Min,           ///< (IN1, IN2, ...) common
  Max,           ///< (IN1, IN2, ...) common
  Limit,         ///< (MN, IN, MX) common
  Sel,           ///< (G Bool, IN0, IN1) common
  Mux,  ///< (K DInt, IN0, IN1, ..., INELSE) common; bound's last is INELSE or nullptr (then the last IN)
  Shl,  ///< (IN common, N DInt), likewise Shr, Rol, Ror
  Shr,
  Rol,
  Ror,
  Swap,  ///< (IN) common: Word, DWord or LWord
  Sqr,   ///< (IN) common: Real or LReal, likewise up to Frac
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
  Expt,   ///< (IN1, IN2) common: Real or LReal
  Round,  ///< (IN Real or LReal) to the call's type; a half goes to the even neighbour
  Trunc,
  Ceil,
  Floor,
  NormX,   ///< (MIN, VALUE, MAX) all of one type, to Real or LReal
  ScaleX,  ///< (MIN common, VALUE Real or LReal, MAX common)
  Len,     ///< (IN) text to Int, likewise MaxLen
  MaxLen,
  Concat,      ///< (IN1, IN2, ...) text, to a text of the greatest length; likewise up to Replace
  Left,        ///< (IN, L Int)
  Right,       ///< (IN, L Int)
  Mid,         ///< (IN, L Int, P Int)
  Insert,      ///< (IN1, IN2, P Int)
  Delete,      ///< (IN, L Int, P Int)
  Replace,     ///< (IN1, IN2, L Int, P Int)
  Find,        ///< (IN1, IN2) to Int
  LowerBound,  ///< (ARR, DIM DInt) to DInt, likewise UpperBound
  UpperBound,
  CountOfElements,  ///< (IN an array or Variant) to UDInt
  TypeOf,           ///< (IN a variable or Variant) to DWord: equal for equal types, see typeCode(); likewise
  TypeOfElements,   ///< of the elements if IN is an array
  IsArray,          ///< (IN a variable or Variant) to Bool
  IsNull,           ///< (IN Variant) to Bool: `v = NULL`
  Enco,             ///< (IN common) to Int: the number of the lowest bit that is set
  Deco,             ///< (IN UInt) to a bit string with that bit set
  CombineDateTime,  ///< CONCAT_DATE_TOD, CONCAT_DATE_LTOD: (IN1 Date, IN2 Time_Of_Day or LTime_Of_Day)
  StringToValue,    ///< STRG_VAL: (IN, FORMAT Word, P UInt, OUT => any number); no value
  ValueToString,  ///< VAL_STRG: (IN any number, SIZE USInt, PREC USInt, FORMAT Word, P UInt, OUT => text); no
                  ///< value
  StringToCharacters,  ///< Strg_TO_Chars: (Strg, pChars DInt, Cnt => integer, Chars array of Char or Byte);
                       ///< no value
  CharactersToString,  ///< Chars_TO_Strg: (Chars array of Char or Byte, pChars DInt, Cnt UInt, Strg => text);
                       ///< no value
};

}  // namespace scl
