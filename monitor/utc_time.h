#pragma once
// Moments as the stations write them. Any thread may call.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace monitor {

/// 2026-03-01T06:30:00.125Z of milliseconds since 1970.
std::string utcText(int64_t utcMs);

/// Milliseconds since 1970 of 2026-03-01T06:30:00.125Z; none of any other text.
std::optional<int64_t> utcOf(std::string_view text);

}  // namespace monitor
