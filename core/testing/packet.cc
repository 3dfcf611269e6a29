#include "core/testing/packet.h"

#include <algorithm>

namespace protocol {
namespace {

constexpr uint8_t DUP = 8, RETAIN = 1;

// PUBREL, SUBSCRIBE and UNSUBSCRIBE have flags of their own (2.2.2).
uint8_t headerOf(Type type) {
  const bool isFlagged = type == Type::Pubrel || type == Type::Subscribe || type == Type::Unsubscribe;
  return static_cast<uint8_t>(static_cast<int>(type) << 4 | (isFlagged ? 2 : 0));
}

void append(Octets& octets, const std::string& text) {
  for (char letter : text) octets.push_back(static_cast<uint8_t>(letter));
}

}  // namespace

void appendUint16(Octets& octets, size_t value) {
  octets.push_back(static_cast<uint8_t>(value / 256));
  octets.push_back(static_cast<uint8_t>(value % 256));
}

void appendText(Octets& octets, const std::string& text) {
  appendUint16(octets, text.size());
  append(octets, text);
}

Octets encoded(const Packet& packet) {
  Octets octets = {packet.header};
  size_t rest = packet.body.size();
  while (rest >= 128) {
    octets.push_back(static_cast<uint8_t>(128 + rest % 128));
    rest /= 128;
  }
  octets.push_back(static_cast<uint8_t>(rest));
  for (uint8_t octet : packet.body) octets.push_back(octet);
  return octets;
}

bool isLengthEndless(const Octets& stream) {
  return stream.size() > 4 &&
         std::all_of(stream.begin() + 1, stream.begin() + 5, [](uint8_t octet) { return octet >= 128; });
}

std::optional<Packet> nextPacket(Octets& stream) {
  if (isLengthEndless(stream)) return std::nullopt;
  size_t length = 0;
  size_t at = 1;
  for (size_t factor = 1;; factor *= 128) {
    if (at >= stream.size()) return std::nullopt;
    length += (stream[at] & 127U) * factor;
    if ((stream[at++] & 128U) == 0) break;
  }
  if (stream.size() < at + length) return std::nullopt;
  const auto begin = stream.begin() + static_cast<std::ptrdiff_t>(at);
  const auto end = begin + static_cast<std::ptrdiff_t>(length);
  Packet packet{stream[0], Octets(begin, end)};
  stream.erase(stream.begin(), end);
  return packet;
}

Packet connack(bool sessionPresent, int returnCode) {
  return {headerOf(Type::Connack), {static_cast<uint8_t>(sessionPresent), static_cast<uint8_t>(returnCode)}};
}

Packet publish(const Publication& publication) {
  const int flags =
      publication.qos << 1 | (publication.duplicate ? DUP : 0) | (publication.retained ? RETAIN : 0);
  Packet packet{static_cast<uint8_t>(headerOf(Type::Publish) | flags)};
  appendText(packet.body, publication.topic);
  if (publication.qos > 0) appendUint16(packet.body, static_cast<size_t>(publication.identifier));
  append(packet.body, publication.payload);
  return packet;
}

Packet identified(Type type, int identifier) {
  Packet packet{headerOf(type)};
  appendUint16(packet.body, static_cast<size_t>(identifier));
  return packet;
}

Packet suback(int identifier, const Octets& returnCodes) {
  Packet packet = identified(Type::Suback, identifier);
  for (uint8_t code : returnCodes) packet.body.push_back(code);
  return packet;
}

Packet pingresp() {
  return {headerOf(Type::Pingresp)};
}

std::optional<Publication> publicationOf(const Packet& packet) {
  Reader reader{packet.body};
  Publication publication;
  publication.qos = packet.header >> 1 & 3;
  publication.duplicate = (packet.header & DUP) != 0;
  publication.retained = (packet.header & RETAIN) != 0;
  publication.topic = reader.text();
  if (publication.qos > 0) publication.identifier = reader.uint16();
  if (reader.failed) return std::nullopt;
  publication.payload = reader.rest();
  return publication;
}

int Reader::byte() {
  if (at < octets.size()) return octets[at++];
  failed = true;
  return 0;
}

int Reader::uint16() {
  const int high = byte();
  return high * 256 + byte();
}

std::string Reader::text() {
  std::string value;
  for (int left = uint16(); left > 0 && !failed; --left) value += static_cast<char>(byte());
  return value;
}

std::string Reader::rest() {
  std::string value(octets.begin() + static_cast<std::ptrdiff_t>(at), octets.end());
  at = octets.size();
  return value;
}

const char* nameOf(Type type) {
  constexpr const char* NAMES[] = {"type 0",  "CONNECT",  "CONNACK",    "PUBLISH", "PUBACK",      "PUBREC",
                                   "PUBREL",  "PUBCOMP",  "SUBSCRIBE",  "SUBACK",  "UNSUBSCRIBE", "UNSUBACK",
                                   "PINGREQ", "PINGRESP", "DISCONNECT", "type 15"};
  return NAMES[static_cast<int>(type)];
}

std::string described(const Packet& packet) {
  std::string text = nameOf(packet.type());
  if (packet.type() == Type::Publish) {
    const auto publication = publicationOf(packet);
    if (!publication) return text;
    text.append(" ").append(publication->topic).append(" ");
    text.append(publication->payload, 0, publication->payload.find(' '));
    text.append(" QoS ").append(std::to_string(publication->qos));
    text.append(" id ").append(std::to_string(publication->identifier));
    if (publication->duplicate) text += " DUP";
    if (publication->retained) text += " RETAIN";
  } else if (packet.type() != Type::Connect && packet.body.size() >= 2) {
    text.append(" ").append(std::to_string(packet.body[0] * 256 + packet.body[1]));
  }
  return text;
}

}  // namespace protocol
