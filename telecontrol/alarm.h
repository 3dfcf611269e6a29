#pragma once
#include "telecontrol/point.h"

namespace tele {

// Bits of an alarm's value.
/// Its signal is there.
inline constexpr int32_t ALARM_PRESENT = 1;
/// It came, and nobody has acknowledged it since.
inline constexpr int32_t ALARM_UNACKNOWLEDGED = 2;

/// The value of an alarm after this scan's input: coming sets both bits, going and acknowledging clear one
/// each.
[[nodiscard]] int32_t alarmValue(const PointInput& input, const PointState& state);

}  // namespace tele
