#pragma once
// Literals: what 16#FF, INT#-5, T#1d2h, DTL#2020-01-31-12:00:00, 'it$'s' stand for. Any thread may call.

#include <optional>
#include <string>
#include <string_view>

#include "scl/dialect/dialect.h"
#include "scl/tree/tree.h"

namespace scl {

/// Why a literal has no value.
struct LiteralFault {
  int code = 0;
  std::string sentence;
};

/// Decodes a literal as written, with or without type prefix. On a fault the value is 0 or what could be
/// read of a text.
///
/// CHAR#'a' and WCHAR#'a' are of Form::Integer, their value is the character's code. Integers with a prefix
/// are in the range of its type; for a signed type 16#, 8# and 2# may give its bit pattern (INT#16#FFFF is
/// -1). Bare integers have up to 64 bits. $hh in a text is the character of that number.
Literal decodeLiteral(const Dialect& dialect, std::string_view text, std::optional<LiteralFault>& fault);

}  // namespace scl
