#pragma once
// The table of the functions that belong to the language: a row for each name.
//
// A simple function, whose arguments are converted and then computed with, is one row here: the checker reads
// its parameters and its result, the C printer its pattern. It needs a number in StandardFunction besides.

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
  bool common = false;  ///< takes the type that all common arguments of the call share
  bool output = false;  ///< written with =>
};

/// The type of the result.
enum class StandardResult {
  Common,    ///< that of the common arguments
  LongText,  ///< a text of their kind, as long as a String may be
  Bool,
  Int,
  Bits,      ///< the bit string that is wanted, else DWord
  TypeCode,  ///< DWord, see type_code.h
  DInt,
  UDInt,
  Rounded,      ///< the type in the name, else DInt
  Float,        ///< the float type in the name, else that of the common arguments, else Real
  DateAndTime,  ///< the type that holds a date and a time of day
  Convert,      ///< the type in the name, else the one that is wanted
  Void          ///< no value
};

/// A row. The rows live for ever and never change.
struct StandardSignature {
  std::string_view name;
  StandardFunction function;
  std::vector<StandardParameter> parameters;  ///< in the order of `Call::bound`
  StandardResult result = StandardResult::Common;
  bool variadic = false;  ///< the last parameter may be repeated: IN2, IN3, ...
  /// The value in C, for the C printer alone: {0} and {1} are the arguments, each evaluated once and in
  /// order; {type} is the C type of the result, {bits} its width; {argumentBits} is the width of the first
  /// argument, 8 or more; {function} is the number of the function. Empty: the C printer has code for it.
  std::string_view cPattern = {};
};

const std::vector<StandardSignature>& standardSignatures();

/// Without regard to case; nullptr if there is none. ROUND_DINT finds ROUND, MAX_INT finds MAX.
const StandardSignature* findStandardSignature(std::string_view name);

/// The C pattern of a function; empty if the C printer has code for it.
std::string_view cPatternOf(StandardFunction function);

/// The type at the end of MAX_INT, SHL_WORD, CONCAT_WSTRING; nothing if the name is no function with such an
/// end.
std::optional<TypeKind> typeInName(std::string_view name);

/// What a name says about types: A_TO_B, or ROUND_B and SCALE_X_B (then `from` is Void).
struct ConversionName {
  TypeKind from = TypeKind::Void;
  TypeKind to = TypeKind::Void;
  StandardFunction function = StandardFunction::Convert;
};

/// Takes A_TO_B, INT_TO_BCD16, ROUND_INT, ... apart; nothing if `name` is none of these.
std::optional<ConversionName> conversionTypes(std::string_view name);

}  // namespace scl
