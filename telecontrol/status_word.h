#pragma once
#include <cstdint>

namespace tele {

/// Values of a word.
inline constexpr int32_t WORD_VALUES = 65536;

/// The value of an event of a status word or an alarm: the word in the low half, and in the high half the
/// bits that differ from the word of the event before. Both words: 0..WORD_VALUES - 1.
[[nodiscard]] int32_t withChangedBits(int32_t bits, int32_t bitsBefore);

}  // namespace tele
