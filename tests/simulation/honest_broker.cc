#include "tests/simulation/honest_broker.h"

#include <algorithm>

namespace simulation {
namespace {

constexpr uint8_t CONNACK = 0x20, PUBLISH = 0x30, PUBACK = 0x40, PUBREC = 0x50, PUBREL = 0x62, PUBCOMP = 0x70,
                  SUBACK = 0x90, UNSUBACK = 0xB0, PINGRESP = 0xD0;
constexpr int NOT_READY = 3;

const char* nameOf(int type) {
  constexpr const char* NAMES[] = {"0",       "CONNECT",  "CONNACK",    "PUBLISH", "PUBACK",      "PUBREC",
                                   "PUBREL",  "PUBCOMP",  "SUBSCRIBE",  "SUBACK",  "UNSUBSCRIBE", "UNSUBACK",
                                   "PINGREQ", "PINGRESP", "DISCONNECT", "15"};
  return NAMES[type];
}

std::string described(const Packet& packet) {
  std::string text = nameOf(packet.type());
  if (packet.type() == 3) {
    const auto parts = publishParts(packet);
    if (!parts) return text;
    text.append(" ").append(parts->topic).append(" ").append(parts->payload, 0, parts->payload.find(' '));
    text.append(" QoS ").append(std::to_string(packet.qos()));
    text.append(" id ").append(std::to_string(parts->identifier));
    if (packet.duplicate()) text += " DUP";
    if (packet.retained()) text += " RETAIN";
  } else if (packet.type() != 1 && packet.body.size() >= 2) {
    text.append(" ").append(std::to_string(packet.body[0] * 256 + packet.body[1]));
  }
  return text;
}

}  // namespace

// What is passed over must not be answered any more on this connection; a client may leave it unanswered.
bool HonestBroker::isInOrder(std::deque<int>& due, int identifier) {
  const auto found = std::find(due.begin(), due.end(), identifier);
  if (found == due.end()) return false;
  due.erase(due.begin(), found + 1);
  return true;
}

void HonestBroker::accept() {
  for (const std::shared_ptr<Wire>& wire : internet_.arrivals()) {
    Connection connection;
    connection.wire = wire;
    connection.number = ++lastConnection_;
    connection.heardMs = trace_.nowMs;
    connections_.push_back(connection);
  }
}

HonestBroker::Connection* HonestBroker::client() {
  for (Connection& connection : connections_) {
    if (connection.isClient) return &connection;
  }
  return nullptr;
}

void HonestBroker::step() {
  accept();
  for (size_t index = 0; index < connections_.size();) {
    if (serve(connections_[index])) {
      ++index;
    } else {
      leave(connections_[index]);
      connections_.erase(connections_.begin() + static_cast<std::ptrdiff_t>(index));
    }
  }
  if (Connection* connection = client()) sendCopies(*connection);
}

// False: the connection has ended.
bool HonestBroker::serve(Connection& connection) {
  if (connection.isDropped) return false;
  const Octets arrived = connection.wire->read();
  if (!arrived.empty()) connection.heardMs = trace_.nowMs;
  connection.stream.insert(connection.stream.end(), arrived.begin(), arrived.end());
  while (const auto packet = nextPacket(connection.stream)) {
    trace_.say("client", described(*packet));
    if (!onPacket(connection, *packet)) return false;
  }
  if (connection.wire->hasEnded()) return false;
  // Half as long again as the keep-alive (MQTT-3.1.2-24).
  return connection.keepAliveMs == 0 ||
         trace_.nowMs - connection.heardMs < connection.keepAliveMs + connection.keepAliveMs / 2;
}

void HonestBroker::leave(Connection& connection) {
  connection.wire->end();
  if (!connection.isClient) return;
  connection.isClient = false;
  trace_.say("broker", "connection ends");
  // QoS 0 of an ended connection is not kept.
  std::erase_if(session_.copies, [](const Copy& copy) { return copy.qos == 0; });
  if (session_.clean) forgetSession();
}

void HonestBroker::forgetSession() {
  if (!session_.exists) return;
  trace_.say("broker", "forgets the session");
  for (const auto& [identifier, held] : session_.held) {
    if (scenario_.deliversOnPubrel) ledger_.mayBeLost(held.number);
  }
  ledger_.sessionLost();
  session_ = Session();
}

void HonestBroker::crash(bool forgets) {
  internet_.breakAll();
  for (Connection& connection : connections_) leave(connection);
  connections_.clear();
  if (forgets) forgetSession();
}

bool HonestBroker::isQuiet() const {
  return session_.copies.empty() && session_.held.empty();
}

void HonestBroker::send(Connection& connection, const Packet& packet) {
  trace_.say("broker", described(packet));
  connection.wire->write(encoded(packet));
}

void HonestBroker::answer(Connection& connection, uint8_t header, int identifier) {
  Packet packet{header, {}};
  appendUint16(packet.body, identifier);
  send(connection, packet);
}

bool HonestBroker::refuse(Connection& connection, int code) {
  trace_.fault("CONNECT is refused");
  send(connection, {CONNACK, {0, static_cast<uint8_t>(code)}});
  return false;
}

bool HonestBroker::onPacket(Connection& connection, const Packet& packet) {
  if (!connection.isClient) {
    if (packet.type() != 1) {
      trace_.say("broker", "closes: no CONNECT");
      if (++unannounced_ > unannouncedMax)
        violation(std::string("begins with ") + nameOf(packet.type()) + " (MQTT-3.1.0-1)");
      return false;
    }
    return onConnect(connection, packet);
  }
  const int flags = packet.header & 15;
  const bool isFlagged = packet.type() == 6 || packet.type() == 8 || packet.type() == 10;
  if (packet.type() != 3 && flags != (isFlagged ? 2 : 0)) violation("sends wrong flags (2.2.2)");
  Reader reader{packet.body};
  const bool isIdentified = packet.type() != 3 && packet.type() < 12;
  const int identifier = isIdentified ? reader.uint16() : 0;
  if (isIdentified && (identifier == 0 || reader.failed)) violation("sends identifier 0 (MQTT-2.3.1-1)");
  switch (packet.type()) {
    case 3: onPublish(connection, packet); return true;
    case 4: onPuback(connection, identifier); return true;
    case 5: onPubrec(connection, identifier); return true;
    case 6: onPubrel(connection, identifier); return true;
    case 7: onPubcomp(identifier); return true;
    case 8: onSubscribe(connection, packet); return true;
    case 10: onUnsubscribe(connection, packet); return true;
    case 12: send(connection, {PINGRESP, {}}); return true;
    case 14: return false;
    default: break;
  }
  violation(std::string("sends ") + nameOf(packet.type()));
  return false;
}

bool HonestBroker::onConnect(Connection& connection, const Packet& packet) {
  Reader reader{packet.body};
  const std::string protocol = reader.text();
  connection.level = reader.byte();
  const int flags = reader.byte();
  connection.keepAliveMs = reader.uint16() * 1000;
  const std::string name = reader.text();
  const bool clean = (flags & 2) != 0;
  if (reader.failed || !reader.atEnd()) violation("sends a malformed CONNECT");
  if (protocol != (connection.level == 3 ? "MQIsdp" : "MQTT")) violation("names another protocol");
  if (name != "plc-7" || clean != scenario_.settings.cleanSession) violation("sends another CONNECT");
  if (!calm && random_.chance(scenario_.refuseChance)) return refuse(connection, NOT_READY);
  // A second connection of the same client ends the first (MQTT-3.1.4-2).
  if (Connection* other = client()) {
    leave(*other);
    other->isDropped = true;
  }
  if (clean) forgetSession();
  const bool isPresent = session_.exists;
  session_.exists = true;
  session_.clean = clean;
  connection.isClient = true;
  for (Copy& copy : session_.copies) copy.isSent = false;
  send(connection, {CONNACK, {static_cast<uint8_t>(isPresent && connection.level == 4 ? 1 : 0), 0}});
  return true;
}

void HonestBroker::onPublish(Connection& connection, const Packet& packet) {
  const auto parts = publishParts(packet);
  const int qos = packet.qos();
  if (!parts || qos > 2) return violation("sends a malformed PUBLISH");
  if (qos > 0 && parts->identifier == 0) violation("publishes with identifier 0 (MQTT-2.3.1-1)");
  if (qos == 0 && packet.duplicate()) violation("sends QoS 0 with DUP (MQTT-3.3.1-2)");
  const int number = numberIn(parts->payload);
  if (qos < 2) {
    ledger_.arrivedAtBroker(number, parts->topic, qos, packet.duplicate(), connection.number);
    if (qos == 1) answer(connection, PUBACK, parts->identifier);
    return;
  }
  const auto held = session_.held.find(parts->identifier);
  if (held == session_.held.end()) {
    session_.held[parts->identifier] = {number, parts->topic};
    if (!scenario_.deliversOnPubrel) {
      ledger_.arrivedAtBroker(number, parts->topic, qos, packet.duplicate(), connection.number);
    }
  } else if (!packet.duplicate() || held->second.number != number) {
    violation("uses identifier " + std::to_string(parts->identifier) + " again (MQTT-2.3.1-2)");
  }
  answer(connection, PUBREC, parts->identifier);
}

void HonestBroker::onPubrel(Connection& connection, int identifier) {
  const auto held = session_.held.find(identifier);
  if (held != session_.held.end()) {
    if (scenario_.deliversOnPubrel) {
      ledger_.arrivedAtBroker(held->second.number, held->second.topic, 2, true, connection.number);
    }
    session_.held.erase(held);
  }
  answer(connection, PUBCOMP, identifier);
}

std::deque<HonestBroker::Copy>::iterator HonestBroker::copyOf(int identifier) {
  return std::find_if(session_.copies.begin(), session_.copies.end(), [&](const Copy& copy) {
    return copy.state != CopyState::Queued && copy.identifier == identifier;
  });
}

void HonestBroker::onPuback(Connection& connection, int identifier) {
  const auto copy = copyOf(identifier);
  if (copy == session_.copies.end() || copy->state != CopyState::WaitPuback || !copy->isSent) {
    return violation("sends PUBACK " + std::to_string(identifier) + ", which nobody asked for");
  }
  if (!isInOrder(connection.pubacksDue, identifier)) violation("mixes the order of PUBACK (MQTT-4.6.0-2)");
  ledger_.acknowledged(copy->number);
  session_.copies.erase(copy);
}

void HonestBroker::onPubrec(Connection& connection, int identifier) {
  const auto copy = copyOf(identifier);
  if (copy == session_.copies.end() || copy->qos != 2 || !copy->isSent) {
    return violation("sends PUBREC " + std::to_string(identifier) + ", which nobody asked for");
  }
  if (copy->state == CopyState::WaitPubrec) {
    if (!isInOrder(connection.pubrecsDue, identifier)) violation("mixes the order of PUBREC (MQTT-4.6.0-3)");
    ledger_.acknowledged(copy->number);
    copy->state = CopyState::WaitPubcomp;
  }
  answer(connection, PUBREL, identifier);
}

void HonestBroker::onPubcomp(int identifier) {
  const auto copy = copyOf(identifier);
  if (copy == session_.copies.end() || copy->state != CopyState::WaitPubcomp) {
    return;  // an answer to a PUBREL that was sent twice
  }
  session_.copies.erase(copy);
  ledger_.settled();
}

void HonestBroker::onSubscribe(Connection& connection, const Packet& packet) {
  Reader reader{packet.body};
  Packet suback{SUBACK, {}};
  appendUint16(suback.body, reader.uint16());
  std::vector<std::pair<std::string, int>> granted;
  while (!reader.atEnd() && !reader.failed) {
    const std::string filter = reader.text();
    const int qos = std::min<int>(reader.byte(), scenario_.grantedQosMax);
    suback.body.push_back(static_cast<uint8_t>(qos));
    session_.filters[filter] = qos;
    granted.emplace_back(filter, qos);
  }
  if (reader.failed || granted.empty()) violation("sends a malformed SUBSCRIBE");
  send(connection, suback);
  for (const auto& [filter, qos] : granted) sendRetained(filter, qos);
}

void HonestBroker::sendRetained(const std::string& filter, int qos) {
  for (const auto& [topic, message] : retained_) {
    if (!matches(filter, topic)) continue;
    queue(topic, message.payload, message.number, std::min(qos, message.qos), true);
  }
}

void HonestBroker::onUnsubscribe(Connection& connection, const Packet& packet) {
  Reader reader{packet.body};
  const int identifier = reader.uint16();
  while (!reader.atEnd() && !reader.failed) session_.filters.erase(reader.text());
  if (reader.failed) violation("sends a malformed UNSUBSCRIBE");
  answer(connection, UNSUBACK, identifier);
}

void HonestBroker::publish(const std::string& topic, int qos, bool retained, int number, size_t bytes) {
  const std::string payload = payloadOf(number, bytes);
  trace_.say("others", "publish " + topic + " " + std::to_string(number) + " QoS " + std::to_string(qos));
  if (retained) retained_[topic] = {number, qos, payload};
  int highest = -1;
  for (const auto& [filter, granted] : session_.filters) {
    if (!matches(filter, topic)) continue;
    highest = std::max(highest, granted);
    if (scenario_.copyPerFilter) queue(topic, payload, number, std::min(qos, granted), false);
  }
  if (highest >= 0 && !scenario_.copyPerFilter) queue(topic, payload, number, std::min(qos, highest), false);
}

void HonestBroker::queue(const std::string& topic, const std::string& payload, int number, int qos,
                         bool retained) {
  if (qos == 0 && client() == nullptr) return;
  Copy copy;
  copy.qos = qos;
  copy.retained = retained;
  copy.topic = topic;
  copy.payload = payload;
  copy.number = ledger_.owed(number, topic, qos, retained, payload.size() <= 1024);
  session_.copies.push_back(copy);
}

int HonestBroker::freshIdentifier() {
  do {
    session_.lastIdentifier = session_.lastIdentifier % 65'535 + 1;
  } while (copyOf(session_.lastIdentifier) != session_.copies.end());
  return session_.lastIdentifier;
}

void HonestBroker::transmit(Connection& connection, Copy& copy) {
  const bool isRepeated = copy.state != CopyState::Queued;
  copy.isSent = true;
  if (copy.state == CopyState::WaitPubcomp) return answer(connection, PUBREL, copy.identifier);
  if (copy.qos > 0 && !isRepeated) {
    copy.identifier = freshIdentifier();
    copy.state = copy.qos == 1 ? CopyState::WaitPuback : CopyState::WaitPubrec;
  }
  if (copy.qos == 1) connection.pubacksDue.push_back(copy.identifier);
  if (copy.qos == 2) connection.pubrecsDue.push_back(copy.identifier);
  Packet packet{
      static_cast<uint8_t>(PUBLISH | copy.qos << 1 | (isRepeated ? 8 : 0) | (copy.retained ? 1 : 0)), {}};
  appendText(packet.body, copy.topic);
  if (copy.qos > 0) appendUint16(packet.body, copy.identifier);
  packet.body.insert(packet.body.end(), copy.payload.begin(), copy.payload.end());
  ledger_.transmitted(copy.number);
  send(connection, packet);
}

// What was in flight goes out again, in its order, before anything new (MQTT-4.4.0-1, 4.6.0-1).
void HonestBroker::sendCopies(Connection& connection) {
  int64_t inFlight = 0;
  for (Copy& copy : session_.copies) {
    const bool isFlying = copy.state != CopyState::Queued;
    if (copy.qos > 0 && inFlight >= scenario_.window && !isFlying) continue;
    if (!copy.isSent) transmit(connection, copy);
    if (copy.qos > 0) ++inFlight;
  }
  std::erase_if(session_.copies, [](const Copy& copy) { return copy.qos == 0 && copy.isSent; });
}

}  // namespace simulation
