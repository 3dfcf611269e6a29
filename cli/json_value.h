#pragma once
// S7 values as JSON. For the thread that owns the bytes.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>

#include "scl/types/type.h"

namespace cli {

/// The value of `type` at `bytes` (a Bool in its `bit`). Bool: true, false; integers and bit strings:
/// numbers; Real and LReal: numbers, or null when not finite; Char and String: text; Array of Byte:
/// hexadecimal text, two digits a byte; other arrays: arrays; structures: objects; times and dates: their
/// SCL literal as text.
nlohmann::ordered_json toJson(std::span<uint8_t> bytes, int bit, const scl::Type& type);

}  // namespace cli
