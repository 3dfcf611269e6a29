#pragma once
#include "core/limits.h"
#include "core/plc.h"

namespace mqtt {

/// Octets with their number: a UTF-8 text (MQTT 3.1.1, 1.5.3), or any octets for a password or will message.
struct Text {
  /// Octets in use, 0..TEXT_BYTES_MAX.
  int32_t length = 0;
  plc::Array<uint8_t, TEXT_BYTES_MAX> bytes{};
};

/// True when the number of octets is in its range and they are well-formed UTF-8 without U+0000
/// (MQTT-1.5.3-1, -2). An empty text is well-formed.
[[nodiscard]] bool isWellFormed(const Text& text);

}  // namespace mqtt
