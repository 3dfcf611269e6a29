#include "tests/telecontrol/model_broker.h"

#include "core/testing/text_rules.h"

namespace telecontrol {

void ModelBroker::step() {
  for (const auto& link : network_.arrivals()) {
    connections_.emplace_back();
    connections_.back().link = link;
    connections_.back().heardMs = network_.nowMs();
  }
  for (Connection& connection : connections_) serve(connection);
  for (Connection& connection : connections_) {
    if (connection.isOver) leave(connection);
  }
  std::erase_if(connections_, [](const Connection& connection) { return connection.isOver; });
}

void ModelBroker::serve(Connection& connection) {
  const protocol::Octets octets = connection.link->read();
  if (!octets.empty()) connection.heardMs = network_.nowMs();
  connection.stream.add(octets);
  while (!connection.isOver) {
    const auto packet = connection.stream.next();
    if (!packet) break;
    onPacket(connection, *packet);
  }
  if (violation_.empty()) violation_ = connection.stream.violation();
  if (violation_.empty()) violation_ = session_.violation;
  // Half as long again as the keep-alive (MQTT-3.1.2-24).
  const int64_t silentMs = network_.nowMs() - connection.heardMs;
  if (connection.link->hasEnded() ||
      (connection.keepAliveMs > 0 && silentMs > connection.keepAliveMs * 3 / 2)) {
    connection.isOver = true;
  }
  if (!connection.isClient || connection.isOver) return;
  session_.sendDue();
  follow(connection);
}

void ModelBroker::onPacket(Connection& connection, const protocol::ClientPacket& packet) {
  if (packet.type == protocol::Type::Connect) {
    onConnect(connection, packet);
  } else if (packet.type == protocol::Type::Disconnect) {
    connection.isOver = true;
  } else {
    session_.take(packet);
    follow(connection);
  }
}

// A second connection of the same client ends the first (MQTT-3.1.4-2).
void ModelBroker::onConnect(Connection& connection, const protocol::ClientPacket& packet) {
  for (Connection& other : connections_) {
    if (!other.isClient) continue;
    leave(other);
    other.isOver = true;
  }
  connection.isClient = true;
  connection.keepAliveMs = packet.keepAliveSeconds * 1000;
  ++accepted_;
  connection.link->write(encoded(protocol::connack(session_.begin(packet.cleanSession), 0)));
}

void ModelBroker::follow(Connection& connection) {
  for (const protocol::SessionEvent& event : session_.events) {
    if (event.kind == protocol::SessionEvent::Kind::Arrived) arrived_(event.publication);
  }
  session_.events.clear();
  protocol::Octets octets;
  for (const protocol::Packet& packet : session_.outgoing) {
    const protocol::Octets one = encoded(packet);
    octets.insert(octets.end(), one.begin(), one.end());
  }
  session_.outgoing.clear();
  if (!octets.empty()) connection.link->write(octets);
}

void ModelBroker::publish(const std::string& topic, const std::string& payload) {
  for (const auto& [filter, qos] : session_.filters()) {
    if (protocol::matches(filter, topic)) session_.queue({.topic = topic, .payload = payload, .qos = 1}, 0);
  }
}

void ModelBroker::leave(Connection& connection) {
  connection.link->end();
  if (connection.isClient) session_.end();
  connection.isClient = false;
}

void ModelBroker::forget() {
  network_.breakAll();
  for (Connection& connection : connections_) leave(connection);
  connections_.clear();
  session_.forget();
}

}  // namespace telecontrol
