#pragma once
// Numbers in S7 strings, as S_CONV, STRG_VAL and VAL_STRG read and write them.
// Source: S7-1200 System Manual A5E02486680-05, 8.2.2, and the tables of examples on its pages 246-249; for
// the sign of S_CONV in SCL TIA Portal's help, for the digits of a float -AG, table 8-21.
// docs/number-texts.md has a row for each rule. Pure functions: any thread may call.

#include <cstdint>
#include <string>

#include "scl/types/type.h"

namespace vcpu {

/// The FORMAT parameter: its bits.
constexpr uint16_t FORMAT_COMMA = 1;        ///< the decimal point is a comma; the point is skipped
constexpr uint16_t FORMAT_EXPONENTIAL = 2;  ///< an exponent counts
constexpr uint16_t FORMAT_SIGN = 4;         ///< writing: + stands before a positive number

/// What parseNumber() read.
struct ParsedNumber {
  bool valid = false;   ///< starts with a number, which fits the type
  int64_t integer = 0;  ///< of an integer type; ULInt as its bit pattern
  double real = 0;      ///< of Real and LReal
};

/// Reads a number from the front: blanks, a sign, digits; it ends at the first character that cannot belong
/// to it.
ParsedNumber parseNumber(const std::u16string& text, scl::TypeKind kind, uint16_t format);

/// What S_CONV and INT_TO_STRING write: always a sign, no blanks. A float has an exponent of two digits at
/// least, and 6 digits behind the point, an LReal (`isLong`) 13. `valid` is false for infinity, 'INF' of
/// either sign, and what is not a number, 'NaN'.
std::u16string integerToText(int64_t number, bool isSigned);
std::u16string realToText(double number, bool isLong, bool& valid);

/// What VAL_STRG writes, without the blanks in front: `decimals` digits behind the point; '+INF', '-INF',
/// 'NaN'.
std::u16string formatNumber(double number, int decimals, uint16_t format);
/// Of an integer the last `decimals` digits stand behind the point.
std::u16string formatInteger(int64_t number, bool isSigned, int decimals, uint16_t format);

}  // namespace vcpu
