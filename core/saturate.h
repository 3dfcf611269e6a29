#pragma once
#include <cstdint>

namespace mqtt {

/// `value` and `more`, both not negative, added; stops at COUNT_MAX.
[[nodiscard]] int32_t addSaturating(int32_t value, int32_t more);

}  // namespace mqtt
