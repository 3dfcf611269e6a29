#pragma once
// Three decimal digits in the lower twelve bits of a word: the count of an S5 timer or counter. Any thread
// may call.

#include <cstdint>
#include <optional>

namespace vcpu {

inline constexpr int32_t BCD_MAX = 999;

/// The number; nothing if a digit is more than 9. The upper four bits are not looked at.
std::optional<int32_t> fromBcd(uint16_t word);

/// `number` is 0 to BCD_MAX.
uint16_t toBcd(int32_t number);

}  // namespace vcpu
