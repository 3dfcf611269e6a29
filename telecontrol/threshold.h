#pragma once
#include <cstdint>

namespace tele {

/// How far an analog value, a mean or a count has to move for an event.
struct ThresholdSettings {
  /// Smallest change that is an event, 0..VALUE_MAX. 0: no change is; triggers and general requests are left.
  int32_t change = 270;
  /// Analog: the changes of every SAMPLE_MS add up until their sum reaches `change`, so that a small change
  /// that lasts becomes an event, too, and a short one does not.
  bool integrating = false;
};

/// An event of a value saves it, and sets the sum to 0.
struct ThresholdState {
  /// The value of the last event.
  int32_t saved = 0;
  /// What has added up since, if integrating.
  int32_t sum = 0;
};

/// The value has moved far enough, after `samples` more samples of SAMPLE_MS, which only count if
/// integrating.
[[nodiscard]] bool exceedsThreshold(const ThresholdSettings& settings, ThresholdState& threshold,
                                    int32_t value, int32_t samples);

}  // namespace tele
