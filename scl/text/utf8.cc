#include "scl/text/utf8.h"

#include <algorithm>

namespace scl {
namespace {

unsigned char byteAt(std::string_view text, size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

// Sources are ASCII but for a few letters: so many bytes are looked at together.
constexpr size_t BLOCK_BYTES = 32;

// Bytes of the well-formed character at `offset`; 0 if there is none (Unicode 15, table 3-7).
size_t lengthAt(std::string_view text, size_t offset) {
  const unsigned char lead = byteAt(text, offset);
  if (lead < 0x80) return 1;
  size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  if (offset + length > text.size()) return 0;
  const unsigned char second = byteAt(text, offset + 1);
  if (second < low || second > high) return 0;
  for (size_t i = 2; i < length; ++i) {
    if (!isContinuation(text[offset + i])) return 0;
  }
  return length;
}

}  // namespace

bool isAscii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

size_t characterCount(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !isContinuation(c); }));
}

std::optional<size_t> firstInvalidUtf8(std::string_view text) {
  for (size_t offset = 0; offset < text.size();) {
    if (isAscii(text.substr(offset, BLOCK_BYTES))) {
      offset += BLOCK_BYTES;
      continue;
    }
    const size_t length = lengthAt(text, offset);
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

std::string repairedUtf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (size_t offset = 0; offset < text.size();) {
    const size_t length = lengthAt(text, offset);
    if (length == 0) {
      appendUtf8(result, byteAt(text, offset));
      ++offset;
    } else {
      result.append(text.substr(offset, length));
      offset += length;
    }
  }
  return result;
}

void appendUtf8(std::string& text, uint32_t character) {
  const auto put = [&](uint32_t byte) { text += static_cast<char>(byte); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0 | character >> 6);
    put(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    put(0xE0 | character >> 12);
    put(0x80 | (character >> 6 & 0x3F));
    put(0x80 | (character & 0x3F));
  } else {
    put(0xF0 | character >> 18);
    put(0x80 | (character >> 12 & 0x3F));
    put(0x80 | (character >> 6 & 0x3F));
    put(0x80 | (character & 0x3F));
  }
}

std::u32string charactersOf(std::string_view text) {
  std::u32string result;
  for (size_t offset = 0; offset < text.size();) {
    const size_t length = lengthAt(text, offset);
    const unsigned char lead = byteAt(text, offset);
    char32_t character = length == 1 ? lead : lead & (0x7F >> length);
    for (size_t i = 1; i < length; ++i) character = character << 6 | (byteAt(text, offset + i) & 0x3F);
    result += character;
    offset += length == 0 ? 1 : length;
  }
  return result;
}

}  // namespace scl
