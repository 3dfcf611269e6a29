#pragma once
#include "core/limits.h"
#include "core/plc.h"
#include "core/text.h"

namespace mqtt {

/// Packets on their way to the transport, one behind the other.
struct Transmit {
  /// Octets in use.
  int32_t length = 0;
  /// Octets of them, from index 0, the transport was asked to send and has not reported as done.
  int32_t requestedBytes = 0;
  /// Milliseconds this order stands.
  int32_t requestMs = 0;
  plc::Array<uint8_t, TRANSMIT_BYTES_MAX> bytes{};
};

/// True when a control packet of so many octets fits.
[[nodiscard]] bool hasRoom(const Transmit& transmit, int32_t packetBytes);

/// True when a message of so many octets may be put in: the transport holds no order, not more waits than it
/// takes at once, and the reserve for control packets stays free.
[[nodiscard]] bool hasRoomForMessage(const Transmit& transmit, int32_t packetBytes);

/// Octets the remaining length itself takes, 1..4 (MQTT 3.1.1, 2.2.3).
[[nodiscard]] int32_t lengthBytes(int32_t remainingLength);

/// Each appends behind what is there; the caller has made sure of the room. A pair is two octets, the upper
/// one first (MQTT 3.1.1, 1.5.2); a length is one to four octets of seven bits, the lowest first (2.2.3); a
/// text has its length as a pair in front (1.5.3).
void appendByte(Transmit& transmit, int32_t value);
void appendUint16(Transmit& transmit, int32_t value);
void appendLength(Transmit& transmit, int32_t remainingLength);
void appendText(Transmit& transmit, const Text& text);

/// Asks the transport for the next part when it holds no order. True when there is a new order.
[[nodiscard]] bool requestSend(Transmit& transmit);

/// The transport has taken the order: what is left moves to the front.
void finishSend(Transmit& transmit);

}  // namespace mqtt
