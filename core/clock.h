#pragma once
#include <cstdint>

namespace mqtt {

/// A clock counts milliseconds from 0 up to this and begins again (12.4 days).
inline constexpr int32_t CLOCK_PERIOD_MS = 1073741824;

/// The clock after so many more milliseconds, 0..TIMEOUT_MS_MAX.
[[nodiscard]] int32_t clockAfter(int32_t clockMs, int32_t passedMs);

/// Milliseconds from an earlier reading of a clock to this one, if less than CLOCK_PERIOD_MS have passed.
[[nodiscard]] int32_t passedSince(int32_t clockMs, int32_t earlierMs);

}  // namespace mqtt
