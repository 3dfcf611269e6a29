#include "telecontrol/json/json_string.h"

#include "telecontrol/json/ascii.h"

namespace tele {

namespace {

/// Digits behind \u.
constexpr int32_t HEX_DIGITS = 4;

[[nodiscard]] bool isHexDigit(int32_t octet) {
  return (octet >= DIGIT_ZERO && octet <= DIGIT_NINE) || (octet >= LARGE_A && octet <= LARGE_F) ||
         (octet >= SMALL_A && octet <= SMALL_F);
}

// A backslash before it stands for one character.
[[nodiscard]] bool isEscaped(int32_t octet) {
  return octet == QUOTE || octet == BACKSLASH || octet == SLASH || octet == SMALL_B || octet == SMALL_F ||
         octet == SMALL_N || octet == SMALL_R || octet == SMALL_T;
}

}  // namespace

int32_t endOfString(const JsonText& text, int32_t first, bool& plain) {
  plain = true;
  bool behindBackslash = false;
  int32_t hexDigits = 0;
  const int32_t behind = text.length;
  for (int32_t index = first; index < behind; ++index) {
    const int32_t octet = byteAt(text, index);
    if (octet < BLANK) {
      return NO_BYTE;
    }
    if (hexDigits > 0) {
      if (!isHexDigit(octet)) {
        return NO_BYTE;
      }
      --hexDigits;
    } else if (behindBackslash) {
      behindBackslash = false;
      if (octet == SMALL_U) {
        hexDigits = HEX_DIGITS;
      } else if (!isEscaped(octet)) {
        return NO_BYTE;
      }
    } else if (octet == QUOTE) {
      return index;
    } else if (octet == BACKSLASH) {
      plain = false;
      behindBackslash = true;
    }
  }
  return NO_BYTE;
}

}  // namespace tele
