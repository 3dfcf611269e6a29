#pragma once
#include "telecontrol/json/json_reader.h"

namespace tele {

/// The number of a point as the value that was read last: "201" or 201. 0: that names no point.
[[nodiscard]] int32_t readPointId(const JsonReader& reader, const JsonText& text);

}  // namespace tele
