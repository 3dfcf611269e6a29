#pragma once
#include <cstdint>

namespace tele {

/// Smooths an analog value: y = y + (x - y) / factor, once each SAMPLE_MS.
struct SmoothingSettings {
  /// 1 (none), 4, 32 or 64.
  int32_t factor = 1;
};

struct SmoothingState {
  bool begun = false;
  /// `factor` times the smoothed value: so no part of a change gets lost in whole numbers.
  int32_t scaled = 0;
};

/// The smoothed value, -VALUE_MAX..VALUE_MAX as the value is, after 0 or more samples; the first one is taken
/// as it is.
[[nodiscard]] int32_t smooth(const SmoothingSettings& settings, SmoothingState& smoothing, int32_t value,
                             int32_t samples);

}  // namespace tele
