#include "telecontrol/analog.h"

#include "telecontrol/limits.h"
#include "telecontrol/range.h"

namespace tele {

namespace {

int32_t measurable(int32_t value) {
  return limited(value, -VALUE_MAX, VALUE_MAX);
}

void watchLimits(Point& point, bool beyondRange) {
  const bool beyondLimits =
      isBeyondLimits(point.settings.limits, point.state.value, point.state.beyondLimits);
  point.state.beyondLimits = beyondLimits;
  point.state.overRange = beyondRange || beyondLimits;
}

}  // namespace

bool observeAnalog(Point& point, const ScanTime& now) {
  int32_t value =
      suppressFault(point.settings.suppression, point.state.suppression, point.input.value, now.passedMs);
  bool beyondRange = point.state.suppression.overRange;
  if (value != measurable(value)) {
    value = measurable(value);
    beyondRange = true;
  }
  if (beyondRange) {
    // What the input shows now is no value that could be smoothed with others.
    point.state.smoothing.begun = false;
  } else {
    if (point.settings.unipolar && value < 0) {
      value = 0;
    }
    value = smooth(point.settings.smoothing, point.state.smoothing, value, now.samples);
  }
  point.state.value = value;
  watchLimits(point, beyondRange);
  return exceedsThreshold(point.settings.threshold, point.state.threshold, value, now.samples);
}

bool observeMean(Point& point, const ScanTime& now) {
  int32_t mean = 0;
  const bool over =
      advanceMean(point.state.mean, measurable(point.input.value), point.settings.meanMs, now.passedMs, mean);
  if (!over) {
    return false;
  }
  point.state.value = mean;
  watchLimits(point, false);
  const bool moved = exceedsThreshold(point.settings.threshold, point.state.threshold, mean, 1);
  return moved || point.settings.threshold.change == 0;
}

}  // namespace tele
