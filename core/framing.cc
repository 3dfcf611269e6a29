#include "core/framing.h"

#include "core/client_data.h"

namespace mqtt {

// A packet is a first octet with type and flags, one to four octets of remaining length, and a body
// (2.1, 2.2):
//
//   WaitHeader --octet--> WaitLength --last octet--> WaitBody --last octet--> Complete
//                             |   |                                              ^
//                             |   +--remaining length 0--------------------------+
//                             +--PUBLISH too large--> WaitSkipped --last octet--> Skipped
//
// Whoever deals with the packet puts it back to WaitHeader. Faults are found as early as they show, so that a
// packet that cannot be right is not waited for.

/// The eighth bit of an octet of the remaining length: another one follows (2.2.3).
inline constexpr int32_t MORE_FLAG = 128;
/// What the fourth octet of the remaining length counts for; there is no fifth.
inline constexpr int32_t LENGTH_FACTOR_MAX = 2097152;
/// Remaining length of a packet that carries a packet identifier only (3.4 to 3.7, 3.11), and of CONNACK
/// (3.2).
inline constexpr int32_t PAIR_LENGTH = 2;
/// Shortest SUBACK: packet identifier and one return code (3.9).
inline constexpr int32_t SUBACK_LENGTH_MIN = 3;

// 2.2.2 fixes the flags of all packets but PUBLISH. MQTT 3.1 calls the same bits unused: they are let pass.
Fault faultOfFlags(PacketType packetType, int32_t flags, int32_t protocolLevel) {
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
bool fitsLength(PacketType packetType, int32_t remainingLength) {
  switch (packetType) {
    case PacketType::Publish: return remainingLength >= PAIR_LENGTH;
    case PacketType::Suback:
      return remainingLength >= SUBACK_LENGTH_MIN && remainingLength <= PACKET_BYTES_MAX;
    case PacketType::Pingresp: return remainingLength == 0;
    case PacketType::Connack:
    case PacketType::Puback:
    case PacketType::Pubrec:
    case PacketType::Pubrel:
    case PacketType::Pubcomp:
    case PacketType::Unsuback: return remainingLength == PAIR_LENGTH;
    case PacketType::Forbidden: break;
  }
  return false;
}

void takeHeader(Framing& framing, int32_t octet, int32_t protocolLevel) {
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

void takeLength(Framing& framing, int32_t octet) {
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
    framing.skippedTopicBytes = 0;
    framing.skippedIdentifier = 0;
    framing.state = FramingState::WaitSkipped;
  }
}

// Copies what is there of the body. Answers how many octets that were.
int32_t takeBody(Framing& framing, const ScanInput& input, int32_t fromOffset, int32_t endOffset) {
  int32_t bytes = framing.remainingLength - framing.bodyBytes;
  if (bytes > endOffset - fromOffset) {
    bytes = endOffset - fromOffset;
  }
  for (int32_t index = 0; index < bytes; ++index) {
    framing.body[framing.bodyBytes + index] = input.received[fromOffset + index];
  }
  framing.bodyBytes += bytes;
  if (framing.bodyBytes == framing.remainingLength) {
    framing.state = FramingState::Complete;
  }
  return bytes;
}

// A PUBLISH begins with the length of the topic, the topic, and the packet identifier (3.3.2).
void takeSkipped(Framing& framing, int32_t octet) {
  if (framing.bodyBytes == 0) {
    framing.skippedTopicBytes = octet * 256;
  } else if (framing.bodyBytes == 1) {
    framing.skippedTopicBytes += octet;
  } else if (framing.bodyBytes == framing.skippedTopicBytes + 2) {
    framing.skippedIdentifier = octet * 256;
  } else if (framing.bodyBytes == framing.skippedTopicBytes + 3) {
    framing.skippedIdentifier += octet;
  }
  framing.bodyBytes += 1;
  if (framing.bodyBytes == framing.remainingLength) {
    framing.state = FramingState::Skipped;
  }
}

int32_t takeOctets(ClientData& client, const ScanInput& input, int32_t fromOffset, int32_t endOffset) {
  int32_t offset = fromOffset;
  // Each round takes at least one octet.
  for (int32_t rounds = 0; rounds < RECEIVE_BYTES_MAX; ++rounds) {
    if (offset >= endOffset || client.framing.fault != Fault::None) {
      break;
    }
    int32_t taken = 1;
    switch (client.framing.state) {
      case FramingState::WaitHeader:
        takeHeader(client.framing, input.received[offset], client.connection.protocolLevel);
        break;
      case FramingState::WaitLength: takeLength(client.framing, input.received[offset]); break;
      case FramingState::WaitBody: taken = takeBody(client.framing, input, offset, endOffset); break;
      case FramingState::WaitSkipped: takeSkipped(client.framing, input.received[offset]); break;
      case FramingState::Complete:
      case FramingState::Skipped: return offset;
    }
    offset += taken;
  }
  return offset;
}

int32_t uint16At(const Framing& framing, int32_t offset) {
  return framing.body[offset] * 256 + framing.body[offset + 1];
}

void finishPacket(Framing& framing) {
  framing.state = FramingState::WaitHeader;
}

}  // namespace mqtt
