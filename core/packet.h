#pragma once
#include <cstdint>

namespace mqtt {

/// Control packet types a broker may send (MQTT 3.1.1, 2.2.1). Forbidden stands for all others.
enum class PacketType : int16_t {
  Forbidden = 0,
  Connack = 2,
  Publish = 3,
  Puback = 4,
  Pubrec = 5,
  Pubrel = 6,
  Pubcomp = 7,
  Suback = 9,
  Unsuback = 11,
  Pingresp = 13,
};

/// First bytes of the packets a client sends: type and flags (2.2.1, 2.2.2).
inline constexpr int32_t CONNECT_HEADER = 16;
inline constexpr int32_t PUBLISH_HEADER = 48;
inline constexpr int32_t PUBACK_HEADER = 64;
inline constexpr int32_t PUBREC_HEADER = 80;
inline constexpr int32_t PUBREL_HEADER = 98;
inline constexpr int32_t PUBCOMP_HEADER = 112;
inline constexpr int32_t SUBSCRIBE_HEADER = 130;
inline constexpr int32_t UNSUBSCRIBE_HEADER = 162;
inline constexpr int32_t PINGREQ_HEADER = 192;
inline constexpr int32_t DISCONNECT_HEADER = 224;

/// Flags in the first byte of PUBLISH (3.3.1).
inline constexpr int32_t DUP_FLAG = 8;
inline constexpr int32_t QOS_FACTOR = 2;
inline constexpr int32_t RETAIN_FLAG = 1;

/// The type in a packet's first byte, 0..255.
[[nodiscard]] PacketType packetTypeOf(int32_t firstByte);

}  // namespace mqtt
