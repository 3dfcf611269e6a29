#include "telecontrol/json/json_number.h"

#include "telecontrol/json/ascii.h"

namespace tele {

namespace {

/// With one digit more a number has nine.
constexpr int32_t ROOM_FOR_A_DIGIT = 99999999;
constexpr int32_t REST_DIGITS_MAX = 6;
/// Beyond, an exponent only says that a number is far too large or too small.
constexpr int32_t EXPONENT_MAX = 1000;

void takeDigit(JsonNumber& number, int32_t digit, int32_t decimals) {
  if (number.digits <= ROOM_FOR_A_DIGIT) {
    number.digits = number.digits * 10 + digit;
    number.decimals = number.decimals + decimals;
    return;
  }
  if (decimals == 0) {
    --number.decimals;
  }
  if (number.restDigits < REST_DIGITS_MAX) {
    number.rest = number.rest * 10 + digit;
    ++number.restDigits;
  } else if (number.restDigits == REST_DIGITS_MAX) {
    if (digit >= 5) {
      ++number.rest;
    }
    ++number.restDigits;
  }
}

// All digits were read: the rest may be as large as one of the last digit.
void roundNumber(JsonNumber& number) {
  int32_t one = 1;
  for (int32_t digit = 0; digit < REST_DIGITS_MAX; ++digit) {
    if (digit < number.restDigits) {
      one = one * 10;
    }
  }
  if (number.rest == one) {
    ++number.digits;
    number.rest = 0;
  }
  number.exact = number.rest == 0;
}

// Digits from an index on, taken over. The answer is the index behind them.
[[nodiscard]] int32_t readDigits(JsonNumber& number, const JsonText& text, int32_t first, int32_t decimals) {
  const int32_t behind = text.length;
  for (int32_t index = first; index < behind; ++index) {
    const int32_t digit = digitAt(text, index);
    if (digit == NO_BYTE) {
      return index;
    }
    takeDigit(number, digit, decimals);
  }
  return behind;
}

// An exponent whose E stands before the index.
[[nodiscard]] int32_t readExponent(JsonNumber& number, const JsonText& text, int32_t first) {
  const int32_t sign = byteAt(text, first);
  int32_t index = first;
  if (sign == MINUS || sign == PLUS) {
    ++index;
  }
  if (digitAt(text, index) == NO_BYTE) {
    return NO_BYTE;
  }
  int32_t exponent = 0;
  const int32_t behind = text.length;
  while (index < behind) {
    const int32_t digit = digitAt(text, index);
    if (digit == NO_BYTE) {
      break;
    }
    if (exponent < EXPONENT_MAX) {
      exponent = exponent * 10 + digit;
    }
    ++index;
  }
  if (sign == MINUS) {
    number.decimals = number.decimals + exponent;
  } else {
    number.decimals = number.decimals - exponent;
  }
  return index;
}

}  // namespace

int32_t readNumber(JsonNumber& number, const JsonText& text, int32_t index) {
  number.digits = 0;
  number.decimals = 0;
  number.rest = 0;
  number.restDigits = 0;
  int32_t first = index;
  const bool negative = byteAt(text, index) == MINUS;
  if (negative) {
    ++first;
  }
  int32_t behind = readDigits(number, text, first, 0);
  // No digit follows a leading zero.
  const int32_t leading = digitAt(text, first);
  if (behind == first || (leading == 0 && behind > first + 1)) {
    return NO_BYTE;
  }
  if (byteAt(text, behind) == POINT) {
    const int32_t fraction = behind + 1;
    behind = readDigits(number, text, fraction, 1);
    if (behind == fraction) {
      return NO_BYTE;
    }
  }
  const int32_t letter = byteAt(text, behind);
  if (letter == SMALL_E || letter == LARGE_E) {
    behind = readExponent(number, text, behind + 1);
  }
  roundNumber(number);
  if (negative) {
    number.digits = -number.digits;
  }
  return behind;
}

NumberFit scaleNumber(const JsonNumber& number, int32_t decimals, int32_t& value) {
  value = 0;
  int32_t scaled = number.digits;
  int32_t from = number.decimals;
  if (scaled == 0 && number.exact) {
    return NumberFit::Exact;
  }
  // As many rounds as digits can go away or be put behind.
  while (from > decimals) {
    if (scaled % 10 != 0) {
      return NumberFit::TooFine;
    }
    scaled = scaled / 10;
    --from;
  }
  while (from < decimals) {
    if (scaled > VALUE_MAX || scaled < -VALUE_MAX) {
      return NumberFit::TooLarge;
    }
    scaled = scaled * 10;
    ++from;
  }
  if (scaled > VALUE_MAX || scaled < -VALUE_MAX) {
    return NumberFit::TooLarge;
  }
  if (!number.exact) {
    return NumberFit::TooFine;
  }
  value = scaled;
  return NumberFit::Exact;
}

}  // namespace tele
