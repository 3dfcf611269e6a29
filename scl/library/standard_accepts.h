#pragma once
// Which arguments a parameter of a function of the language takes. Any thread may call.

#include "scl/types/type.h"

namespace scl {

enum class StandardAccepts {
  Any,          ///< any value
  Elementary,   ///< any value that is no string and has no parts
  Convertible,  ///< elementary values, strings, DTL, Date_And_Time
  Number,       ///< integers, bit strings, floats, spans of time
  Bits,         ///< bit strings and integers
  Words,        ///< Word, DWord, LWord
  BitString,    ///< Byte, Word, DWord, LWord
  Float,        ///< Real, LReal; an integer becomes Real
  Text,         ///< String, WString; a Char becomes a String
  Bool,
  Byte,
  Int,
  DInt,
  UInt,
  USInt,
  Word,
  DWord,      ///< that type
  Referred,   ///< a variable of any type, or a Variant
  Nullable,   ///< that, or a reference
  Referable,  ///< a variable to which a reference can refer: the checker looks at where it lies
  Array,      ///< an array variable, of any length too
  ArrayOrVariant,
  TimeOfDay,       ///< Time_Of_Day, LTime_Of_Day
  Date,            ///< that type
  CharacterArray,  ///< a variable: array of Char or Byte, whole or from an element on; or a Variant
  NumberVariable,  ///< a variable of any number type
  TextVariable,    ///< a variable: String or WString
};

/// Whether an argument of `type` is taken as it is. For a parameter that always has the same type, true: the
/// conversion to that type decides.
bool accepts(StandardAccepts what, const Type& type);

/// Whether the argument must be a variable: no literal, no value that is computed.
bool needsVariable(StandardAccepts what);

/// The type of a parameter that always has the same; otherwise nullptr.
const Type* fixedType(StandardAccepts what);

/// "a number": ends the sentence "expected ...".
const char* acceptsWord(StandardAccepts what);

}  // namespace scl
