#pragma once
#include "telecontrol/point.h"

namespace tele {

/// The time at which a point is looked at.
struct ScanTime {
  /// Since it was looked at by the pass before, 0..TIME_MS_MAX milliseconds; 0 outside of a pass.
  int32_t passedMs = 0;
  /// Samples of SAMPLE_MS that have become due since.
  int32_t samples = 0;
  UtcTime utc;
};

/// Takes over the input of a point: value, status and time of its state. TRUE: that is an event.
///
/// An event is, whatever the kind, a change of the status, its trigger, an interval that is
/// over and a time of day that is reached. The first scan is one, too: STATUS_RESTART goes.
[[nodiscard]] bool observe(Point& point, const ScanTime& now);

/// The present value and status are the newest event of the point, from now.
void adopt(Point& point, const UtcTime& utc);

}  // namespace tele
