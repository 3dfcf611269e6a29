#include "core/framing.h"

#include "core/settings.h"

namespace mqtt {

// A packet is a first byte with type and flags, one to four bytes of remaining length, and a body
// (2.1, 2.2):
//
//   WaitHeader --byte--> WaitLength --last byte--> WaitBody --last byte--> Complete
//                             |   |                                           ^
//                             |   +--remaining length 0-----------------------+
//                             |
//            PUBLISH too large for the body
//                             v
//                        WaitHead --topic, identifier--> HeadComplete --finishPacket-> WaitSkipped
//                                                              |
//                                                         beginPieces
//                                                              v
//                                                         WaitPiece --full, or last byte--+
//                                                              ^                          v
//                                                              +--finishPiece-- PieceComplete
//
// From Complete, and behind the last byte of WaitSkipped and of the pieces, the way leads back to WaitHeader.
// A fault is reported with the first byte that shows it: the client does not wait for the rest of a packet
// that cannot be right.

/// The eighth bit of a byte of the remaining length: another one follows (2.2.3).
inline constexpr int32_t MORE_FLAG = 128;
/// What the fourth byte of the remaining length counts for; there is no fifth.
inline constexpr int32_t LENGTH_FACTOR_MAX = 2097152;
/// Remaining length of a packet that carries a packet identifier only (3.4 to 3.7, 3.11), and of CONNACK
/// (3.2).
inline constexpr int32_t UINT16_LENGTH = 2;
/// Shortest SUBACK: packet identifier and one return code (3.9).
inline constexpr int32_t SUBACK_LENGTH_MIN = 3;

// 2.2.2 fixes the flags of all packets but PUBLISH. MQTT 3.1 calls the same bits unused: any value is
// accepted there.
static Fault faultOfFlags(PacketType packetType, int32_t flags, int32_t protocolLevel) {
  if (packetType == PacketType::Publish) {
    // Both QoS bits at once are no quality of service (MQTT-3.3.1-4).
    if (flags / QOS_FACTOR % 4 == 3) {
      return Fault::WrongQos;
    }
    return Fault::None;
  }
  if (protocolLevel == LEVEL_MQTT_31) {
    return Fault::None;
  }
  if (packetType == PacketType::Pubrel) {
    if (flags != PUBREL_HEADER % 16) {
      return Fault::WrongFlags;
    }
    return Fault::None;
  }
  if (flags != 0) {
    return Fault::WrongFlags;
  }
  return Fault::None;
}

// Whether a packet of this type can have this remaining length.
static bool fitsLength(PacketType packetType, int32_t remainingLength) {
  switch (packetType) {
    case PacketType::Publish: return remainingLength >= UINT16_LENGTH;
    case PacketType::Suback:
      return remainingLength >= SUBACK_LENGTH_MIN && remainingLength <= PACKET_BYTES_MAX;
    case PacketType::Pingresp: return remainingLength == 0;
    case PacketType::Connack:
    case PacketType::Puback:
    case PacketType::Pubrec:
    case PacketType::Pubrel:
    case PacketType::Pubcomp:
    case PacketType::Unsuback: return remainingLength == UINT16_LENGTH;
    case PacketType::Forbidden: break;
  }
  return false;
}

static void takeHeader(Framing& framing, int32_t octet, int32_t protocolLevel) {
  framing.header = octet;
  framing.packetType = packetTypeOf(octet);
  if (framing.packetType == PacketType::Forbidden) {
    framing.fault = Fault::ForbiddenPacket;
    return;
  }
  framing.fault = faultOfFlags(framing.packetType, octet % 16, protocolLevel);
  framing.lengthFactor = 1;
  framing.remainingLength = 0;
  framing.arrivedBytes = 0;
  framing.state = FramingState::WaitLength;
}

static void takeLength(Framing& framing, int32_t octet) {
  framing.remainingLength += octet % MORE_FLAG * framing.lengthFactor;
  if (octet >= MORE_FLAG) {
    if (framing.lengthFactor == LENGTH_FACTOR_MAX) {
      framing.fault = Fault::LengthMalformed;
      return;
    }
    framing.lengthFactor *= MORE_FLAG;
    return;
  }
  if (!fitsLength(framing.packetType, framing.remainingLength)) {
    framing.fault = Fault::LengthMismatch;
    return;
  }
  if (framing.remainingLength == 0) {
    framing.state = FramingState::Complete;
  } else if (framing.remainingLength <= PACKET_BYTES_MAX) {
    framing.state = FramingState::WaitBody;
  } else {
    framing.headTopicLength = 0;
    framing.headIdentifier = 0;
    framing.state = FramingState::WaitHead;
  }
}

// How many bytes may be taken, if `wanted` are.
static int32_t bounded(int32_t wanted, int32_t fromOffset, int32_t endOffset) {
  if (wanted > endOffset - fromOffset) {
    return endOffset - fromOffset;
  }
  return wanted;
}

// Copies what has arrived of the body. Returns the number of bytes.
static int32_t takeBody(Framing& framing, const ScanInput& input, int32_t fromOffset, int32_t endOffset) {
  int32_t count = bounded(framing.remainingLength - framing.arrivedBytes, fromOffset, endOffset);
  plc::copyBytes(framing.body, framing.arrivedBytes, input.received, fromOffset, count);
  framing.arrivedBytes += count;
  if (framing.arrivedBytes == framing.remainingLength) {
    framing.state = FramingState::Complete;
  }
  return count;
}

// Bytes of a large PUBLISH in front of its payload, its topic length being known (3.3.2).
static int32_t headBytes(const Framing& framing) {
  if (framing.header / QOS_FACTOR % 4 == 0) {
    return UINT16_LENGTH + framing.headTopicLength;
  }
  return UINT16_LENGTH + framing.headTopicLength + UINT16_LENGTH;
}

// Takes what has arrived of the topic of a large PUBLISH; one that is too long passes by.
static int32_t takeTopic(Framing& framing, const ScanInput& input, int32_t fromOffset, int32_t endOffset) {
  int32_t count =
      bounded(UINT16_LENGTH + framing.headTopicLength - framing.arrivedBytes, fromOffset, endOffset);
  if (UINT16_LENGTH + framing.headTopicLength <= PACKET_BYTES_MAX) {
    plc::copyBytes(framing.body, framing.arrivedBytes, input.received, fromOffset, count);
  }
  framing.arrivedBytes += count;
  return count;
}

// Takes what has arrived of the head of a large PUBLISH. Returns the number of bytes.
static int32_t takeHead(Framing& framing, const ScanInput& input, int32_t fromOffset, int32_t endOffset) {
  int32_t offset = fromOffset;
  while (framing.arrivedBytes < UINT16_LENGTH && offset < endOffset) {
    framing.headTopicLength = framing.headTopicLength * 256 + input.received[offset];
    framing.arrivedBytes += 1;
    offset += 1;
  }
  if (framing.arrivedBytes < UINT16_LENGTH) {
    return offset - fromOffset;
  }
  int32_t wholeBytes = headBytes(framing);
  if (wholeBytes > framing.remainingLength) {
    framing.fault = Fault::LengthMismatch;
    return offset - fromOffset;
  }
  int32_t topicEnd = UINT16_LENGTH + framing.headTopicLength;
  if (framing.arrivedBytes < topicEnd) {
    offset += takeTopic(framing, input, offset, endOffset);
  }
  while (framing.arrivedBytes >= topicEnd && framing.arrivedBytes < wholeBytes && offset < endOffset) {
    framing.headIdentifier = framing.headIdentifier * 256 + input.received[offset];
    framing.arrivedBytes += 1;
    offset += 1;
  }
  if (framing.arrivedBytes == wholeBytes) {
    framing.state = FramingState::HeadComplete;
  }
  return offset - fromOffset;
}

// Passes over what has arrived of the rest of a PUBLISH. Returns the number of bytes.
static int32_t passSkipped(Framing& framing, int32_t fromOffset, int32_t endOffset) {
  int32_t count = bounded(framing.remainingLength - framing.arrivedBytes, fromOffset, endOffset);
  framing.arrivedBytes += count;
  if (framing.arrivedBytes == framing.remainingLength) {
    framing.state = FramingState::WaitHeader;
  }
  return count;
}

// Adds what has arrived to the piece. Returns the number of bytes.
static int32_t takePieceBytes(Framing& framing, const ScanInput& input, int32_t fromOffset,
                              int32_t endOffset) {
  int32_t wanted = framing.remainingLength - framing.arrivedBytes;
  if (wanted > PAYLOAD_BYTES_MAX - framing.pieceBytes) {
    wanted = PAYLOAD_BYTES_MAX - framing.pieceBytes;
  }
  int32_t count = bounded(wanted, fromOffset, endOffset);
  plc::copyBytes(framing.body, framing.pieceBytes, input.received, fromOffset, count);
  framing.pieceBytes += count;
  framing.arrivedBytes += count;
  if (framing.pieceBytes == PAYLOAD_BYTES_MAX || framing.arrivedBytes == framing.remainingLength) {
    framing.state = FramingState::PieceComplete;
  }
  return count;
}

int32_t takeBytes(Framing& framing, const ScanInput& input, int32_t fromOffset, int32_t endOffset,
                  int32_t protocolLevel) {
  if (framing.fault != Fault::None || fromOffset >= endOffset) {
    return fromOffset;
  }
  int32_t offset = fromOffset;
  if (framing.state == FramingState::WaitSkipped) {
    offset += passSkipped(framing, offset, endOffset);
  }
  if (framing.state == FramingState::WaitHeader && offset < endOffset) {
    takeHeader(framing, input.received[offset], protocolLevel);
    offset += 1;
  }
  while (framing.state == FramingState::WaitLength && framing.fault == Fault::None && offset < endOffset) {
    takeLength(framing, input.received[offset]);
    offset += 1;
  }
  if (framing.state == FramingState::WaitBody) {
    offset += takeBody(framing, input, offset, endOffset);
  }
  if (framing.state == FramingState::WaitHead) {
    offset += takeHead(framing, input, offset, endOffset);
  }
  if (framing.state == FramingState::WaitPiece) {
    offset += takePieceBytes(framing, input, offset, endOffset);
  }
  return offset;
}

bool isWhole(const Framing& framing) {
  return framing.state == FramingState::Complete || framing.state == FramingState::HeadComplete;
}

int32_t uint16At(const Framing& framing, int32_t offset) {
  return framing.body[offset] * 256 + framing.body[offset + 1];
}

void finishPacket(Framing& framing) {
  framing.pieceBytes = 0;
  framing.state = FramingState::WaitHeader;
  if (framing.arrivedBytes < framing.remainingLength) {
    framing.state = FramingState::WaitSkipped;
  }
}

void beginPieces(Framing& framing) {
  framing.pieceBytes = 0;
  framing.state = FramingState::WaitPiece;
}

void finishPiece(Framing& framing) {
  framing.pieceBytes = 0;
  framing.state = FramingState::WaitHeader;
  if (framing.arrivedBytes < framing.remainingLength) {
    framing.state = FramingState::WaitPiece;
  }
}

void resetFraming(Framing& framing) {
  framing.state = FramingState::WaitHeader;
  framing.fault = Fault::None;
  framing.header = 0;
  framing.packetType = PacketType::Forbidden;
  framing.lengthFactor = 1;
  framing.remainingLength = 0;
  framing.arrivedBytes = 0;
  framing.headTopicLength = 0;
  framing.headIdentifier = 0;
  framing.pieceBytes = 0;
}

}  // namespace mqtt
