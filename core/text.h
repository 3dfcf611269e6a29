#pragma once
#include "core/limits.h"
#include "subset/plc.h"

namespace mqtt {

/// A UTF-8 text (MQTT 3.1.1, 1.5.3): client identifier, user name, topic name, topic filter.
struct Text {
  /// Bytes in use, 0..TEXT_BYTES_MAX.
  int32_t length = 0;
  plc::Array<uint8_t, TEXT_BYTES_MAX> bytes{};
};

/// Binary data of any values: password (3.1.3.5) and will message (3.1.3.3).
struct Bytes {
  /// Bytes in use, 0..TEXT_BYTES_MAX.
  int32_t length = 0;
  plc::Array<uint8_t, TEXT_BYTES_MAX> bytes{};
};

/// True when the length is in its range and the bytes are well-formed UTF-8 without U+0000 (MQTT-1.5.3-1,
/// -2) and without what a receiver may close on, see afterTextByte. An empty text is well-formed.
[[nodiscard]] bool isWellFormed(const Text& text);

/// True when both texts have the same bytes.
[[nodiscard]] bool isSameText(const Text& text, const Text& other);

}  // namespace mqtt
