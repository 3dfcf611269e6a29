#pragma once
#include "subset/plc.h"
#include "telecontrol/limits.h"

namespace tele {

/// What JsonText's byteAt answers where there is no byte.
inline constexpr int32_t NO_BYTE = -1;

/// The payload of a message that should be JSON (RFC 8259).
struct JsonText {
  /// Bytes in use, 0..JSON_BYTES_MAX.
  int32_t length = 0;
  plc::Array<uint8_t, JSON_BYTES_MAX> bytes{};
};

/// The byte at an index, 0..255, or NO_BYTE outside of the text.
[[nodiscard]] int32_t byteAt(const JsonText& text, int32_t index);

/// The digit 0..9 at an index, or NO_BYTE: there is none.
[[nodiscard]] int32_t digitAt(const JsonText& text, int32_t index);

}  // namespace tele
