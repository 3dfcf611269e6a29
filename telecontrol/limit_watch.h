#pragma once
#include <cstdint>

namespace tele {

/// Limits of an analog value or a mean. Beyond one of them the status is STATUS_OVER_RANGE.
struct LimitSettings {
  /// FALSE: there are none.
  bool watched = false;
  int32_t lower = 0;
  int32_t upper = 0;
  /// The value has to come back by more than this before it is within the limits again, 0..VALUE_MAX.
  int32_t hysteresis = 0;
};

/// The value is beyond a limit; `before`: it was.
[[nodiscard]] bool isBeyondLimits(const LimitSettings& settings, int32_t value, bool before);

}  // namespace tele
