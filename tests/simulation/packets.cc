#include "tests/simulation/packets.h"

namespace simulation {

std::optional<Packet> nextPacket(Octets& stream) {
  size_t at = 1;
  size_t length = 0;
  size_t factor = 1;
  do {
    if (at >= stream.size() || at > 4) return std::nullopt;
    length += (stream[at] & 127U) * factor;
    factor *= 128;
  } while ((stream[at++] & 128U) != 0);
  if (stream.size() < at + length) return std::nullopt;
  const auto begin = stream.begin() + static_cast<std::ptrdiff_t>(at);
  const auto end = begin + static_cast<std::ptrdiff_t>(length);
  Packet packet{stream[0], Octets(begin, end)};
  stream.erase(stream.begin(), end);
  return packet;
}

Octets encoded(const Packet& packet) {
  Octets octets = {packet.header};
  size_t rest = packet.body.size();
  while (rest >= 128) {
    octets.push_back(static_cast<uint8_t>(128 + rest % 128));
    rest /= 128;
  }
  octets.push_back(static_cast<uint8_t>(rest));
  octets.insert(octets.end(), packet.body.begin(), packet.body.end());
  return octets;
}

uint8_t Reader::byte() {
  if (at >= octets.size()) {
    failed = true;
    return 0;
  }
  return octets[at++];
}

int Reader::uint16() {
  const int high = byte();
  return high * 256 + byte();
}

std::string Reader::text() {
  const int length = uint16();
  std::string value;
  for (int count = 0; count < length; ++count) value += static_cast<char>(byte());
  return value;
}

std::string Reader::rest() {
  std::string value(octets.begin() + static_cast<std::ptrdiff_t>(at), octets.end());
  at = octets.size();
  return value;
}

void appendUint16(Octets& octets, int value) {
  octets.push_back(static_cast<uint8_t>(value / 256));
  octets.push_back(static_cast<uint8_t>(value % 256));
}

void appendText(Octets& octets, const std::string& text) {
  appendUint16(octets, static_cast<int>(text.size()));
  octets.insert(octets.end(), text.begin(), text.end());
}

std::optional<PublishParts> publishParts(const Packet& packet) {
  Reader reader{packet.body};
  PublishParts parts;
  parts.topic = reader.text();
  if (packet.qos() > 0) parts.identifier = reader.uint16();
  if (reader.failed) return std::nullopt;
  parts.payload = reader.rest();
  return parts;
}

}  // namespace simulation
