#pragma once
// Packets of MQTT 3.1 and 3.1.1 as tests read and build them, written apart from the client's own code.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace protocol {

using Octets = std::vector<uint8_t>;

/// Control packet types (2.2.1).
enum class Type : uint8_t {
  Connect = 1,
  Connack = 2,
  Publish = 3,
  Puback = 4,
  Pubrec = 5,
  Pubrel = 6,
  Pubcomp = 7,
  Subscribe = 8,
  Suback = 9,
  Unsubscribe = 10,
  Unsuback = 11,
  Pingreq = 12,
  Pingresp = 13,
  Disconnect = 14,
};

/// One control packet without its remaining length.
struct Packet {
  uint8_t header = 0;
  Octets body{};

  Type type() const { return static_cast<Type>(header >> 4); }
};

/// A PUBLISH, whoever sends it.
struct Publication {
  std::string topic;
  std::string payload;
  int qos = 0;
  int identifier = 0;  ///< 0 for QoS 0
  bool duplicate = false;
  bool retained = false;
};

/// Each appends to a body: a Two Byte Integer, 0..65535, and a text with its length in front (1.5.2, 1.5.3).
void appendUint16(Octets& octets, size_t value);
void appendText(Octets& octets, const std::string& text);

/// With remaining length, in its shortest form.
Octets encoded(const Packet& packet);

/// Takes the next packet out of a stream; none while it is not whole, nor when its length has no end.
std::optional<Packet> nextPacket(Octets& stream);
/// The remaining length of the first packet takes more than four bytes (2.2.3).
bool isLengthEndless(const Octets& stream);

// What a broker sends.
Packet connack(bool sessionPresent, int returnCode);
Packet publish(const Publication& publication);
/// PUBACK, PUBREC, PUBREL, PUBCOMP, UNSUBACK: only an identifier.
Packet identified(Type type, int identifier);
Packet suback(int identifier, const Octets& returnCodes);
Packet pingresp();

/// Whether the body of a PUBLISH is whole: its parts.
std::optional<Publication> publicationOf(const Packet& packet);

/// Reads a body from the front. Reading past its end sets `failed`.
struct Reader {
  const Octets& octets;
  size_t at = 0;
  bool failed = false;

  int byte();
  int uint16();
  /// With its length in front.
  std::string text();
  std::string rest();
  bool atEnd() const { return at == octets.size(); }
};

/// For a trace: "PUBLISH set/a/1 17 QoS 1 id 3 DUP"; of the payload up to its first space.
std::string described(const Packet& packet);
const char* nameOf(Type type);

}  // namespace protocol
