#include "fleet/packet_stream.h"

#include <algorithm>

namespace fleet {
namespace {

constexpr uint32_t LENGTH_SHIFT_MAX = 21;
constexpr uint32_t TOPIC_LENGTH_BYTES = 2;

uint16_t withNext(uint32_t value, uint8_t byte) {
  return static_cast<uint16_t>(value << 8 | byte);
}

}  // namespace

void PacketStream::begin() {
  packet_ = {};
  hasType_ = false;
  hasLength_ = false;
  length_ = 0;
  lengthShift_ = 0;
  at_ = 0;
  topicLength_ = 0;
}

bool PacketStream::needsBody() const {
  switch (packet_.type) {
    case PUBLISH: return packet_.qos > 0 && at_ < TOPIC_LENGTH_BYTES + topicLength_ + 2;
    case CONNACK:
    case PUBACK:
    case PUBREL:
    case PUBCOMP: return at_ < 2;
    default: return false;
  }
}

void PacketStream::takeBody(uint8_t byte) {
  if (packet_.type == CONNACK) {
    packet_.returnCode = byte;
  } else if (packet_.type == PUBLISH && at_ < TOPIC_LENGTH_BYTES) {
    topicLength_ = withNext(topicLength_, byte);
  } else if (packet_.type != PUBLISH || at_ >= TOPIC_LENGTH_BYTES + topicLength_) {
    packet_.identifier = withNext(packet_.identifier, byte);
  }
  ++at_;
}

void PacketStream::read(std::span<const uint8_t> bytes, std::vector<Packet>& packets) {
  while (!bytes.empty() && !isLost_) {
    if (!hasType_) {
      packet_.type = bytes[0] >> 4;
      if (packet_.type == PUBLISH) {
        packet_.qos = bytes[0] >> 1 & 3;
        packet_.isDuplicate = (bytes[0] & 8) != 0;
      }
      hasType_ = true;
      bytes = bytes.subspan(1);
    } else if (!hasLength_) {
      length_ |= uint32_t{bytes[0] & 0x7FU} << lengthShift_;
      hasLength_ = bytes[0] < 0x80;
      isLost_ = !hasLength_ && lengthShift_ == LENGTH_SHIFT_MAX;
      lengthShift_ += 7;
      bytes = bytes.subspan(1);
    } else if (at_ < length_ && needsBody()) {
      takeBody(bytes[0]);
      bytes = bytes.subspan(1);
    } else {
      const size_t passed = std::min<size_t>(bytes.size(), length_ - at_);
      at_ += static_cast<uint32_t>(passed);
      bytes = bytes.subspan(passed);
    }
    if (hasLength_ && at_ == length_) {
      packets.push_back(packet_);
      begin();
    }
  }
}

}  // namespace fleet
