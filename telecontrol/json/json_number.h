#pragma once
#include "telecontrol/json/json_text.h"

namespace tele {

/// A number as it was written: digits / 10^decimals.
///
/// It is rounded to 15 significant digits: programs that compute with 64-bit floating point write
/// 1.1400000000000001 for 1.14.
struct JsonNumber {
  /// Its first nine significant digits, -1000000000..1000000000.
  int32_t digits = 0;
  /// Negative: zeros behind the digits.
  int32_t decimals = 0;
  /// FALSE: it has more digits than that.
  bool exact = true;
  /// The next six significant digits, and how many of them were read; 7: rounded.
  int32_t rest = 0;
  int32_t restDigits = 0;
};

/// How a number fits a value with a count of decimals.
enum class NumberFit : int16_t {
  Exact = 0,
  /// It has more decimals than the value.
  TooFine = 1,
  /// It is beyond -VALUE_MAX..VALUE_MAX.
  TooLarge = 2,
};

/// Reads a number (RFC 8259, section 6) that begins at an index. Answers the index behind it, or NO_BYTE:
/// what stands there is no number.
[[nodiscard]] int32_t readNumber(JsonNumber& number, const JsonText& text, int32_t index);

/// A number as a whole one with so many decimals, 0..DECIMALS_MAX: 20.5 with two is 2050. `value` is 0 where
/// it does not fit.
[[nodiscard]] NumberFit scaleNumber(const JsonNumber& number, int32_t decimals, int32_t& value);

}  // namespace tele
