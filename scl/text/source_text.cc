#include "scl/text/source_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>

#include "scl/text/diagnostic_code.h"
#include "scl/text/utf8.h"

namespace scl {
namespace {

SourceLocation locationAt(std::string_view text, size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const std::string_view line = before.substr(lineStart);
  return {1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
          1 + static_cast<int>(characterCount(line))};
}

unsigned char byteOf(char c) {
  return static_cast<unsigned char>(c);
}

enum class Utf16 { No, LittleEndian, BigEndian };

// Without a mark: the first character is one of ASCII, as each source begins.
Utf16 utf16Of(std::string_view text) {
  if (text.size() < 2) return Utf16::No;
  if (text.starts_with("\xFF\xFE") || (text[0] != 0 && text[1] == 0)) return Utf16::LittleEndian;
  if (text.starts_with("\xFE\xFF") || (text[0] == 0 && text[1] != 0)) return Utf16::BigEndian;
  return Utf16::No;
}

/// Nothing if half a character stands in it.
std::optional<std::string> decodedUtf16(std::string_view text, Utf16 order) {
  constexpr uint32_t MARK = 0xFEFF;
  if (text.size() % 2 != 0) return std::nullopt;
  const auto unit = [&](size_t i) -> uint32_t {
    const uint32_t first = byteOf(text[2 * i]);
    const uint32_t second = byteOf(text[2 * i + 1]);
    return order == Utf16::BigEndian ? first << 8 | second : second << 8 | first;
  };
  std::string decoded;
  const size_t units = text.size() / 2;
  for (size_t i = 0; i < units; ++i) {
    uint32_t character = unit(i);
    if (i == 0 && character == MARK) continue;
    if (character >= 0xD800 && character < 0xE000) {
      const uint32_t low = i + 1 < units ? unit(i + 1) : 0;
      if (character >= 0xDC00 || low < 0xDC00 || low >= 0xE000) return std::nullopt;
      character = 0x10000 + ((character - 0xD800) << 10 | (low - 0xDC00));
      ++i;
    }
    appendUtf8(decoded, character);
  }
  return decoded;
}

// What Windows-1252 has where Latin-1 has control characters; 0: nothing.
constexpr std::array<uint32_t, 32> WINDOWS_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Nothing if a byte is no character of Windows-1252, or if some bytes are characters of UTF-8: a file of
/// UTF-8 that is damaged in one place must not change in all others.
std::optional<std::string> decodedWindows1252(std::string_view text) {
  std::string decoded;
  while (!text.empty()) {
    const size_t ascii = static_cast<size_t>(
        std::find_if(text.begin(), text.end(), [](char c) { return byteOf(c) >= 0x80; }) - text.begin());
    decoded += text.substr(0, ascii);
    text.remove_prefix(ascii);
    if (text.empty()) break;
    if (firstInvalidUtf8(text) != size_t{0}) return std::nullopt;
    const uint32_t byte = byteOf(text.front());
    const uint32_t character = byte < 0xA0 ? WINDOWS_1252[byte - 0x80] : byte;
    if (character == 0) return std::nullopt;
    appendUtf8(decoded, character);
    text.remove_prefix(1);
  }
  return decoded;
}

}  // namespace

std::string decodedSource(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  constexpr std::string_view UTF8_MARK = "\xEF\xBB\xBF";
  if (const Utf16 order = utf16Of(text); order != Utf16::No) {
    std::optional<std::string> decoded = decodedUtf16(text, order);
    if (decoded && decoded->find('\0') == std::string::npos) return *decoded;
    diagnostics.error(NOT_UTF8, file, {1, 1},
                      "found UTF-16 with half a character or a 0 in it: save the source as UTF-8");
    return {};
  }
  const size_t zero = text.find('\0');
  if (zero != std::string_view::npos) {
    diagnostics.error(NOT_TEXT, file, locationAt(text, zero), "found the byte 16#00: this is no text");
    return {};
  }
  const bool marked = text.starts_with(UTF8_MARK);
  if (marked) text.remove_prefix(UTF8_MARK.size());
  const std::optional<size_t> invalid = firstInvalidUtf8(text);
  if (!invalid) return std::string(text);
  if (std::optional<std::string> decoded = marked ? std::nullopt : decodedWindows1252(text)) return *decoded;
  diagnostics.error(NOT_UTF8, file, locationAt(text, *invalid),
                    fmt::format("found the byte 16#{:02X}, which is no UTF-8, and the source is no ANSI "
                                "(Windows-1252) either: save the source as UTF-8",
                                byteOf(text[*invalid])));
  return repairedUtf8(text);
}

}  // namespace scl
