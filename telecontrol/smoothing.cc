#include "telecontrol/smoothing.h"

namespace tele {

int32_t smooth(const SmoothingSettings& settings, SmoothingState& smoothing, int32_t value, int32_t samples) {
  const int32_t factor = settings.factor;
  if (factor <= 1) {
    return value;
  }
  if (!smoothing.begun) {
    smoothing.begun = true;
    smoothing.scaled = value * factor;
    return value;
  }
  for (int32_t sample = 0; sample < samples; ++sample) {
    smoothing.scaled = smoothing.scaled + value - smoothing.scaled / factor;
  }
  return smoothing.scaled / factor;
}

}  // namespace tele
