#pragma once
#include "core/fault.h"
#include "core/limits.h"
#include "core/packet.h"
#include "core/plc.h"
#include "core/scan.h"

namespace mqtt {

struct ClientData;

/// What the next octet of the stream is (MQTT 3.1.1, 2.2).
enum class FramingState : int16_t {
  WaitHeader = 0,
  WaitLength = 1,
  WaitBody = 2,
  /// A PUBLISH too large for the client runs past; only its packet identifier is kept.
  WaitSkipped = 3,
  /// A whole packet lies in `body` and has not been dealt with.
  Complete = 4,
  /// A PUBLISH ran past whole and has not been acknowledged.
  Skipped = 5,
};

/// The packet that is arriving.
struct Framing {
  FramingState state = FramingState::WaitHeader;
  /// What is wrong with the stream. Nothing more is taken until the connection has ended.
  Fault fault = Fault::None;
  /// First octet of the packet, and the type in it.
  int32_t header = 0;
  PacketType packetType = PacketType::Forbidden;
  /// What the next seven bits of the remaining length count for.
  int32_t lengthFactor = 1;
  int32_t remainingLength = 0;
  /// Octets of the body that have arrived.
  int32_t bodyBytes = 0;
  /// Of a PUBLISH that runs past.
  int32_t skippedTopicBytes = 0;
  int32_t skippedIdentifier = 0;
  plc::Array<uint8_t, PACKET_BYTES_MAX> body{};
};

/// Takes octets out of `received` until one packet is whole (Complete, Skipped), `endOffset` is reached or a
/// fault is found. Answers the offset of the first octet not taken.
[[nodiscard]] int32_t takeOctets(ClientData& client, const ScanInput& input, int32_t fromOffset,
                                 int32_t endOffset);

/// The number in two octets of the body, the upper one first (MQTT 3.1.1, 1.5.2).
[[nodiscard]] int32_t uint16At(const Framing& framing, int32_t offset);

/// Makes ready for the next packet.
void finishPacket(Framing& framing);

}  // namespace mqtt
