#pragma once
// What may stand before the # of a literal: INT#5, T#1s, WSTRING#'x'.

#include <string_view>

namespace scl {

/// What a type prefix is followed by.
enum class LiteralKind { Number, Character, Text, Duration, Date, Pointer };

struct LiteralPrefix {
  std::string_view text;  ///< in upper case
  LiteralKind kind = LiteralKind::Number;
  int bits = 0;  ///< Number: of an integer or bit string; 0 for Real and LReal. Character: of its code
  bool isSigned = false;
};

/// For a prefix in upper case; nullptr if there is no such prefix. Lives for ever.
const LiteralPrefix* findLiteralPrefix(std::string_view text);

}  // namespace scl
