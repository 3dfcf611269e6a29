#pragma once
#include "core/fault.h"
#include "core/limits.h"
#include "core/packet.h"
#include "core/scan.h"
#include "subset/plc.h"

namespace mqtt {

/// What the next byte of the stream is (MQTT 3.1.1, 2.2).
enum class FramingState : int16_t {
  WaitHeader = 0,
  WaitLength = 1,
  WaitBody = 2,
  /// A PUBLISH too large for `body` is arriving: topic and packet identifier of it.
  WaitHead = 3,
  /// The rest of a PUBLISH passes by.
  WaitSkipped = 4,
  /// The payload of a large PUBLISH is arriving in pieces.
  WaitPiece = 5,
  /// A whole packet lies in `body` and has not been handled.
  Complete = 6,
  /// Topic and packet identifier of a large PUBLISH have come, and were not handled.
  HeadComplete = 7,
  /// A piece lies in `body` and was not taken.
  PieceComplete = 8,
};

/// The packet that is arriving. Written by the functions below only.
struct Framing {
  FramingState state = FramingState::WaitHeader;
  /// First byte of the packet, 0..255, and the type in it.
  int32_t header = 0;
  PacketType packetType = PacketType::Forbidden;
  /// What the next seven bits of the remaining length count for: 1, 128, 128 * 128, ...
  int32_t lengthFactor = 1;
  /// Bytes behind the remaining length, 0..REMAINING_LENGTH_MAX.
  int32_t remainingLength = 0;
  /// Bytes of them that have arrived.
  int32_t arrivedBytes = 0;
  /// Topic length and packet identifier of a large PUBLISH.
  int32_t headTopicLength = 0;
  int32_t headIdentifier = 0;
  /// Bytes of the piece in `body`, from index 0: 0..PAYLOAD_BYTES_MAX.
  int32_t pieceBytes = 0;
  /// What is wrong with the stream. Nothing more is taken until the connection has ended.
  Fault fault = Fault::None;
  /// The packet; of a large PUBLISH, first its topic, if it fits, where it lies in a whole one, then piece
  /// after piece.
  plc::Array<uint8_t, PACKET_BYTES_MAX> body{};
};

/// Takes bytes out of `received` until something is there to be handled (Complete, HeadComplete,
/// PieceComplete), `endOffset` is reached or a fault is found, which is left in `framing.fault`. Offsets are
/// indices of `input.received`. `protocolLevel` is that of CONNECT. Returns the offset of the first byte not
/// taken.
[[nodiscard]] int32_t takeBytes(Framing& framing, const ScanInput& input, int32_t fromOffset,
                                int32_t endOffset, int32_t protocolLevel);

/// True when a packet, or the head of a large PUBLISH, has arrived and has to be handled.
[[nodiscard]] bool isWhole(const Framing& framing);

/// The Two Byte Integer, 0..65535, at this index of the body (MQTT 3.1.1, 1.5.2). Both bytes have arrived.
[[nodiscard]] int32_t uint16At(const Framing& framing, int32_t offset);

/// The packet was handled: the next byte begins another one. What has not arrived of a large PUBLISH passes
/// by before.
void finishPacket(Framing& framing);

/// The payload of the large PUBLISH whose head was handled is to come in pieces.
void beginPieces(Framing& framing);

/// The piece was taken: the next one may come, or the next packet.
void finishPiece(Framing& framing);

/// Forgets a packet that has begun, and the fault. The bytes of the body stay.
void resetFraming(Framing& framing);

}  // namespace mqtt
