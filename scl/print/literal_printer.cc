#include "scl/print/literal_printer.h"

#include <fmt/core.h>

#include <cassert>
#include <variant>

#include "scl/text/token.h"
#include "scl/types/any_pointer.h"

namespace scl {
namespace {

std::string quotedText(const Dialect& dialect, const std::string& value, bool wide) {
  std::string text(1, dialect.textQuote);
  for (const char c : value) {
    const auto code = static_cast<unsigned char>(c);
    if (c == dialect.textQuote || c == dialect.escapeSign) {
      text += dialect.escapeSign;
      text += c;
    } else if (code < 0x20 || code == 0x7F) {
      text += dialect.escapeSign;
      text += wide ? fmt::format("{:04X}", code) : fmt::format("{:02X}", code);
    } else {
      text += c;
    }
  }
  return text + dialect.textQuote;
}

// A text of wide characters needs its prefix; one of narrow characters stands alone.
std::string widePrefix(const Dialect& dialect) {
  for (const LiteralPrefix& prefix : dialect.literalPrefixes) {
    if (prefix.kind == LiteralKind::Text && prefix.bits == 16) return std::string(prefix.text) + "#";
  }
  assert(false && "the dialect has no texts of wide characters");
  return {};
}

std::string realText(double value) {
  std::string text = fmt::format("{}", value);
  const size_t exponent = text.find('e');
  if (text.find('.') == std::string::npos)
    text.insert(exponent == std::string::npos ? text.size() : exponent, ".0");
  return text;
}

std::string durationText(const Literal& literal) {
  const int64_t value = std::get<int64_t>(literal.value);
  const bool isTime = literal.typePrefix == "T" || literal.typePrefix == "TIME";
  assert((isTime || literal.typePrefix == "LT" || literal.typePrefix == "LTIME") && "a date needs its text");
  return fmt::format("{}#{}{}", literal.typePrefix, value, isTime ? "ms" : "ns");
}

}  // namespace

std::string literalText(const Dialect& dialect, const Literal& literal) {
  const bool isKeyword = literal.form == Literal::Form::Bool && literal.typePrefix.empty();
  if (!literal.text.empty() && !isKeyword) return literal.text;
  std::string prefix = literal.typePrefix.empty() ? "" : literal.typePrefix + "#";
  switch (literal.form) {
    case Literal::Form::Bool: {
      const bool isTrue = std::get<int64_t>(literal.value) != 0;
      return prefix.append(dialect.spellings.textOf(isTrue ? TokenKind::True : TokenKind::False));
    }
    case Literal::Form::Integer: return prefix + fmt::format("{}", std::get<int64_t>(literal.value));
    case Literal::Form::Real: return prefix + realText(std::get<double>(literal.value));
    case Literal::Form::String:
      return prefix + quotedText(dialect, std::get<std::string>(literal.value), false);
    case Literal::Form::WString:
      return widePrefix(dialect) + quotedText(dialect, std::get<std::string>(literal.value), true);
    case Literal::Form::Timed: return durationText(literal);
    case Literal::Form::Pointer: return anyText(std::get<std::string>(literal.value));
    case Literal::Form::Null: return "NULL";
  }
  return prefix;
}

}  // namespace scl
