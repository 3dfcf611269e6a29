#pragma once
#include "telecontrol/utc.h"

namespace tele {

/// No time of day.
inline constexpr int32_t NO_TIME_OF_DAY = -1;

/// When a value is an event without having changed.
struct TriggerSettings {
  /// Every so many milliseconds, up to TIME_MS_MAX; 0: not.
  int32_t intervalMs = 0;
  /// At this time of each day in UTC, in milliseconds since its begin; NO_TIME_OF_DAY: not.
  int32_t timeOfDayMs = NO_TIME_OF_DAY;
};

struct TriggerState {
  /// Since the last event by interval, in milliseconds.
  int32_t passedMs = 0;
  /// The time of the scan before.
  UtcTime before;
};

/// The interval is over, or the time of day was reached since the scan before. A clock that is set forward
/// over it reaches it, once. Set back, it reaches it again.
[[nodiscard]] bool isTriggered(const TriggerSettings& settings, TriggerState& triggers, const UtcTime& utc,
                               int32_t passedMs);

}  // namespace tele
