#include "telecontrol/threshold.h"

namespace tele {

bool exceedsThreshold(const ThresholdSettings& settings, ThresholdState& threshold, int32_t value,
                      int32_t samples) {
  if (settings.change <= 0) {
    return false;
  }
  int32_t moved = value - threshold.saved;
  if (settings.integrating) {
    // The sum is below the threshold before each sample, so it stays far below the largest DInt.
    for (int32_t sample = 0; sample < samples; ++sample) {
      threshold.sum = threshold.sum + moved;
      if (threshold.sum >= settings.change || threshold.sum <= -settings.change) {
        return true;
      }
    }
    return false;
  }
  if (moved < 0) {
    moved = -moved;
  }
  return moved >= settings.change;
}

}  // namespace tele
