#pragma once
#include "telecontrol/observation.h"

namespace tele {

/// Takes over a measured value, in the order of SINAUT ST7: unipolar, fault suppression, smoothing,
/// threshold, limits. TRUE: it has moved far enough for an event. Sets `value` and `overRange` of the state.
[[nodiscard]] bool observeAnalog(Point& point, const ScanTime& now);

/// The same for a mean. TRUE: its time is over, and the mean has moved far enough; with a threshold of 0
/// always.
[[nodiscard]] bool observeMean(Point& point, const ScanTime& now);

}  // namespace tele
