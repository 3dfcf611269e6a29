#pragma once
#include <cstdint>

namespace tele {

/// How far a counter has moved from one count to another, 0..counterMax, when it counts up and begins again
/// at 0 behind counterMax.
[[nodiscard]] int32_t countsBetween(int32_t earlier, int32_t later, int32_t counterMax);

}  // namespace tele
