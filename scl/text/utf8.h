#pragma once
// UTF-8, the encoding of SCL sources. Any thread may call.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scl {

/// Offset of the first byte that is not part of well-formed UTF-8 (RFC 3629: no surrogates, no overlong
/// forms, at most U+10FFFF).
std::optional<size_t> firstInvalidUtf8(std::string_view text);

/// Every byte that is not part of well-formed UTF-8 becomes the character of that number, as Latin-1 has it.
std::string repairedUtf8(std::string_view text);

/// Appends a character, up to U+10FFFF.
void appendUtf8(std::string& text, uint32_t character);

/// Whether every byte is a character of ASCII.
bool isAscii(std::string_view text);

/// How many characters well-formed UTF-8 has.
size_t characterCount(std::string_view text);

/// The characters of well-formed UTF-8.
std::u32string charactersOf(std::string_view text);

/// Whether `byte` is the second or a later one of a character.
inline bool isContinuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace scl
