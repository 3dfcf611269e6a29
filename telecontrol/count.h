#pragma once
#include <cstdint>

namespace tele {

/// One more, 0..COUNT_MAX; COUNT_MAX stays.
[[nodiscard]] int32_t counted(int32_t count);

}  // namespace tele
