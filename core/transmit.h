#pragma once
#include "core/limits.h"
#include "core/text.h"
#include "subset/plc.h"

namespace mqtt {

/// Packets on their way to the transport, one behind the other. While a send request stands the shell reads
/// `bytes` up to requestedBytes, and the client leaves these alone.
struct Transmit {
  /// Bytes in use, 0..TRANSMIT_BYTES_MAX, and DISCONNECT_BYTES more when DISCONNECT is there.
  int32_t length = 0;
  /// Bytes of them, from index 0, the transport was asked to send and has not reported as Done:
  /// 0..SEND_BYTES_MAX.
  int32_t requestedBytes = 0;
  /// Milliseconds since this request; stops at COUNT_MAX.
  int32_t requestMs = 0;
  plc::Array<uint8_t, TRANSMIT_BYTES_MAX + DISCONNECT_BYTES> bytes{};
};

/// Drops all packets and the request; the bytes in the area stay.
void resetTransmit(Transmit& transmit);

/// True when a control packet of so many bytes, not negative, fits.
[[nodiscard]] bool hasRoom(const Transmit& transmit, int32_t packetBytes);

/// True when a message of so many bytes may be put in: no send request stands, not more waits than
/// one request takes, and the reserve for control packets stays free.
[[nodiscard]] bool hasRoomForMessage(const Transmit& transmit, int32_t packetBytes);

/// Bytes that a remaining length of 0..REMAINING_LENGTH_MAX takes itself, 1..4 (MQTT 3.1.1, 2.2.3).
[[nodiscard]] int32_t lengthBytes(int32_t remainingLength);

/// Each appends behind what is there; the caller has made sure of the room. The fixed header is the first
/// byte of a packet and its remaining length, one to four bytes of seven bits, the lowest first
/// (MQTT 3.1.1, 2.2); a Two Byte Integer has its upper byte first (1.5.2); texts and binary data have their
/// length in front (1.5.3). Values are in the range of their form: 0..255, 0..65535, 0..REMAINING_LENGTH_MAX.
void appendFixedHeader(Transmit& transmit, int32_t firstByte, int32_t remainingLength);
void appendByte(Transmit& transmit, int32_t value);
void appendUint16(Transmit& transmit, int32_t value);
void appendText(Transmit& transmit, const Text& text);
void appendBytes(Transmit& transmit, const Bytes& data);

/// Makes the next send request when none stands. True when there is a new one.
[[nodiscard]] bool requestSend(Transmit& transmit);

/// The transport has sent what was requested: the bytes behind it move to the front, and no request stands.
void finishSend(Transmit& transmit);

}  // namespace mqtt
