#pragma once
#include "telecontrol/json/json_text.h"
#include "telecontrol/utc.h"

namespace tele {

/// Reads a moment like 2026-03-01T06:30:00.125Z (RFC 3339 with T and Z), the fraction left out or of 1..9
/// digits; what is below a millisecond is cut off. FALSE: it is none, or outside of 1970 to 2149; `moment` is
/// not known then.
[[nodiscard]] bool readUtc(UtcTime& moment, const JsonText& text, int32_t first, int32_t length);

}  // namespace tele
