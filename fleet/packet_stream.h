#pragma once
// One direction of an MQTT connection, read for its figures: which packets, not what is in them.

#include <cstdint>
#include <span>
#include <vector>

namespace fleet {

/// The types of MQTT 3.1 and 3.1.1 that figures are made of, as in the first four bits of a packet.
enum PacketType : uint8_t { CONNACK = 2, PUBLISH = 3, PUBACK = 4, PUBREL = 6, PUBCOMP = 7 };

/// What counts of a packet.
struct Packet {
  uint8_t type = 0;          ///< 1..14, see PacketType; 0 and 15 as they came
  uint8_t qos = 0;           ///< of a PUBLISH
  bool isDuplicate = false;  ///< a PUBLISH sent again
  uint16_t identifier = 0;   ///< of a PUBLISH with QoS 1 or 2, a PUBACK, PUBREL or PUBCOMP; 0: it has none
  uint8_t returnCode = 0;    ///< of a CONNACK

  bool operator==(const Packet&) const = default;
};

/// For one thread.
class PacketStream {
 public:
  /// The next bytes, in any pieces; each packet that ends in them is added to `packets`. Bytes that are no
  /// MQTT are passed over for good.
  void read(std::span<const uint8_t> bytes, std::vector<Packet>& packets);

  /// A packet whose length takes more than four bytes has come: nothing behind it can be told.
  bool isLost() const { return isLost_; }

 private:
  void takeBody(uint8_t byte);
  bool needsBody() const;
  void begin();

  Packet packet_;
  bool isLost_ = false;
  bool hasType_ = false;
  bool hasLength_ = false;
  uint32_t length_ = 0;  ///< of the body
  uint32_t lengthShift_ = 0;
  uint32_t at_ = 0;           ///< how many bytes of the body have come
  uint32_t topicLength_ = 0;  ///< of a PUBLISH
};

}  // namespace fleet
