#pragma once
#include <cstdint>

namespace tele {

/// Milliseconds of a day.
inline constexpr int32_t DAY_MS = 86400000;

/// Last day that a UtcTime can name: 2149-06-06.
inline constexpr int32_t UTC_DAY_MAX = 65535;

/// A moment in UTC. Its default is that nobody has set the clock.
struct UtcTime {
  /// Somebody has set the clock; else `day` and `dayMs` are 0.
  bool known = false;
  /// Days since 1970-01-01, 0..UTC_DAY_MAX.
  int32_t day = 0;
  /// Milliseconds since the begin of the day, 0..DAY_MS - 1.
  int32_t dayMs = 0;
};

/// One moment lies before the other; FALSE if one of them is not known.
[[nodiscard]] bool isBefore(const UtcTime& moment, const UtcTime& other);

}  // namespace tele
