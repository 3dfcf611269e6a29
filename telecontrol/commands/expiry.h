#pragma once
#include "telecontrol/utc.h"

namespace tele {

/// Furthest that the end of a command's time may be ahead. A command is remembered until then.
inline constexpr int32_t EXPIRY_SECONDS_MAX = 600;

/// A command that may be carried out until `expires` may be now: that moment lies 0..EXPIRY_SECONDS_MAX
/// ahead. FALSE if one of the two is not known.
[[nodiscard]] bool isStillAhead(const UtcTime& expires, const UtcTime& utc);

}  // namespace tele
