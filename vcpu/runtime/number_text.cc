#include "vcpu/runtime/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "scl/types/elementary_types.h"

namespace vcpu {

namespace {

std::u16string widened(const std::string& text) {
  return {text.begin(), text.end()};
}

bool isDigit(char16_t c) {
  return c >= u'0' && c <= u'9';
}

// The characters of a number, as strtod reads them: the decimal sign is a point, what separates thousands is
// gone.
std::string cleaned(const std::u16string& text, uint16_t format, bool& hasDigit) {
  char16_t decimal = (format & FORMAT_COMMA) != 0 ? u',' : u'.';
  char16_t skipped = (format & FORMAT_COMMA) != 0 ? u'.' : u',';
  std::string number;
  size_t at = 0;
  while (at < text.size() && text[at] == u' ') at++;
  if (at < text.size() && (text[at] == u'+' || text[at] == u'-')) number += static_cast<char>(text[at++]);
  bool hasPoint = false;
  hasDigit = false;
  for (; at < text.size(); at++) {
    if (isDigit(text[at])) {
      number += static_cast<char>(text[at]);
      hasDigit = true;
    } else if (text[at] == decimal && !hasPoint) {
      number += '.';
      hasPoint = true;
    } else if (text[at] != skipped || hasPoint) {
      break;
    }
  }
  bool exponent =
      (format & FORMAT_EXPONENTIAL) != 0 && at < text.size() && (text[at] == u'e' || text[at] == u'E');
  if (!exponent || !hasDigit) return number;
  std::string tail = "e";
  at++;
  if (at < text.size() && (text[at] == u'+' || text[at] == u'-')) tail += static_cast<char>(text[at++]);
  size_t before = tail.size();
  while (at < text.size() && isDigit(text[at])) tail += static_cast<char>(text[at++]);
  return tail.size() == before ? number : number + tail;
}

// The digits before the point; more than the widest type holds is not valid.
ParsedNumber integerOf(const std::string& number, scl::TypeKind kind) {
  ParsedNumber result;
  bool negative = !number.empty() && number[0] == '-';
  uint64_t magnitude = 0;
  for (char c : number) {
    if (c == '+' || c == '-') continue;
    if (c < '0' || c > '9') break;
    if (__builtin_mul_overflow(magnitude, uint64_t{10}, &magnitude)) return result;
    if (__builtin_add_overflow(magnitude, static_cast<uint64_t>(c - '0'), &magnitude)) return result;
  }
  bool wide = kind == scl::TypeKind::ULInt || kind == scl::TypeKind::LWord;
  uint64_t limit = negative ? uint64_t{1} << 63 : INT64_MAX;
  if (wide ? negative && magnitude != 0 : magnitude > limit) return result;
  auto value = static_cast<int64_t>(negative ? uint64_t{0} - magnitude : magnitude);
  if (!wide && !scl::inRange(*scl::elementaryType(kind), value)) return result;
  return {true, value, 0};
}

// 1.23E-3: the exponent has no leading zeros.
std::string exponential(double number, int decimals) {
  std::string text = fmt::format("{:.{}E}", number, decimals);
  const size_t digits = text.find('E') + 2;
  while (digits + 1 < text.size() && text[digits] == '0') text.erase(digits, 1);
  return text;
}

std::u16string withComma(std::string text, uint16_t format) {
  if ((format & FORMAT_COMMA) != 0) std::replace(text.begin(), text.end(), '.', ',');
  return widened(text);
}

}  // namespace

ParsedNumber parseNumber(const std::u16string& text, scl::TypeKind kind, uint16_t format) {
  bool hasDigit = false;
  std::string number = cleaned(text, format, hasDigit);
  if (!hasDigit) return {};
  if (kind != scl::TypeKind::Real && kind != scl::TypeKind::LReal) return integerOf(number, kind);
  const double real = std::strtod(number.c_str(), nullptr);
  const double smallest = kind == scl::TypeKind::Real ? double{std::numeric_limits<float>::min()}
                                                      : std::numeric_limits<double>::min();
  return {true, 0, std::abs(real) < smallest ? 0.0 : real};
}

std::u16string integerToText(int64_t number, bool isSigned) {
  return widened(isSigned ? fmt::format("{:+}", number) : fmt::format("+{}", static_cast<uint64_t>(number)));
}

std::u16string realToText(double number, bool isLong, bool& valid) {
  valid = std::isfinite(number);
  if (std::isnan(number)) return u"NaN";
  if (!valid) return u"INF";
  return widened(fmt::format("{:+.{}E}", number, isLong ? 13 : 6));
}

std::u16string formatNumber(double number, int decimals, uint16_t format) {
  if (std::isnan(number)) return u"NaN";
  if (std::isinf(number)) return number < 0 ? u"-INF" : u"+INF";
  const char* sign = (format & FORMAT_SIGN) != 0 ? "+" : "";
  std::string text = (format & FORMAT_EXPONENTIAL) != 0 ? exponential(number, decimals)
                                                        : fmt::format("{:.{}f}", number, decimals);
  return withComma(std::signbit(number) ? text : sign + text, format);
}

std::u16string formatInteger(int64_t number, bool isSigned, int decimals, uint16_t format) {
  bool negative = isSigned && number < 0;
  uint64_t magnitude = negative ? uint64_t{0} - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
  std::string digits = fmt::format("{:0{}}", magnitude, decimals + 1);
  if (decimals > 0) digits.insert(digits.size() - static_cast<size_t>(decimals), 1, '.');
  const char* plus = (format & FORMAT_SIGN) != 0 ? "+" : "";
  return withComma((negative ? "-" : plus) + digits, format);
}

}  // namespace vcpu
