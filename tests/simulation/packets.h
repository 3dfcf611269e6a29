#pragma once
// MQTT 3.1 and 3.1.1 packets as the simulation reads and writes them, apart from core's own code.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace simulation {

using Octets = std::vector<uint8_t>;

/// One control packet without its remaining length.
struct Packet {
  uint8_t header = 0;
  Octets body;

  int type() const { return header >> 4; }
  int qos() const { return header >> 1 & 3; }
  bool duplicate() const { return (header & 8) != 0; }
  bool retained() const { return (header & 1) != 0; }
};

/// Takes the next whole packet out of a stream; none while it is not whole.
std::optional<Packet> nextPacket(Octets& stream);

/// With remaining length.
Octets encoded(const Packet& packet);

/// Reads a body from the front. Reading past its end sets `failed`.
struct Reader {
  const Octets& octets;
  size_t at = 0;
  bool failed = false;

  uint8_t byte();
  int uint16();
  std::string text();
  std::string rest();
  bool atEnd() const { return at == octets.size(); }
};

void appendUint16(Octets& octets, int value);
void appendText(Octets& octets, const std::string& text);

/// A PUBLISH taken apart.
struct PublishParts {
  std::string topic;
  int identifier = 0;
  std::string payload;
};
std::optional<PublishParts> publishParts(const Packet& packet);

}  // namespace simulation
