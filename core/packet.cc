#include "core/packet.h"

namespace mqtt {

PacketType packetTypeOf(int32_t firstByte) {
  int32_t number = firstByte / 16;
  if (number == 2) {
    return PacketType::Connack;
  }
  if (number == 3) {
    return PacketType::Publish;
  }
  if (number == 4) {
    return PacketType::Puback;
  }
  if (number == 5) {
    return PacketType::Pubrec;
  }
  if (number == 6) {
    return PacketType::Pubrel;
  }
  if (number == 7) {
    return PacketType::Pubcomp;
  }
  if (number == 9) {
    return PacketType::Suback;
  }
  if (number == 11) {
    return PacketType::Unsuback;
  }
  if (number == 13) {
    return PacketType::Pingresp;
  }
  return PacketType::Forbidden;
}

}  // namespace mqtt
