#include "vcpu/system/memory/string_row.h"

#include <algorithm>

#include "vcpu/access/big_endian.h"

namespace vcpu {

namespace {

constexpr uint32_t NARROW_CAPACITY_MAX = 254;
constexpr uint32_t WIDE_CAPACITY_MAX = 16382;

uint32_t bytesOf(CharacterWidth width) {
  return static_cast<uint32_t>(width);
}

// Maximum and length, each as wide as a character.
uint32_t headerBytes(CharacterWidth width) {
  return 2 * bytesOf(width);
}

// How many bytes the string at the begin of `bytes` takes; 0: it has no valid header.
size_t validBytes(std::span<uint8_t> bytes, CharacterWidth width) {
  if (bytes.size() < headerBytes(width)) return 0;
  const StringView text(bytes.data(), width);
  const uint32_t capacityMax = width == CharacterWidth::Narrow ? NARROW_CAPACITY_MAX : WIDE_CAPACITY_MAX;
  const size_t taken = headerBytes(width) + size_t{text.capacity()} * bytesOf(width);
  const bool valid =
      text.capacity() <= capacityMax && text.length() <= text.capacity() && taken <= bytes.size();
  return valid ? taken : 0;
}

StringRow ofStructure(std::span<uint8_t> bytes, CharacterWidth width) {
  StringRow row;
  while (!bytes.empty()) {
    const size_t taken = validBytes(bytes, width);
    if (taken == 0) return {{}, StringRowFault::InvalidHeader, false};
    row.strings.emplace_back(bytes.data(), width);
    // Each begins at an even byte.
    bytes = bytes.subspan(std::min(bytes.size(), (taken + 1) / 2 * 2));
  }
  return row;
}

}  // namespace

std::optional<CharacterWidth> characterWidth(const Area& area) {
  switch (area.kind) {
    case scl::TypeKind::Char:
    case scl::TypeKind::Byte: return CharacterWidth::Narrow;
    case scl::TypeKind::WChar:
    case scl::TypeKind::Word: return CharacterWidth::Wide;
    default: return std::nullopt;
  }
}

uint16_t characterAt(const Area& area, uint32_t index) {
  const uint8_t* at = area.bytes + size_t{index} * area.elementBytes;
  return area.elementBytes == 1 ? *at : loadBigEndian<uint16_t>(at);
}

void setCharacter(const Area& area, uint32_t index, uint16_t character) {
  uint8_t* at = area.bytes + size_t{index} * area.elementBytes;
  if (area.elementBytes == 1) {
    *at = static_cast<uint8_t>(character);
  } else {
    storeBigEndian<uint16_t>(at, character);
  }
}

uint32_t StringView::capacity() const {
  return width_ == CharacterWidth::Narrow ? bytes_[0] : loadBigEndian<uint16_t>(bytes_);
}

uint32_t StringView::length() const {
  return width_ == CharacterWidth::Narrow ? bytes_[1] : loadBigEndian<uint16_t>(bytes_ + 2);
}

uint16_t StringView::at(uint32_t index) const {
  const uint8_t* place = bytes_ + headerBytes(width_) + size_t{index} * bytesOf(width_);
  return width_ == CharacterWidth::Narrow ? *place : loadBigEndian<uint16_t>(place);
}

void StringView::assign(std::span<const uint16_t> text) {
  const auto length = static_cast<uint16_t>(std::min<size_t>(text.size(), capacity()));
  uint8_t* place = bytes_ + headerBytes(width_);
  for (size_t i = 0; i < length; ++i, place += bytesOf(width_)) {
    if (width_ == CharacterWidth::Narrow) {
      *place = static_cast<uint8_t>(text[i]);
    } else {
      storeBigEndian<uint16_t>(place, text[i]);
    }
  }
  if (width_ == CharacterWidth::Narrow) {
    bytes_[1] = static_cast<uint8_t>(length);
  } else {
    storeBigEndian<uint16_t>(bytes_ + 2, length);
  }
}

StringRow stringRow(const Area& area, CharacterWidth width) {
  if (area.bytes == nullptr) return {{}, StringRowFault::NotOfThisWidth, false};
  if (area.kind == scl::TypeKind::Struct) return ofStructure({area.bytes, area.totalBytes()}, width);
  const auto kind = width == CharacterWidth::Narrow ? scl::TypeKind::String : scl::TypeKind::WString;
  if (area.kind != kind) return {{}, StringRowFault::NotOfThisWidth, false};
  StringRow row{{}, StringRowFault::None, true};
  for (uint32_t i = 0; i < area.count; ++i) {
    uint8_t* element = area.bytes + size_t{i} * area.elementBytes;
    if (validBytes({element, area.elementBytes}, width) == 0)
      return {{}, StringRowFault::InvalidHeader, true};
    row.strings.emplace_back(element, width);
  }
  return row;
}

}  // namespace vcpu
