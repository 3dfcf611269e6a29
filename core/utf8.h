#pragma once
#include <cstdint>

namespace mqtt {

/// Bytes below this are characters of one byte each.
inline constexpr int32_t ASCII_END = 128;

/// What the next byte of a UTF-8 text has to be (RFC 3629, section 4).
enum class Utf8State : int16_t {
  /// A character begins; a text may end here.
  WaitCharacter = 0,
  /// One, two or three bytes 80..BF complete the character.
  WaitOne = 1,
  WaitTwo = 2,
  WaitThree = 3,
  /// After E0: A0..BF, or the form would be longer than needed.
  WaitAfterE0 = 4,
  /// After ED: 80..9F, or it would be a surrogate.
  WaitAfterEd = 5,
  /// After F0: 90..BF, or the form would be longer than needed.
  WaitAfterF0 = 6,
  /// After F4: 80..8F, or it would lie beyond U+10FFFF.
  WaitAfterF4 = 7,
  Malformed = 8,
};

/// The state after a byte 0..255. U+0000 is malformed in MQTT (MQTT-1.5.3-2).
[[nodiscard]] Utf8State afterByte(Utf8State state, int32_t octet);

/// Bytes from here up to PLAIN_END are characters of one byte that every text may have.
inline constexpr int32_t PLAIN_FIRST = 32;
inline constexpr int32_t PLAIN_END = 127;

/// The state of a text after a byte 0..255. Beside what is not UTF-8, Malformed are characters on which a
/// receiver may close (1.5.3): control characters and code points that are no characters. Some brokers do, so
/// what has one could never be delivered. `begun` is 0 when the text begins: the bytes of the character that
/// has begun, as one number, the first byte highest.
[[nodiscard]] Utf8State afterTextByte(Utf8State state, int32_t& begun, int32_t octet);

}  // namespace mqtt
