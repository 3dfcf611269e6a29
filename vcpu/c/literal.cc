#include "vcpu/c/literal.h"

#include <fmt/format.h>
#include <cmath>
#include <cstring>

#include "scl/types/elementary_types.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::TypeKind;

namespace {

std::string singleText(float number) {
  uint32_t bits;
  std::memcpy(&bits, &number, sizeof bits);
  if (!std::isfinite(number)) return fmt::format("s7Single({:#x}u)", bits);
  std::string text = fmt::format("{:.9g}", number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text.front() == '-' ? "(" + text + "f)" : text + "f";
}

std::string doubleText(double number) {
  uint64_t bits;
  std::memcpy(&bits, &number, sizeof bits);
  if (!std::isfinite(number)) return fmt::format("s7Double({:#x}ull)", bits);
  std::string text = fmt::format("{:.17g}", number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text.front() == '-' ? "(" + text + ")" : text;
}

std::string integerText(const scl::Type& type, int64_t number) {
  int width = scl::bitsOf(type);
  if (!isSignedInC(type)) {
    if (width == 64) return fmt::format("{}ull", static_cast<uint64_t>(number));
    uint64_t bits = static_cast<uint64_t>(number) & ((uint64_t{1} << width) - 1);
    return std::to_string(bits) + (width == 32 ? "u" : "");
  }
  // The smallest number has no literal of its own: C reads it as minus, applied to a number that does not
  // fit.
  if (width == 64 && number == INT64_MIN) return "(-9223372036854775807ll - 1)";
  if (width == 32 && number == INT32_MIN) return "(-2147483647 - 1)";
  const char* suffix = width == 64 ? "ll" : "";
  const std::string text = std::to_string(number) + suffix;
  return number < 0 ? "(" + text + ")" : text;
}

}  // namespace

std::string constantText(const scl::Type& type, const scl::Constant& constant) {
  if (const double* real = std::get_if<double>(&constant)) {
    return type.kind == TypeKind::Real ? singleText(static_cast<float>(*real)) : doubleText(*real);
  }
  int64_t number = std::get<int64_t>(constant);
  if (type.kind == TypeKind::Real) return singleText(static_cast<float>(number));
  if (type.kind == TypeKind::LReal) return doubleText(static_cast<double>(number));
  return integerText(type, number);
}

std::string bytesText(const std::vector<uint8_t>& bytes) {
  std::string text = "(u8 *)\"";
  for (uint8_t byte : bytes) {
    bool plain = byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\' && byte != '?';
    if (plain) {
      text += static_cast<char>(byte);
    } else {
      text += fmt::format("\\{:03o}", byte);
    }
  }
  return text + "\"";
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (char c : text) {
    auto byte = static_cast<uint8_t>(c);
    bool plain = byte >= ' ' && byte < 0x7F && c != '"' && c != '\\' && c != '?';
    if (plain) {
      result += c;
    } else {
      result += fmt::format("\\{:03o}", byte);
    }
  }
  return result + "\"";
}

std::string identifier(std::string_view name) {
  std::string result;
  for (char c : name.substr(0, 40)) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter) result += c;
  }
  return result;
}

}  // namespace vcpu::c
