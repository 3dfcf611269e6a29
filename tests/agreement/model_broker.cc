#include "tests/agreement/model_broker.h"

#include <algorithm>

#include "core/limits.h"

namespace agreement {

using protocol::Type;

bool ModelBroker::chance(int oneIn) {
  return random_() % static_cast<unsigned>(oneIn) == 0;
}

void ModelBroker::connected() {
  stream_.begin();
  answers_.clear();
  filters_.clear();
}

void ModelBroker::take(const protocol::Octets& octets) {
  stream_.add(octets);
  while (const auto packet = stream_.next()) answerPacket(*packet);
  if (!filters_.empty() && chance(4)) publish();
  if (hasPublished_ && chance(20)) repeat();
}

void ModelBroker::append(const protocol::Packet& packet) {
  protocol::Octets octets = encoded(packet);
  if (chance(400)) octets[random_() % octets.size()] ^= static_cast<uint8_t>(1U << random_() % 8);
  answers_.insert(answers_.end(), octets.begin(), octets.end());
}

void ModelBroker::answerPacket(const protocol::ClientPacket& packet) {
  if (packet.publication.payload.size() > mqtt::PAYLOAD_BYTES_MAX) ++largeArrived_;
  if (chance(200)) return;
  switch (packet.type) {
    case Type::Connect: {
      const bool sessionPresent = chance(30);
      append(protocol::connack(sessionPresent, chance(20) ? static_cast<int>(random_() % 7) : 0));
      break;
    }
    case Type::Publish:
      if (packet.publication.qos == 1) append(identified(Type::Puback, packet.identifier));
      if (packet.publication.qos == 2) append(identified(Type::Pubrec, packet.identifier));
      break;
    case Type::Pubrec: append(identified(Type::Pubrel, packet.identifier)); break;
    case Type::Pubrel: append(identified(Type::Pubcomp, packet.identifier)); break;
    case Type::Subscribe: answerSubscribe(packet); break;
    case Type::Unsubscribe: append(identified(Type::Unsuback, packet.identifier)); break;
    case Type::Pingreq: append(protocol::pingresp()); break;
    default: break;
  }
}

void ModelBroker::answerSubscribe(const protocol::ClientPacket& packet) {
  protocol::Octets codes;
  for (const protocol::WantedFilter& wanted : packet.filters) {
    filters_.push_back(wanted.filter);
    codes.push_back(static_cast<uint8_t>(chance(15) ? 0x80 : wanted.qos));
  }
  append(protocol::suback(packet.identifier, codes));
}

/// To a filter that was asked for, with wildcards filled in; seldom to another topic, with a payload of any
/// size.
void ModelBroker::publish() {
  protocol::Publication publication;
  publication.topic = filters_[random_() % filters_.size()];
  std::ranges::replace(publication.topic, '+', 'x');
  std::ranges::replace(publication.topic, '#', 'y');
  if (chance(12)) publication.topic.push_back('z');
  publication.qos = static_cast<int>(random_() % 3);
  if (publication.qos > 0) {
    lastIdentifier_ = lastIdentifier_ % 65'535 + 1;
    publication.identifier = lastIdentifier_;
  }
  size_t payloadBytes = chance(10) ? random_() % 1600 : random_() % 40;
  if (chance(15)) payloadBytes = random_() % 5000;
  for (size_t i = 0; i < payloadBytes; ++i) publication.payload += static_cast<char>(random_());
  publication.retained = chance(5);
  publication.duplicate = publication.qos > 0 && chance(6);
  lastPublished_ = publication;
  hasPublished_ = true;
  append(protocol::publish(publication));
}

/// The message once more, as a broker does over a new connection: with DUP.
void ModelBroker::repeat() {
  lastPublished_.duplicate = lastPublished_.qos > 0;
  append(protocol::publish(lastPublished_));
}

}  // namespace agreement
