#pragma once
// S7 values as JSON. For the thread that owns the bytes.

#include <cstdint>
#include <span>
#include <string>

#include "scl/types/type.h"

namespace cli {

/// JSON text of the value of `type` at `bytes` (a Bool in its `bit`). Bool: true, false; integers and bit
/// strings: numbers; Real and LReal: numbers in the shortest form that reads back, or the texts NaN, Infinity
/// and -Infinity; characters and texts of both widths: text; Array of Byte: hexadecimal text, two digits a
/// byte; other arrays: arrays; structures and instances: objects, without what lies with an instance's
/// caller; times and dates: their SCL literal as text; Variant: null.
std::string jsonText(std::span<uint8_t> bytes, int bit, const scl::Type& type);

}  // namespace cli
