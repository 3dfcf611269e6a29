#pragma once
// The parameters of the functions that belong to the language.

#include <optional>
#include <string_view>
#include <vector>

#include "scl/library/standard_accepts.h"
#include "scl/library/standard_function.h"
#include "scl/types/type.h"

namespace scl {

struct StandardParameter {
  std::string_view name;
  StandardAccepts accepts = StandardAccepts::Any;
  bool common = false;  ///< takes the type that all common arguments of the call share
  bool output = false;  ///< written with =>
};

enum class StandardResult {
  Common,
  LongText,
  Bool,
  Int,
  Bits,
  TypeCode,
  DInt,
  UDInt,
  Rounded,
  Float,
  DateAndTime,
  Convert,
  Void
};

struct StandardSignature {
  std::string_view name;
  StandardFunction function;
  std::vector<StandardParameter> parameters;
  StandardResult result = StandardResult::Common;
  bool variadic = false;  ///< the last parameter may be repeated: IN2, IN3, ...
};

const std::vector<StandardSignature>& standardSignatures();

/// Without regard to case; nullptr if there is none. ROUND_DINT finds ROUND, MAX_INT finds MAX.
const StandardSignature* findStandardSignature(std::string_view name);

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
