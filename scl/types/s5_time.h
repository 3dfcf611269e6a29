#pragma once
// The word of an S5Time: in bits 12 and 13 the unit, below it the count in BCD. Any thread may call.

#include <cstdint>

namespace scl {

inline constexpr uint64_t S5TIME_MS_MAX = 9'990'000;

/// The word for at most S5TIME_MS_MAX milliseconds, with the finest unit whose three digits hold them; what
/// is less than the unit is cut off.
int64_t s5TimeWord(uint64_t milliseconds);

}  // namespace scl
