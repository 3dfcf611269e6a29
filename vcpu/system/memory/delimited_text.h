#pragma once
// What JOIN and SPLIT have in common: Mode, RET_VAL, the separators. CSV: a separator stands between two
// strings. FSR: each has a fixed number of characters, that of its declaration, and a fill character stands
// for the rest. Source: TIA Portal Information System; of SPLIT it names RET_VAL 80B4, of the other errors no
// number was at hand: these are our choice. Any thread may call.

#include <cstdint>

#include "vcpu/system/memory/string_row.h"

namespace vcpu::delimited_text {

// Bits of Mode.
inline constexpr uint32_t FIXED_SIZE = 1U << 0;     ///< FSR; else CSV
inline constexpr uint32_t IGNORE_EXTRA = 1U << 1;   ///< SPLIT: characters that a string has no room for
inline constexpr uint32_t END_SEPARATOR = 1U << 3;  ///< JOIN writes it, SPLIT counts it in Position
inline constexpr uint32_t CLEAR_UNUSED = 1U
                                         << 4;  ///< SPLIT: strings for which nothing was found become empty

// RET_VAL.
inline constexpr uint16_t OK = 0x0000;
inline constexpr uint16_t BAD_MODE = 0x8180;
inline constexpr uint16_t INVALID_STRING = 0x8480;
inline constexpr uint16_t TOO_MANY = 0x8580;  ///< Count is more than there are strings
inline constexpr uint16_t NO_ROOM = 0x8680;  ///< of JOIN for all characters, of SPLIT for those of one string
inline constexpr uint16_t BAD_POSITION = 0x8780;
inline constexpr uint16_t TYPES_DIFFER = 0x80B4;

/// The two separators. One that is not given is -1, and no character is equal to it.
struct Separators {
  int32_t record = -1;
  int32_t end = -1;
  bool fit = true;  ///< both are characters of the width of the array, or not given
};

Separators separators(const Area& record, const Area& end, CharacterWidth width);

/// RET_VAL for what is wrong with the strings.
uint16_t statusOf(StringRowFault fault);

}  // namespace vcpu::delimited_text
