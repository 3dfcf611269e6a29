#pragma once
#include "core/limits.h"
#include "core/plc.h"
#include "core/text.h"

namespace mqtt {

/// Packets on their way to the transport, one behind the other.
struct Transmit {
  /// Octets in use.
  int32_t bytes = 0;
  /// Octets of them, from index 0, the transport was asked to send and has not yet reported as done.
  int32_t orderedBytes = 0;
  /// Milliseconds this order stands.
  int32_t orderMs = 0;
  plc::Array<uint8_t, TRANSMIT_BYTES_MAX> octets{};
};

/// Each appends behind what is there. The caller has made sure of the room.
void appendByte(Transmit& transmit, int32_t value);
void appendPair(Transmit& transmit, int32_t value);
void appendLength(Transmit& transmit, int32_t remainingLength);
void appendText(Transmit& transmit, const Text& text);

}  // namespace mqtt
