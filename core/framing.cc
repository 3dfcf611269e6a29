#include "core/framing.h"

#include "core/settings.h"

namespace mqtt {

// A packet is a first byte with type and flags, one to four bytes of remaining length, and a body
// (2.1, 2.2):
//
//   WaitHeader --byte--> WaitLength --last byte--> WaitBody --last byte--> Complete
//                             |   |                                              ^
//                             |   +--remaining length 0--------------------------+
//                             +--PUBLISH too large--> WaitSkipped --last byte--> Skipped
//
// finishPacket leads back to WaitHeader. A fault is reported with the first byte that shows it: the client
// does not wait for the rest of a packet that cannot be right.

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
    // QoS 0 is never sent twice (MQTT-3.3.1-2).
    if (protocolLevel == LEVEL_MQTT_311 && flags / QOS_FACTOR % 4 == 0 && flags >= DUP_FLAG) {
      return Fault::WrongFlags;
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
  framing.bodyBytes = 0;
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
    framing.skippedTopicLength = 0;
    framing.skippedIdentifier = 0;
    framing.state = FramingState::WaitSkipped;
  }
}

// Copies what has arrived of the body. Returns the number of bytes.
static int32_t takeBody(Framing& framing, const ScanInput& input, int32_t fromOffset, int32_t endOffset) {
  int32_t count = framing.remainingLength - framing.bodyBytes;
  if (count > endOffset - fromOffset) {
    count = endOffset - fromOffset;
  }
  plc::copyBytes(framing.body, framing.bodyBytes, input.received, fromOffset, count);
  framing.bodyBytes += count;
  if (framing.bodyBytes == framing.remainingLength) {
    framing.state = FramingState::Complete;
  }
  return count;
}

// Keeps one byte of a PUBLISH that is too large, if it belongs to the length of the topic or to the packet
// identifier behind the topic (3.3.2).
static void keepSkipped(Framing& framing, int32_t octet) {
  if (framing.bodyBytes == 0) {
    framing.skippedTopicLength = octet * 256;
  } else if (framing.bodyBytes == 1) {
    framing.skippedTopicLength += octet;
  } else if (framing.bodyBytes == framing.skippedTopicLength + 2) {
    framing.skippedIdentifier = octet * 256;
  } else if (framing.bodyBytes == framing.skippedTopicLength + 3) {
    framing.skippedIdentifier += octet;
  }
}

// Passes over what has arrived of a PUBLISH that is too large: one byte if it has to be looked at, else all
// up to the next one that has. Returns the number of bytes.
static int32_t passSkipped(Framing& framing, int32_t octet, int32_t arrivedBytes) {
  int32_t identifierOffset = 2 + framing.skippedTopicLength;
  int32_t count = framing.remainingLength - framing.bodyBytes;
  if (framing.bodyBytes < 2) {
    count = 1;
  } else if (framing.bodyBytes < identifierOffset) {
    if (count > identifierOffset - framing.bodyBytes) {
      count = identifierOffset - framing.bodyBytes;
    }
  } else if (framing.bodyBytes < identifierOffset + 2) {
    count = 1;
  }
  if (count > arrivedBytes) {
    count = arrivedBytes;
  }
  keepSkipped(framing, octet);
  framing.bodyBytes += count;
  if (framing.bodyBytes == framing.remainingLength) {
    framing.state = FramingState::Skipped;
  }
  return count;
}

int32_t takeBytes(Framing& framing, const ScanInput& input, int32_t fromOffset, int32_t endOffset,
                  int32_t protocolLevel) {
  int32_t offset = fromOffset;
  // Each round takes at least one byte.
  for (int32_t rounds = 0; rounds < RECEIVE_BYTES_MAX; ++rounds) {
    if (offset >= endOffset || framing.fault != Fault::None) {
      break;
    }
    int32_t taken = 1;
    switch (framing.state) {
      case FramingState::WaitHeader: takeHeader(framing, input.received[offset], protocolLevel); break;
      case FramingState::WaitLength: takeLength(framing, input.received[offset]); break;
      case FramingState::WaitBody: taken = takeBody(framing, input, offset, endOffset); break;
      case FramingState::WaitSkipped:
        taken = passSkipped(framing, input.received[offset], endOffset - offset);
        break;
      case FramingState::Complete:
      case FramingState::Skipped: return offset;
    }
    offset += taken;
  }
  return offset;
}

bool isWhole(const Framing& framing) {
  return framing.state == FramingState::Complete || framing.state == FramingState::Skipped;
}

int32_t uint16At(const Framing& framing, int32_t offset) {
  return framing.body[offset] * 256 + framing.body[offset + 1];
}

void finishPacket(Framing& framing) {
  framing.state = FramingState::WaitHeader;
}

void resetFraming(Framing& framing) {
  framing.state = FramingState::WaitHeader;
  framing.fault = Fault::None;
  framing.header = 0;
  framing.packetType = PacketType::Forbidden;
  framing.lengthFactor = 1;
  framing.remainingLength = 0;
  framing.bodyBytes = 0;
  framing.skippedTopicLength = 0;
  framing.skippedIdentifier = 0;
}

}  // namespace mqtt
