#include "scl/parse/literal.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "scl/parse/pointer_literal.h"
#include "scl/parse/time_literal.h"
#include "scl/text/diagnostic_code.h"
#include "scl/text/literal_prefix.h"
#include "scl/text/name.h"
#include "scl/text/token.h"
#include "scl/text/utf8.h"

namespace scl {
namespace {

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

int digitValue(char c) {
  if (isDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

struct Magnitude {
  uint64_t value = 0;
  bool based = false;  ///< written with 16#, 8# or 2#
};

std::string basesText(const Dialect& dialect) {
  std::string text;
  for (size_t i = 0; i < dialect.numberBases.size(); ++i) {
    const bool isLast = i + 1 == dialect.numberBases.size();
    text += fmt::format("{}{}#", i == 0 ? "" : isLast ? " or " : ", ", dialect.numberBases[i]);
  }
  return text;
}

// 0: the dialect has no such base.
int baseOf(const Dialect& dialect, std::string_view written) {
  const auto found = std::find_if(dialect.numberBases.begin(), dialect.numberBases.end(),
                                  [&](int base) { return std::to_string(base) == written; });
  return found == dialect.numberBases.end() ? 0 : *found;
}

// magnitude = [base "#"] digits, underscores anywhere
Magnitude magnitude(const Dialect& dialect, std::string_view text, std::optional<LiteralFault>& fault) {
  int base = 10;
  const size_t hash = text.find('#');
  std::string_view digits = text;
  if (hash != std::string_view::npos) {
    const std::string_view written = text.substr(0, hash);
    base = baseOf(dialect, written);
    digits = text.substr(hash + 1);
    if (base == 0) {
      fault = {BAD_NUMBER, fmt::format("found the base {}, expected {}", written, basesText(dialect))};
      return {};
    }
  }
  uint64_t value = 0;
  bool any = false;
  for (const char c : digits) {
    if (c == '_') continue;
    any = true;
    if (digitValue(c) >= base) {
      fault = {BAD_NUMBER, fmt::format("'{}' is no number of base {}", text, base)};
      return {};
    }
    if (__builtin_mul_overflow(value, static_cast<uint64_t>(base), &value) ||
        __builtin_add_overflow(value, static_cast<uint64_t>(digitValue(c)), &value)) {
      fault = {NUMBER_OUT_OF_RANGE, fmt::format("'{}' needs more than 64 bits", text)};
      return {};
    }
  }
  if (!any) fault = {BAD_NUMBER, fmt::format("expected digits in '{}'", text)};
  return {value, hash != std::string_view::npos};
}

bool looksReal(std::string_view text) {
  if (text.find('#') != std::string_view::npos) return false;
  return text.find_first_of(".eE") != std::string_view::npos;
}

// `prefix`: REAL, LREAL or none, which says nothing about the range.
double realValue(std::string_view text, std::string_view prefix, std::optional<LiteralFault>& fault) {
  std::string digits(text);
  digits.erase(std::remove(digits.begin(), digits.end(), '_'), digits.end());
  if (!digits.empty() && digits.front() == '+') digits.erase(0, 1);
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = end == digits.data() + digits.size();
  const bool startsRight = !digits.empty() && (isDigit(digits.front()) || digits.front() == '-');
  if (!whole || !startsRight || error == std::errc::invalid_argument) {
    fault = {BAD_NUMBER, fmt::format("'{}' is no number", text)};
    return 0;
  }
  // Too small for a double reads as zero, as the S7 does; too large has no value.
  const bool underflows =
      error == std::errc::result_out_of_range && text.find("E-") != std::string_view::npos;
  if (error == std::errc::result_out_of_range && !underflows && text.find("e-") == std::string_view::npos) {
    fault = {NUMBER_OUT_OF_RANGE, fmt::format("'{}' is larger than a floating-point number can be", text)};
    return 0;
  }
  if (error == std::errc::result_out_of_range) return 0;
  if (prefix == "REAL" && !std::isfinite(static_cast<float>(value))) {
    fault = {NUMBER_OUT_OF_RANGE, fmt::format("'{}' is larger than a Real can be, use LREAL#", text)};
    return 0;
  }
  return value;
}

int64_t rangeChecked(const Dialect& dialect, const LiteralPrefix& prefix, std::string_view text,
                     std::optional<LiteralFault>& fault) {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const Magnitude number = magnitude(dialect, text, fault);
  if (fault) return 0;
  const uint64_t patternMax = prefix.bits == 64 ? ~uint64_t{0} : (uint64_t{1} << prefix.bits) - 1;
  const uint64_t positiveMax = prefix.isSigned ? patternMax >> 1 : patternMax;
  const bool isPattern = prefix.isSigned && number.based && !negative;
  const uint64_t valueMax = negative    ? (prefix.isSigned ? positiveMax + 1 : 0)
                            : isPattern ? patternMax
                                        : positiveMax;
  if (number.value > valueMax) {
    fault = {NUMBER_OUT_OF_RANGE,
             prefix.isSigned
                 ? fmt::format("the value is outside {}#-{} to {}", prefix.text, positiveMax + 1, positiveMax)
                 : fmt::format("the value is outside {}#0 to {}", prefix.text, patternMax)};
    return 0;
  }
  uint64_t value = negative ? uint64_t{0} - number.value : number.value;
  if (isPattern && value > positiveMax) value |= ~patternMax;
  return static_cast<int64_t>(value);
}

// The character of the `count` hexadecimal digits at the beginning of `text`; nothing if they are not there
// or are half of a surrogate pair.
std::optional<uint32_t> characterOfDigits(std::string_view text, size_t count) {
  if (text.size() < count) return std::nullopt;
  uint32_t code = 0;
  for (const char c : text.substr(0, count)) {
    if (digitValue(c) >= 16) return std::nullopt;
    code = code * 16 + static_cast<uint32_t>(digitValue(c));
  }
  const bool isSurrogate = code >= 0xD800 && code <= 0xDFFF;
  return isSurrogate ? std::nullopt : std::optional(code);
}

LiteralFault badEscape(const Dialect& dialect, bool wide) {
  std::string letters;
  for (const Escape& escape : dialect.escapes) letters += fmt::format("{}, ", escape.letter);
  letters.resize(letters.size() < 2 ? 0 : letters.size() - 2);
  return {BAD_ESCAPE, fmt::format("expected {0}, {1}, {2} or {3} hexadecimal digits after '{0}'; a '{0}' "
                                  "itself is written '{0}{0}'",
                                  dialect.escapeSign, dialect.textQuote, letters, wide ? "four" : "two")};
}

// The character that an escape of one letter stands for: '$L', '$$', '$''.
std::optional<char> characterOfEscape(const Dialect& dialect, char letter) {
  const bool isItself =
      letter == dialect.escapeSign || letter == dialect.textQuote || letter == dialect.nameQuote;
  if (isItself) return letter;
  const char upper = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  for (const Escape& escape : dialect.escapes) {
    if (escape.letter == upper) return escape.character;
  }
  return std::nullopt;
}

// What stands between the quotes, with its escapes resolved.
//
// escape = "$" ( "$" | "'" | '"' | letter | two hexadecimal digits, in a WSTRING four )
std::string unescaped(const Dialect& dialect, std::string_view body, bool wide,
                      std::optional<LiteralFault>& fault) {
  std::string result;
  const size_t digits = wide ? 4 : 2;
  for (size_t i = 0; i < body.size(); ++i) {
    if (body[i] != dialect.escapeSign) {
      result += body[i];
      continue;
    }
    const std::string_view rest = body.substr(i + 1);
    if (const auto character = rest.empty() ? std::nullopt : characterOfEscape(dialect, rest.front())) {
      result += *character;
      ++i;
    } else if (const auto code = characterOfDigits(rest, digits)) {
      appendUtf8(result, *code);
      i += digits;
    } else {
      fault = badEscape(dialect, wide);
      return result;
    }
  }
  return result;
}

std::string quotedBody(const Dialect& dialect, std::string_view text, bool wide,
                       std::optional<LiteralFault>& fault) {
  text.remove_prefix(1);
  // An unclosed text was reported by the lexer.
  if (!text.empty() && text.back() == dialect.textQuote) text.remove_suffix(1);
  return unescaped(dialect, text, wide, fault);
}

int64_t characterCode(const Dialect& dialect, const LiteralPrefix& prefix, std::string_view text,
                      std::optional<LiteralFault>& fault) {
  if (text.empty() || text.front() != dialect.textQuote) return rangeChecked(dialect, prefix, text, fault);
  const std::u32string characters = charactersOf(quotedBody(dialect, text, prefix.bits == 16, fault));
  if (fault) return 0;
  if (characters.size() != 1) {
    fault = {BAD_NUMBER, fmt::format("found {0} characters, expected one in {1}#{2}.{2}", characters.size(),
                                     prefix.text, dialect.textQuote)};
    return 0;
  }
  const uint32_t codeMax = prefix.bits == 8 ? 0xFF : 0xFFFF;
  if (characters[0] > codeMax) {
    fault = {NUMBER_OUT_OF_RANGE, fmt::format("the character does not fit into {}", prefix.text)};
    return 0;
  }
  return static_cast<int64_t>(characters[0]);
}

// TRUE is 1, FALSE is 0.
std::optional<int64_t> truthOf(const Dialect& dialect, std::string_view text) {
  const TokenKind keyword = dialect.spellings.keyword(text);
  if (keyword == TokenKind::True) return 1;
  if (keyword == TokenKind::False) return 0;
  return std::nullopt;
}

void decodeNumber(const Dialect& dialect, const LiteralPrefix& prefix, std::string_view text,
                  Literal& literal, std::optional<LiteralFault>& fault) {
  if (prefix.bits == 0) {
    literal.form = Literal::Form::Real;
    literal.value = realValue(text, prefix.text, fault);
    return;
  }
  if (prefix.bits == 1) {
    literal.form = Literal::Form::Bool;
    if (const std::optional<int64_t> truth = truthOf(dialect, text)) {
      literal.value = *truth;
      return;
    }
  }
  literal.value = rangeChecked(dialect, prefix, text, fault);
}

void decodeTyped(const Dialect& dialect, const LiteralPrefix& prefix, std::string_view text, Literal& literal,
                 std::optional<LiteralFault>& fault) {
  const bool isQuoted = !text.empty() && text.front() == dialect.textQuote;
  const bool takesQuotes = prefix.kind == LiteralKind::Character || prefix.kind == LiteralKind::Text;
  if (isQuoted && !takesQuotes) {
    fault = {BAD_NUMBER, fmt::format("found a text after {}#, expected a value", prefix.text)};
    return;
  }
  switch (prefix.kind) {
    case LiteralKind::Number: decodeNumber(dialect, prefix, text, literal, fault); return;
    case LiteralKind::Character: literal.value = characterCode(dialect, prefix, text, fault); return;
    case LiteralKind::Text: {
      const bool wide = prefix.bits == 16;
      literal.form = wide ? Literal::Form::WString : Literal::Form::String;
      literal.value = std::string();
      if (!isQuoted) {
        fault = {BAD_NUMBER, fmt::format("expected a text in single quotes after {}#", prefix.text)};
        return;
      }
      literal.value = quotedBody(dialect, text, wide, fault);
      return;
    }
    case LiteralKind::Duration:
      literal.form = Literal::Form::Timed;
      literal.value = durationValue(prefix.text, text, fault);
      return;
    case LiteralKind::Date:
      literal.form = Literal::Form::Timed;
      literal.value = dateValue(prefix.text, text, fault);
      return;
    case LiteralKind::Pointer:
      literal.form = Literal::Form::Pointer;
      literal.value = pointerValue(text, fault);
      return;
  }
}

}  // namespace

Literal decodeLiteral(const Dialect& dialect, std::string_view text, std::optional<LiteralFault>& fault) {
  Literal literal;
  literal.text = std::string(text);
  if (text.front() == dialect.textQuote) {
    literal.form = Literal::Form::String;
    literal.value = quotedBody(dialect, text, false, fault);
    return literal;
  }
  if (const std::optional<int64_t> truth = truthOf(dialect, text)) {
    literal.form = Literal::Form::Bool;
    literal.value = *truth;
    return literal;
  }
  if (isDigit(text.front())) {
    if (looksReal(text)) {
      literal.form = Literal::Form::Real;
      literal.value = realValue(text, "", fault);
    } else {
      literal.value = static_cast<int64_t>(magnitude(dialect, text, fault).value);
    }
    return literal;
  }
  const size_t hash = text.find('#');
  literal.typePrefix = upperCase(text.substr(0, hash));
  const LiteralPrefix* prefix = findLiteralPrefix(dialect, literal.typePrefix);
  if (prefix == nullptr) {
    fault = {UNKNOWN_PREFIX, fmt::format("'{}#' is no type a literal can have", literal.typePrefix)};
    return literal;
  }
  decodeTyped(dialect, *prefix, text.substr(hash + 1), literal, fault);
  return literal;
}

}  // namespace scl
