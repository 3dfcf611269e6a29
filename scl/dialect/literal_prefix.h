#pragma once
// What may stand before the # of a literal: INT#5, T#1s, WSTRING#'x'.

#include <string_view>

namespace scl {

/// What a type prefix is followed by.
enum class LiteralKind { Number, Character, Text, Duration, Date, Pointer };

struct LiteralPrefix {
  std::string_view text;  ///< in upper case
  LiteralKind kind = LiteralKind::Number;
  /// Number: of an integer or bit string, 1 to 64; 0 for Real and LReal. Character and Text: of a character's
  /// code, 8 or 16. Else 0.
  int bits = 0;
  bool isSigned = false;  ///< of an integer
};

}  // namespace scl
