#include "core/testing/broker_session.h"

#include <algorithm>

namespace protocol {
namespace {

// What is passed over must not be answered any more on this connection; a client may leave it unanswered.
bool isInOrder(std::deque<int>& due, int identifier) {
  const auto found = std::find(due.begin(), due.end(), identifier);
  if (found == due.end()) return false;
  due.erase(due.begin(), found + 1);
  return true;
}

}  // namespace

void BrokerSession::violate(const std::string& sentence) {
  if (violation.empty()) violation = sentence;
}

bool BrokerSession::begin(bool clean) {
  const bool existed = exists_;
  clean_ = clean;
  exists_ = true;
  connected_ = true;
  pubacksDue_.clear();
  pubrecsDue_.clear();
  for (Copy& copy : copies_) copy.isSent = false;
  return existed;
}

void BrokerSession::end() {
  connected_ = false;
  outgoing.clear();
  std::erase_if(copies_, [](const Copy& copy) { return copy.publication.qos == 0; });
}

void BrokerSession::forget() {
  exists_ = false;
  filters_.clear();
  copies_.clear();
  held_.clear();
  lastIdentifier_ = 0;
}

void BrokerSession::take(const ClientPacket& packet) {
  switch (packet.type) {
    case Type::Publish: return onPublish(packet.publication);
    case Type::Puback: return onPuback(packet.identifier);
    case Type::Pubrec: return onPubrec(packet.identifier);
    case Type::Pubrel: return onPubrel(packet.identifier);
    case Type::Pubcomp: return onPubcomp(packet.identifier);
    case Type::Subscribe: return onSubscribe(packet);
    case Type::Unsubscribe:
      for (const WantedFilter& wanted : packet.filters) filters_.erase(wanted.filter);
      outgoing.push_back(identified(Type::Unsuback, packet.identifier));
      return;
    case Type::Pingreq: outgoing.push_back(pingresp()); return;
    default: violate(std::string("sends ") + nameOf(packet.type));
  }
}

void BrokerSession::onPublish(const Publication& publication) {
  // There was no earlier connection in this session, and on one connection nothing is sent twice.
  if (clean_ && publication.duplicate) violate("sends DUP in a clean session (MQTT-3.1.2-6)");
  if (publication.qos < 2) {
    events.push_back({SessionEvent::Kind::Arrived, publication});
    if (publication.qos == 1) outgoing.push_back(identified(Type::Puback, publication.identifier));
    return;
  }
  const auto held = held_.find(publication.identifier);
  if (held == held_.end()) {
    held_[publication.identifier] = publication;
    if (!rules_.deliversOnPubrel) events.push_back({SessionEvent::Kind::Arrived, publication});
  } else if (!publication.duplicate || held->second.payload != publication.payload) {
    violate("uses identifier " + std::to_string(publication.identifier) + " again (MQTT-2.3.1-2)");
  }
  outgoing.push_back(identified(Type::Pubrec, publication.identifier));
}

void BrokerSession::onPubrel(int identifier) {
  const auto held = held_.find(identifier);
  if (held != held_.end()) {
    // Whether PUBLISH has come once or twice is not told apart here.
    held->second.duplicate = true;
    if (rules_.deliversOnPubrel) events.push_back({SessionEvent::Kind::Arrived, held->second});
    held_.erase(held);
  }
  outgoing.push_back(identified(Type::Pubcomp, identifier));
}

std::deque<BrokerSession::Copy>::iterator BrokerSession::copyOf(int identifier) {
  return std::find_if(copies_.begin(), copies_.end(), [&](const Copy& copy) {
    return copy.state != CopyState::Queued && copy.publication.identifier == identifier;
  });
}

void BrokerSession::onPuback(int identifier) {
  const auto copy = copyOf(identifier);
  if (copy == copies_.end() || copy->state != CopyState::WaitPuback || !copy->isSent) {
    return violate("sends PUBACK " + std::to_string(identifier) + ", which nobody asked for");
  }
  if (!isInOrder(pubacksDue_, identifier)) violate("mixes the order of PUBACK (MQTT-4.6.0-2)");
  events.push_back({SessionEvent::Kind::Acknowledged, {}, copy->tag});
  copies_.erase(copy);
}

void BrokerSession::onPubrec(int identifier) {
  const auto copy = copyOf(identifier);
  if (copy == copies_.end() || copy->publication.qos != 2 || !copy->isSent) {
    return violate("sends PUBREC " + std::to_string(identifier) + ", which nobody asked for");
  }
  if (copy->state == CopyState::WaitPubrec) {
    if (!isInOrder(pubrecsDue_, identifier)) violate("mixes the order of PUBREC (MQTT-4.6.0-3)");
    events.push_back({SessionEvent::Kind::Acknowledged, {}, copy->tag});
    copy->state = CopyState::WaitPubcomp;
  }
  outgoing.push_back(identified(Type::Pubrel, identifier));
}

void BrokerSession::onPubcomp(int identifier) {
  const auto copy = copyOf(identifier);
  // It may answer a PUBREL that was sent twice.
  if (copy == copies_.end() || copy->state != CopyState::WaitPubcomp) return;
  events.push_back({SessionEvent::Kind::Settled, {}, copy->tag});
  copies_.erase(copy);
}

void BrokerSession::onSubscribe(const ClientPacket& packet) {
  Octets codes;
  for (const WantedFilter& wanted : packet.filters) {
    const int qos = std::min(wanted.qos, rules_.grantedQosMax);
    filters_[wanted.filter] = qos;
    codes.push_back(static_cast<uint8_t>(qos));
  }
  outgoing.push_back(suback(packet.identifier, codes));
}

void BrokerSession::queue(const Publication& publication, int tag) {
  if (publication.qos > 0 || connected_) copies_.push_back({publication, tag});
}

int BrokerSession::freshIdentifier() {
  do {
    lastIdentifier_ = lastIdentifier_ % 65'535 + 1;
  } while (copyOf(lastIdentifier_) != copies_.end());
  return lastIdentifier_;
}

void BrokerSession::transmit(Copy& copy) {
  Publication& publication = copy.publication;
  copy.isSent = true;
  if (copy.state == CopyState::WaitPubcomp) {
    outgoing.push_back(identified(Type::Pubrel, publication.identifier));
    return;
  }
  publication.duplicate = copy.state != CopyState::Queued;
  if (publication.qos > 0 && !publication.duplicate) {
    publication.identifier = freshIdentifier();
    copy.state = publication.qos == 1 ? CopyState::WaitPuback : CopyState::WaitPubrec;
  }
  if (publication.qos == 1) pubacksDue_.push_back(publication.identifier);
  if (publication.qos == 2) pubrecsDue_.push_back(publication.identifier);
  events.push_back({SessionEvent::Kind::Transmitted, {}, copy.tag});
  outgoing.push_back(publish(publication));
}

void BrokerSession::sendDue() {
  if (!connected_) return;
  int64_t inFlight = 0;
  for (Copy& copy : copies_) {
    const bool isFlying = copy.state != CopyState::Queued;
    if (copy.publication.qos > 0 && inFlight >= rules_.window && !isFlying) continue;
    if (!copy.isSent) transmit(copy);
    if (copy.publication.qos > 0) ++inFlight;
  }
  std::erase_if(copies_, [](const Copy& copy) { return copy.publication.qos == 0 && copy.isSent; });
}

}  // namespace protocol
