#pragma once
#include <cstdint>

namespace tele {

/// `value` and `more`, both not negative and `value` not above `most`, added; stops at `most`.
[[nodiscard]] int32_t addUpTo(int32_t value, int32_t more, int32_t most);

/// One more; stops at COUNT_MAX.
[[nodiscard]] int32_t counted(int32_t count);

}  // namespace tele
