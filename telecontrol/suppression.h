#pragma once
#include <cstdint>

namespace tele {

/// Values of an analog input that is beyond its range.
inline constexpr int32_t RAW_OVERFLOW = 32767;
inline constexpr int32_t RAW_UNDERFLOW = -32768;

/// Longest fault suppression.
inline constexpr int32_t SUPPRESSION_SECONDS_MAX = 32767;

/// Fault suppression of an analog input.
struct SuppressionSettings {
  /// The value is that of an analog input as it is read: RAW_OVERFLOW and RAW_UNDERFLOW mean that it is
  /// beyond its range, or that the wire is broken.
  bool raw = false;
  /// So long the last good value stands for one of them, 0..SUPPRESSION_SECONDS_MAX.
  int32_t seconds = 0;
};

struct SuppressionState {
  /// A good value was seen.
  bool begun = false;
  int32_t goodValue = 0;
  /// Since when there is none, in milliseconds; stops at 32767 s.
  int32_t faultMs = 0;
  /// The input is beyond its range, and that no longer suppressed.
  bool overRange = false;
};

/// The value to go on with: the last good one while a fault is suppressed.
[[nodiscard]] int32_t suppressFault(const SuppressionSettings& settings, SuppressionState& suppression,
                                    int32_t value, int32_t passedMs);

}  // namespace tele
