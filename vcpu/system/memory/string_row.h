#pragma once
// The strings of an array or a structure, and the characters of an array, as JOIN and SPLIT take them. Views
// of areas: valid as long as these, on the thread of the call.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "vcpu/access/area.h"

namespace vcpu {

/// Char, or WChar.
enum class CharacterWidth : uint32_t { Narrow = 1, Wide = 2 };

/// The width of the elements, if they are characters: Char and Byte, WChar and Word.
std::optional<CharacterWidth> characterWidth(const Area& area);

/// Character `index` of an area that has a characterWidth.
uint16_t characterAt(const Area& area, uint32_t index);
void setCharacter(const Area& area, uint32_t index, uint16_t character);

/// One String or WString with a valid header.
class StringView {
 public:
  StringView(uint8_t* bytes, CharacterWidth width) : bytes_(bytes), width_(width) {}

  uint32_t capacity() const;
  uint32_t length() const;
  uint16_t at(uint32_t index) const;
  /// Stores what fits.
  void assign(std::span<const uint16_t> text);

 private:
  uint8_t* bytes_;
  CharacterWidth width_;
};

enum class StringRowFault { None, NotOfThisWidth, InvalidHeader };

struct StringRow {
  std::vector<StringView> strings;
  StringRowFault fault = StringRowFault::None;
  bool isArray = false;
};

/// The strings in `area`: an array of them, one alone, or a structure, which must hold nothing else. An area
/// does not tell what a structure holds, so its bytes must be strings with valid headers throughout.
StringRow stringRow(const Area& area, CharacterWidth width);

}  // namespace vcpu
