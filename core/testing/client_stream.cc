#include "core/testing/client_stream.h"

#include "core/testing/text_rules.h"

namespace protocol {
namespace {

constexpr int RESERVED_FLAG = 1, CLEAN_FLAG = 2, WILL_FLAG = 4, WILL_RETAIN_FLAG = 32, PASSWORD_FLAG = 64,
              USER_FLAG = 128;

}  // namespace

void ClientStream::begin() {
  octets_.clear();
  announced_ = true;
  connected_ = false;
  disconnected_ = false;
  violation_.clear();
}

void ClientStream::add(const Octets& octets) {
  octets_.insert(octets_.end(), octets.begin(), octets.end());
}

bool ClientStream::check(bool claim, const char* otherwise) {
  if (!claim && violation_.empty()) violation_ = otherwise;
  return claim;
}

std::optional<ClientPacket> ClientStream::next() {
  check(!isLengthEndless(octets_), "sends a remaining length of five bytes (2.2.3)");
  if (!violation_.empty()) return std::nullopt;
  std::optional<Packet> whole = nextPacket(octets_);
  if (!whole) return std::nullopt;
  ClientPacket packet;
  packet.packet = std::move(*whole);
  packet.type = packet.packet.type();
  if (!checkOrder(packet.type) || !checkHeader(packet.packet) || !read(packet)) return std::nullopt;
  return packet;
}

bool ClientStream::checkOrder(Type type) {
  if (!connected_) {
    connected_ = true;
    announced_ = type == Type::Connect;
    if (announced_) return true;
    violation_ = std::string("begins with ") + nameOf(type) + " (MQTT-3.1.0-1)";
    return false;
  }
  const bool isInOrder = check(type != Type::Connect, "sends CONNECT twice (MQTT-3.1.0-2)") &&
                         check(!disconnected_, "sends a packet behind DISCONNECT (MQTT-3.14.4-2)");
  disconnected_ = type == Type::Disconnect;
  return isInOrder;
}

bool ClientStream::checkHeader(const Packet& packet) {
  switch (packet.type()) {
    case Type::Publish: return true;
    case Type::Pubrel:
    case Type::Subscribe:
    case Type::Unsubscribe: return check((packet.header & 15) == 2, "sends wrong flags (2.2.2)");
    case Type::Connect:
    case Type::Puback:
    case Type::Pubrec:
    case Type::Pubcomp:
    case Type::Pingreq:
    case Type::Disconnect: return check((packet.header & 15) == 0, "sends wrong flags (2.2.2)");
    case Type::Connack:
    case Type::Suback:
    case Type::Unsuback:
    case Type::Pingresp: break;
  }
  violation_ = std::string("sends ") + nameOf(packet.type());
  return false;
}

bool ClientStream::read(ClientPacket& packet) {
  switch (packet.type) {
    case Type::Connect: return readConnect(packet);
    case Type::Publish: return readPublish(packet);
    case Type::Subscribe: return readFilters(packet, true);
    case Type::Unsubscribe: return readFilters(packet, false);
    case Type::Pingreq:
    case Type::Disconnect: return check(packet.packet.body.empty(), "sends a body where there is none");
    default: return readIdentified(packet);
  }
}

// Whether the will, user name and password are as the flags say (3.1.2, 3.1.3).
bool ClientStream::readConnect(ClientPacket& packet) {
  Reader reader{packet.packet.body};
  const std::string protocol = reader.text();
  packet.level = reader.byte();
  const int flags = reader.byte();
  packet.cleanSession = (flags & CLEAN_FLAG) != 0;
  packet.keepAliveSeconds = reader.uint16();
  packet.clientIdentifier = reader.text();
  const bool hasWill = (flags & WILL_FLAG) != 0;
  const int willQos = flags >> 3 & 3;
  const std::string willTopic = hasWill ? reader.text() : "w";
  if (hasWill) reader.text();
  const std::string userName = (flags & USER_FLAG) != 0 ? reader.text() : "";
  if ((flags & PASSWORD_FLAG) != 0) reader.text();
  return check(!reader.failed && reader.atEnd(), "sends a CONNECT of the wrong length") &&
         check(packet.level == 3 || packet.level == 4, "asks for another level (3.1.2.2)") &&
         check(protocol == (packet.level == 3 ? "MQIsdp" : "MQTT"), "names another protocol (3.1.2.1)") &&
         check((flags & RESERVED_FLAG) == 0, "sets the reserved flag of CONNECT (MQTT-3.1.2-3)") &&
         check(hasWill || (willQos == 0 && (flags & WILL_RETAIN_FLAG) == 0), "has no will (MQTT-3.1.2-11)") &&
         check(willQos < 3, "wants a will of QoS 3 (MQTT-3.1.2-14)") &&
         check((flags & USER_FLAG) != 0 || (flags & PASSWORD_FLAG) == 0,
               "sends a password alone (MQTT-3.1.2-22)") &&
         check(isTopicName(willTopic), "has a will without a topic (3.1.3.2)") &&
         check(isText(packet.clientIdentifier) && isText(userName), "sends no UTF-8 (MQTT-1.5.3-1)") &&
         check(!packet.clientIdentifier.empty() || (packet.level == 4 && packet.cleanSession),
               "has no identifier (MQTT-3.1.3-7)");
}

bool ClientStream::readPublish(ClientPacket& packet) {
  const auto publication = publicationOf(packet.packet);
  if (!check(publication.has_value(), "sends a PUBLISH of the wrong length")) return false;
  packet.publication = *publication;
  packet.identifier = publication->identifier;
  return check(publication->qos < 3, "publishes with QoS 3 (MQTT-3.3.1-4)") &&
         check(publication->qos == 0 || publication->identifier != 0,
               "publishes with identifier 0 (MQTT-2.3.1-1)") &&
         check(publication->qos > 0 || !publication->duplicate, "sends QoS 0 with DUP (MQTT-3.3.1-2)") &&
         check(isTopicName(publication->topic), "publishes to no topic name (3.3.2.1)");
}

bool ClientStream::readIdentified(ClientPacket& packet) {
  Reader reader{packet.packet.body};
  packet.identifier = reader.uint16();
  return check(!reader.failed && reader.atEnd(), "sends an answer of the wrong length") &&
         check(packet.identifier != 0, "answers identifier 0");
}

bool ClientStream::readFilters(ClientPacket& packet, bool withQos) {
  Reader reader{packet.packet.body};
  packet.identifier = reader.uint16();
  bool isWhole = packet.identifier != 0;
  while (isWhole && !reader.atEnd()) {
    WantedFilter wanted{reader.text()};
    if (withQos) wanted.qos = reader.byte();
    isWhole = !reader.failed && isTopicFilter(wanted.filter) && wanted.qos < 3;
    packet.filters.push_back(wanted);
  }
  return check(isWhole, "sends malformed filters or identifier 0 (3.8, 3.10)") &&
         check(!packet.filters.empty(), "sends no filter (MQTT-3.8.3-3, MQTT-3.10.3-2)");
}

}  // namespace protocol
