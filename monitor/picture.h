#pragma once
// The stations as text for people: a table of points and one of alarms.

#include <cstdint>
#include <string>
#include <vector>

#include "monitor/plant.h"

namespace monitor {

/// The lines of a picture of all stations at a moment, in milliseconds since 1970; `lines` at most. Texts
/// from outside are made printable by `show`. Any thread may call.
std::vector<std::string> picture(const Plant& plant, int64_t nowMs, size_t lines,
                                 std::string (*show)(std::string_view));

/// 3 s, 12 min, 5 h, 2 d; of a moment that is still to come 0 s.
std::string ageText(int64_t ms);

}  // namespace monitor
