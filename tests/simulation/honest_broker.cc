#include "tests/simulation/honest_broker.h"

#include <algorithm>

#include "core/testing/text_rules.h"

namespace simulation {
namespace {

using protocol::SessionEvent;

constexpr int NOT_READY = 3;

}  // namespace

HonestBroker::HonestBroker(Trace& trace, const Scenario& scenario, Internet& internet, Ledger& ledger,
                           uint64_t seed)
    : trace_(trace),
      scenario_(scenario),
      internet_(internet),
      ledger_(ledger),
      random_(seed, 2),
      session_({scenario.window, scenario.deliversOnPubrel, scenario.grantedQosMax}) {}

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
  if (Connection* connection = client()) {
    session_.sendDue();
    follow(*connection);
  }
}

bool HonestBroker::isQuiet() const {
  return session_.owesNothing() && session_.held().empty();
}

// False: the connection has ended.
bool HonestBroker::serve(Connection& connection) {
  if (connection.isDropped) return false;
  const Octets arrived = connection.wire->read();
  if (!arrived.empty()) connection.heardMs = trace_.nowMs;
  connection.stream.add(arrived);
  while (const auto packet = connection.stream.next()) {
    trace_.say("client", described(packet->packet));
    if (!onPacket(connection, *packet)) return false;
  }
  if (!connection.stream.isAnnounced()) {
    trace_.say("broker", "closes: no CONNECT");
    if (++unannounced_ > unannouncedMax) violation(connection.stream.violation());
    return false;
  }
  if (!connection.stream.violation().empty()) violation(connection.stream.violation());
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
  session_.end();
  if (clean_) forgetSession();
}

void HonestBroker::forgetSession() {
  if (!session_.exists()) return;
  trace_.say("broker", "forgets the session");
  for (const auto& [identifier, held] : session_.held()) {
    if (scenario_.deliversOnPubrel) ledger_.mayBeLost(numberIn(held.payload));
  }
  ledger_.sessionLost();
  session_.forget();
}

void HonestBroker::crash(bool forgets) {
  internet_.breakAll();
  for (Connection& connection : connections_) leave(connection);
  connections_.clear();
  if (forgets) forgetSession();
}

void HonestBroker::send(Connection& connection, const protocol::Packet& packet) {
  trace_.say("broker", described(packet));
  connection.wire->write(encoded(packet));
}

bool HonestBroker::onPacket(Connection& connection, const protocol::ClientPacket& packet) {
  if (packet.type == protocol::Type::Connect) return onConnect(connection, packet);
  if (packet.type == protocol::Type::Disconnect) return false;
  session_.take(packet);
  follow(connection);
  if (packet.type == protocol::Type::Subscribe) {
    for (const protocol::WantedFilter& wanted : packet.filters) sendRetained(wanted.filter);
  }
  return true;
}

bool HonestBroker::onConnect(Connection& connection, const protocol::ClientPacket& packet) {
  connection.keepAliveMs = packet.keepAliveSeconds * 1000;
  if (packet.clientIdentifier != "plc-7" || packet.cleanSession != scenario_.settings.cleanSession) {
    violation("sends another CONNECT");
  }
  if (!calm && random_.chance(scenario_.refuseChance)) {
    trace_.fault("CONNECT is refused");
    send(connection, protocol::connack(false, NOT_READY));
    return false;
  }
  // A second connection of the same client ends the first (MQTT-3.1.4-2).
  if (Connection* other = client()) {
    leave(*other);
    other->isDropped = true;
  }
  if (packet.cleanSession) forgetSession();
  clean_ = packet.cleanSession;
  connection.isClient = true;
  const bool isPresent = session_.begin(clean_);
  send(connection, protocol::connack(isPresent && packet.level == 4, 0));
  return true;
}

// Hands the ledger what has happened in the session, and the client what is for it.
void HonestBroker::follow(Connection& connection) {
  for (const SessionEvent& event : session_.events) {
    switch (event.kind) {
      case SessionEvent::Kind::Arrived:
        ledger_.arrivedAtBroker(numberIn(event.publication.payload), event.publication.topic,
                                event.publication.qos, event.publication.duplicate, connection.number,
                                event.publication.payload.size());
        break;
      case SessionEvent::Kind::Transmitted: ledger_.transmitted(event.tag); break;
      case SessionEvent::Kind::Acknowledged: ledger_.acknowledged(event.tag); break;
      case SessionEvent::Kind::Settled: ledger_.settled(); break;
    }
  }
  session_.events.clear();
  if (!session_.violation.empty()) violation(session_.violation);
  for (const protocol::Packet& packet : session_.outgoing) send(connection, packet);
  session_.outgoing.clear();
}

void HonestBroker::sendRetained(const std::string& filter) {
  const int granted = session_.filters().at(filter);
  for (const auto& [topic, message] : retained_) {
    if (!protocol::matches(filter, topic)) continue;
    queue(topic, message.payload, message.number, std::min(granted, message.qos), true);
  }
}

void HonestBroker::publish(const std::string& topic, int qos, bool retained, int number, size_t bytes) {
  const std::string payload = payloadOf(number, bytes);
  trace_.say("others", "publish " + topic + " " + std::to_string(number) + " QoS " + std::to_string(qos));
  if (retained) retained_[topic] = {number, qos, payload};
  int highest = -1;
  for (const auto& [filter, granted] : session_.filters()) {
    if (!protocol::matches(filter, topic)) continue;
    highest = std::max(highest, granted);
    if (scenario_.copyPerFilter) queue(topic, payload, number, std::min(qos, granted), false);
  }
  if (highest >= 0 && !scenario_.copyPerFilter) queue(topic, payload, number, std::min(qos, highest), false);
}

void HonestBroker::queue(const std::string& topic, const std::string& payload, int number, int qos,
                         bool retained) {
  if (qos == 0 && client() == nullptr) return;
  protocol::Publication publication{topic, payload, qos};
  publication.retained = retained;
  session_.queue(publication, ledger_.owed(number, topic, qos, retained, payload.size()));
}

}  // namespace simulation
