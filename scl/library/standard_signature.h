#pragma once
// The table of the functions that belong to the language: a row for each name.
//
// The checker reads all that it needs from the row. How a function is computed, the row does not say: who
// runs the tree knows that by the function's number, see standard_function.h. The table never changes: any
// thread may read it.

#include <optional>
#include <string_view>
#include <vector>

#include "scl/library/standard_accepts.h"
#include "scl/library/standard_function.h"
#include "scl/types/type.h"

namespace scl {

/// What one argument must be. All `common` arguments of a call are converted to the one type that they share.
struct StandardParameter {
  std::string_view name;
  StandardAccepts accepts = StandardAccepts::Any;
  bool common = false;   ///< takes the type that all common arguments of the call share
  bool output = false;   ///< written with =>
  bool written = false;  ///< the call writes to it: an output, or a variable given with := that it fills
};

/// The type of the result.
enum class StandardResult {
  Common,    ///< that of the common arguments
  LongText,  ///< a text of their kind, as long as a String may be
  Bool,
  Int,
  Bits,             ///< the bit string that is wanted, else DWord
  NamedBits,        ///< the bit string in the name, else Byte
  TypeCode,         ///< DWord, see type_code.h
  ElementTypeCode,  ///< the same of the elements, if the argument is an array
  Word,
  DWord,
  DInt,
  UDInt,
  Rounded,          ///< the type in the name, else DInt
  Scaled,           ///< the type in the name, else that of the common arguments
  Float,            ///< the float type in the name, else that of the common arguments, else Real
  DateAndTime,      ///< DTL if that is wanted, else Date_And_Time; LDT if the time of day is long
  LongDateAndTime,  ///< DTL; LDT if the time of day is long
  Reference,        ///< REF_TO the type of the argument
  Convert,          ///< the type in the name, else the one that is wanted
  Void              ///< no value
};

/// A row.
struct StandardSignature {
  std::string_view name;
  StandardFunction function;
  std::vector<StandardParameter> parameters;  ///< in the order of `Call::bound`
  StandardResult result = StandardResult::Common;
  bool variadic = false;            ///< the last parameter may be repeated: IN2, IN3, ...
  std::string_view otherwise = {};  ///< a last parameter that may be left out: INELSE; empty: there is none
};

/// All rows. They live for ever.
const std::vector<StandardSignature>& standardSignatures();

/// The row of a name without regard to case; nullptr if there is none. ROUND_DINT finds ROUND, MAX_INT finds
/// MAX.
const StandardSignature* findStandardSignature(std::string_view name);

/// The type at the end of MAX_INT, SHL_WORD, ROUND_DINT; nothing if the name is no function with such an end.
std::optional<TypeKind> typeInName(std::string_view name);

/// The types in a name A_TO_B.
struct ConversionName {
  TypeKind from = TypeKind::Void;
  TypeKind to = TypeKind::Void;
};

/// Takes A_TO_B apart; nothing if `name` is no conversion that exists.
std::optional<ConversionName> conversionTypes(std::string_view name);

}  // namespace scl
