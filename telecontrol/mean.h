#pragma once
#include <cstdint>

namespace tele {

/// The mean of a measured value: a sum of samples, and their number.
struct MeanState {
  /// The sum is high * 32768 + low; both have its sign, or are 0.
  int32_t high = 0;
  int32_t low = 0;
  int32_t samples = 0;
  /// Since the last sample, and since the first, in milliseconds.
  int32_t sampleMs = 0;
  int32_t passedMs = 0;
};

/// Takes a sample when its time has come: every SAMPLE_MS, or less often of a mean over more than 6 hours, so
/// that there are at most 43200. TRUE: the time of the mean is over, and `mean` is that of its samples,
/// rounded towards 0. A new mean begins.
[[nodiscard]] bool advanceMean(MeanState& state, int32_t value, int32_t meanMs, int32_t passedMs,
                               int32_t& mean);

}  // namespace tele
