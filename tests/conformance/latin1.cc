#include "tests/conformance/latin1.h"

#include <cstdint>

namespace conformance {

std::optional<std::string> latin1Of(const std::string& utf8) {
  std::string text;
  for (size_t at = 0; at < utf8.size(); ++at) {
    const auto lead = static_cast<uint8_t>(utf8[at]);
    if (lead < 0x80) {
      text += utf8[at];
      continue;
    }
    if ((lead != 0xC2 && lead != 0xC3) || at + 1 == utf8.size()) return std::nullopt;
    const auto tail = static_cast<uint8_t>(utf8[++at]);
    if (tail < 0x80 || tail > 0xBF) return std::nullopt;
    text += static_cast<char>((lead - 0xC2) * 64 + tail);
  }
  return text;
}

std::string utf8Of(const std::string& latin1) {
  std::string utf8;
  for (const char letter : latin1) {
    const auto code = static_cast<uint8_t>(letter);
    if (code < 0x80) {
      utf8 += letter;
    } else {
      utf8 += static_cast<char>(0xC0 + code / 64);
      utf8 += static_cast<char>(0x80 + code % 64);
    }
  }
  return utf8;
}

std::string asShownIn(const std::string& utf8) {
  std::string text;
  for (size_t at = 0; at < utf8.size(); ++at) {
    const auto lead = static_cast<uint8_t>(utf8[at]);
    const size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    text += lead < 0xC4 ? utf8.substr(at, bytes) : "?";
    at += bytes - 1;
  }
  return text;
}

}  // namespace conformance
