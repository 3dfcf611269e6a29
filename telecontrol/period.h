#pragma once
#include <cstdint>

namespace tele {

/// What is left of a time behind the end of a period; nothing if the whole next one has passed, too. A
/// `passedMs` below `periodMs` counts as it.
[[nodiscard]] int32_t restBehindPeriod(int32_t passedMs, int32_t periodMs);

}  // namespace tele
