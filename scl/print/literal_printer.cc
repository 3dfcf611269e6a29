#include "scl/print/literal_printer.h"

#include <fmt/core.h>

#include <cassert>
#include <variant>

namespace scl {
namespace {

std::string quotedText(const std::string& value, bool wide) {
  std::string text = "'";
  for (const char c : value) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '\'' || c == '$') {
      text += '$';
      text += c;
    } else if (code < 0x20 || code == 0x7F) {
      text += wide ? fmt::format("${:04X}", code) : fmt::format("${:02X}", code);
    } else {
      text += c;
    }
  }
  return text + "'";
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
  if (literal.typePrefix == "T" || literal.typePrefix == "TIME") return fmt::format("T#{}ms", value);
  assert((literal.typePrefix == "LT" || literal.typePrefix == "LTIME") && "a date needs its text");
  return fmt::format("LT#{}ns", value);
}

}  // namespace

std::string literalText(const Literal& literal) {
  const bool isKeyword = literal.form == Literal::Form::Bool && literal.typePrefix.empty();
  if (!literal.text.empty() && !isKeyword) return literal.text;
  std::string prefix = literal.typePrefix.empty() ? "" : literal.typePrefix + "#";
  switch (literal.form) {
    case Literal::Form::Bool: return prefix + (std::get<int64_t>(literal.value) != 0 ? "TRUE" : "FALSE");
    case Literal::Form::Integer: return prefix + fmt::format("{}", std::get<int64_t>(literal.value));
    case Literal::Form::Real: return prefix + realText(std::get<double>(literal.value));
    case Literal::Form::String: return prefix + quotedText(std::get<std::string>(literal.value), false);
    case Literal::Form::WString: return "WSTRING#" + quotedText(std::get<std::string>(literal.value), true);
    case Literal::Form::Timed: return durationText(literal);
  }
  return prefix;
}

}  // namespace scl
