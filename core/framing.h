#pragma once
#include "core/fault.h"
#include "core/limits.h"
#include "core/packet.h"
#include "core/plc.h"
#include "core/scan.h"

namespace mqtt {

/// What the next byte of the stream is (MQTT 3.1.1, 2.2).
enum class FramingState : int16_t {
  WaitHeader = 0,
  WaitLength = 1,
  WaitBody = 2,
  /// A PUBLISH too large for the client is arriving; only its packet identifier is kept.
  WaitSkipped = 3,
  /// A whole packet lies in `body` and has not been handled.
  Complete = 4,
  /// A PUBLISH that was too large has ended and has not been handled.
  Skipped = 5,
};

/// The packet that is arriving. Written by the functions below only.
struct Framing {
  FramingState state = FramingState::WaitHeader;
  /// What is wrong with the stream. Nothing more is taken until the connection has ended.
  Fault fault = Fault::None;
  /// First byte of the packet, 0..255, and the type in it.
  int32_t header = 0;
  PacketType packetType = PacketType::Forbidden;
  /// What the next seven bits of the remaining length count for: 1, 128, 128 * 128, ...
  int32_t lengthFactor = 1;
  /// Bytes behind the remaining length, 0..REMAINING_LENGTH_MAX.
  int32_t remainingLength = 0;
  /// Bytes of the body that have arrived; of a PUBLISH that is too large, bytes passed over.
  int32_t bodyBytes = 0;
  /// Topic length and packet identifier of a PUBLISH that is too large.
  int32_t skippedTopicLength = 0;
  int32_t skippedIdentifier = 0;
  plc::Array<uint8_t, PACKET_BYTES_MAX> body{};
};

/// Takes bytes out of `received` until one packet is whole (Complete, Skipped), `endOffset` is reached or a
/// fault is found, which is left in `framing.fault`. Offsets are indices of `input.received`. `protocolLevel`
/// is that of CONNECT. Returns the offset of the first byte not taken.
[[nodiscard]] int32_t takeBytes(Framing& framing, const ScanInput& input, int32_t fromOffset,
                                int32_t endOffset, int32_t protocolLevel);

/// True when a packet has arrived wholly and has to be handled.
[[nodiscard]] bool isWhole(const Framing& framing);

/// The Two Byte Integer, 0..65535, at this index of the body (MQTT 3.1.1, 1.5.2). Both bytes have arrived.
[[nodiscard]] int32_t uint16At(const Framing& framing, int32_t offset);

/// The packet was handled: the next byte begins another one.
void finishPacket(Framing& framing);

/// Forgets a packet that has begun, and the fault. The bytes of the body stay.
void resetFraming(Framing& framing);

}  // namespace mqtt
