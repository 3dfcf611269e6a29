#include "cli/output/printable.h"

#include <fmt/format.h>

#include "scl/text/utf8.h"

namespace cli {
namespace {

bool isBlank(uint32_t character) {
  return character == '\n' || character == '\t';
}

bool isControl(uint32_t character) {
  const bool ascii = character < 0x20 && !isBlank(character);
  const bool latin1 = character >= 0x7F && character < 0xA0;
  const bool direction = character == 0x061C || character == 0x200E || character == 0x200F ||
                         (character >= 0x202A && character <= 0x202E) ||
                         (character >= 0x2066 && character <= 0x2069);
  return ascii || latin1 || direction;
}

/// Calls `control` for each character that must not reach a terminal, and takes over the others.
template <typename Control>
std::string replaced(std::string_view text, Control control) {
  std::string result;
  for (char32_t character : scl::charactersOf(text)) {
    if (isControl(character)) {
      result += control(character);
    } else {
      scl::appendUtf8(result, character);
    }
  }
  return result;
}

std::string escaped(uint32_t character) {
  return character <= 0xFF ? fmt::format("\\x{:02X}", character) : fmt::format("\\u{:04X}", character);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  while (const auto invalid = scl::firstInvalidUtf8(text)) {
    result += replaced(text.substr(0, *invalid), escaped);
    result += escaped(static_cast<unsigned char>(text[*invalid]));
    text.remove_prefix(*invalid + 1);
  }
  return result + replaced(text, escaped);
}

std::string printableLine(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    if (isBlank(static_cast<unsigned char>(c))) {
      result += escaped(static_cast<unsigned char>(c));
    } else {
      result += c;
    }
  }
  return result;
}

std::string printableJson(std::string_view json) {
  return replaced(json, [](uint32_t character) { return fmt::format("\\u{:04X}", character); });
}

}  // namespace cli
