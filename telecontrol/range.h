#pragma once
#include <cstdint>

namespace tele {

[[nodiscard]] bool isWithin(int32_t value, int32_t lowest, int32_t highest);

/// The value, or the end of the range that it is beyond.
[[nodiscard]] int32_t limited(int32_t value, int32_t lowest, int32_t highest);

}  // namespace tele
