#include "tests/agreement/honest_broker.h"

#include <algorithm>

#include "core/testing/text_rules.h"

namespace agreement {

void HonestBroker::connectionEnded() {
  stream_.begin();
  session_.end();
  if (clean_) session_.forget();
  answers.clear();
}

bool HonestBroker::settled(const std::set<std::string>& lost) const {
  return session_.owesNothing() && std::ranges::all_of(session_.held(), [&](const auto& one) {
           return lost.contains(one.second.payload);
         });
}

std::string HonestBroker::violation() const {
  return stream_.violation().empty() ? session_.violation : stream_.violation();
}

void HonestBroker::take(const Octets& octets) {
  stream_.add(octets);
  while (const auto packet = stream_.next()) {
    if (packet->type == protocol::Type::Disconnect) continue;
    if (packet->type == protocol::Type::Connect) {
      clean_ = packet->cleanSession;
      if (clean_) session_.forget();
      session_.outgoing.push_back(protocol::connack(session_.begin(clean_) && packet->level == 4, 0));
    } else {
      session_.take(*packet);
    }
    follow();
  }
}

void HonestBroker::follow() {
  session_.sendDue();
  for (const protocol::SessionEvent& event : session_.events) {
    if (event.kind == protocol::SessionEvent::Kind::Arrived) delivered.push_back(event.publication.payload);
  }
  session_.events.clear();
  for (const protocol::Packet& packet : session_.outgoing) {
    const Octets octets = encoded(packet);
    answers.insert(answers.end(), octets.begin(), octets.end());
  }
  session_.outgoing.clear();
}

void HonestBroker::publish(const std::string& topic, const std::string& payload, int qos) {
  int granted = -1;
  for (const auto& [filter, filterQos] : session_.filters()) {
    if (protocol::matches(filter, topic)) granted = std::max(granted, filterQos);
  }
  if (granted < 0) return;
  session_.queue({topic, payload, std::min(qos, granted)}, -1);
  follow();
}

}  // namespace agreement
