// One packet of a broker, decoded by the client and by a reader that shares nothing with it: the same fault
// is found, or the same contents. The first octet chooses protocol level, clean session and the number of
// filters that wait for SUBACK; then come first byte and body.
#include <algorithm>
#include <memory>
#include <string>

#include "core/client.h"
#include "core/subscribe.h"
#include "core/testing/packet.h"
#include "core/testing/text_rules.h"
#include "tests/fuzz/hold.h"

namespace {

using fuzz::hold;
using mqtt::Fault;
using protocol::Packet;
using protocol::Publication;
using protocol::Type;

constexpr int REQUEST_IDENTIFIER = 0x0102;

struct Circumstances {
  bool is311;
  bool cleanSession;
  int filters;
};

bool isFromBroker(Type type) {
  const std::string types = {2, 3, 4, 5, 6, 7, 9, 11, 13};
  return types.find(static_cast<char>(type)) != std::string::npos;
}

Fault faultOfHeader(const Packet& packet, bool is311) {
  const int flags = packet.header & 15;
  if (!isFromBroker(packet.type())) return Fault::ForbiddenPacket;
  // DUP with QoS 0 is forbidden to the sender only (MQTT-3.3.1-2).
  if (packet.type() == Type::Publish) return (flags & 6) == 6 ? Fault::WrongQos : Fault::None;
  return is311 && flags != (packet.type() == Type::Pubrel ? 2 : 0) ? Fault::WrongFlags : Fault::None;
}

Fault faultOfLength(const Packet& packet) {
  const size_t length = packet.body.size();
  bool fits = length == 2;
  if (packet.type() == Type::Publish) fits = length >= 2;
  if (packet.type() == Type::Suback) fits = length >= 3 && length <= mqtt::PACKET_BYTES_MAX;
  if (packet.type() == Type::Pingresp) fits = length == 0;
  return fits ? Fault::None : Fault::LengthMismatch;
}

Fault faultOfConnack(const Packet& packet, const Circumstances& given) {
  const int flags = packet.body[0];
  const int code = packet.body[1];
  const Fault refusal = code == 0 ? Fault::None : static_cast<Fault>(0x300 + (code > 6 ? 6 : code));
  if (!given.is311) return refusal;
  if (flags > 1) return Fault::WrongFlags;
  if (refusal != Fault::None) return refusal;
  return flags == 1 && given.cleanSession ? Fault::SessionUnexpected : Fault::None;
}

Fault faultOfPublish(const Packet& packet) {
  const auto publication = protocol::publicationOf(packet);
  if (!publication) return Fault::LengthMismatch;
  if (publication->qos > 0 && publication->identifier == 0) return Fault::ZeroIdentifier;
  // Only a topic that the client has room for is looked at.
  if (2 + publication->topic.size() > mqtt::PACKET_BYTES_MAX) return Fault::None;
  if (publication->topic.empty()) return Fault::TopicEmpty;
  if (publication->topic.find_first_of("+#") != std::string::npos) return Fault::TopicWildcard;
  return protocol::isText(publication->topic) ? Fault::None : Fault::TopicMalformed;
}

Fault faultOfSuback(const Packet& packet, int filters) {
  if (packet.body[0] * 256 + packet.body[1] != REQUEST_IDENTIFIER) return Fault::None;
  if (packet.body.size() != size_t{2} + static_cast<size_t>(filters)) return Fault::SubackCount;
  for (size_t at = 2; at < packet.body.size(); ++at) {
    if (packet.body[at] > 2 && packet.body[at] != 0x80) return Fault::SubackCode;
  }
  return Fault::None;
}

void comparePublish(const mqtt::PublishHead& head, const mqtt::Framing& framing,
                    const Publication& expected) {
  hold(mqtt::numberOfQos(head.qos) == expected.qos, "QoS");
  hold(head.duplicate == expected.duplicate && head.retained == expected.retained, "DUP or RETAIN");
  hold(head.packetIdentifier == expected.identifier, "identifier");
  hold(head.topicLength == static_cast<int32_t>(expected.topic.size()), "topic length");
  hold(head.payloadLength == static_cast<int32_t>(expected.payload.size()), "payload length");
  if (framing.state != mqtt::FramingState::Complete) return;
  for (int32_t at = 0; at < head.topicLength; ++at) {
    hold(framing.body[head.topicOffset + at] == static_cast<uint8_t>(expected.topic[static_cast<size_t>(at)]),
         "topic");
  }
  for (int32_t at = 0; at < head.payloadLength; ++at) {
    hold(framing.body[head.payloadOffset + at] ==
             static_cast<uint8_t>(expected.payload[static_cast<size_t>(at)]),
         "payload");
  }
}

/// A session whose SUBSCRIBE of so many filters waits for its answer.
void askFor(mqtt::Session& session, int filters) {
  session.request.packetIdentifier = REQUEST_IDENTIFIER;
  session.request.filterCount = filters;
  for (int32_t index = 0; index < filters; ++index) {
    session.subscriptions[index].state = mqtt::SubscriptionState::WaitSuback;
    session.subscriptions[index].position = index;
  }
}

void compareSuback(const mqtt::Session& session, const Packet& packet, int filters) {
  const bool answered = packet.body[0] * 256 + packet.body[1] == REQUEST_IDENTIFIER;
  for (int32_t index = 0; index < filters; ++index) {
    mqtt::SubscriptionState expected = mqtt::SubscriptionState::WaitSuback;
    if (answered) {
      const bool refused = packet.body[size_t{2} + static_cast<size_t>(index)] == 0x80;
      expected = refused ? mqtt::SubscriptionState::Refused : mqtt::SubscriptionState::Granted;
    }
    hold(session.subscriptions[index].state == expected, "state of a subscription");
  }
}

/// What the client makes of the packet.
Fault decode(const Packet& packet, const Circumstances& given) {
  auto framing = std::make_unique<mqtt::Framing>();
  auto input = std::make_unique<mqtt::ScanInput>();
  const protocol::Octets octets = encoded(packet);
  const int32_t level = given.is311 ? mqtt::LEVEL_MQTT_311 : mqtt::LEVEL_MQTT_31;
  for (size_t from = 0; from < octets.size() && framing->fault == Fault::None;
       from += mqtt::RECEIVE_BYTES_MAX) {
    const size_t count = std::min<size_t>(octets.size() - from, mqtt::RECEIVE_BYTES_MAX);
    std::copy_n(octets.begin() + static_cast<std::ptrdiff_t>(from), count, input->received.elements);
    (void)mqtt::takeBytes(*framing, *input, 0, static_cast<int32_t>(count), level);
  }
  if (framing->fault != Fault::None) return framing->fault;
  hold(mqtt::isWhole(*framing), "a packet that arrived is whole");
  if (packet.type() == Type::Connack) {
    mqtt::Handshake handshake;
    handshake.protocolLevel = level;
    handshake.cleanSession = given.cleanSession;
    const Fault fault = mqtt::decodeConnack(*framing, handshake);
    const bool present = fault == Fault::None && given.is311 && packet.body[0] == 1;
    hold(handshake.sessionPresent == present, "session present");
    return fault;
  }
  if (packet.type() == Type::Publish) {
    mqtt::PublishHead head;
    const Fault fault = mqtt::decodePublish(*framing, head);
    if (fault == Fault::None) comparePublish(head, *framing, *protocol::publicationOf(packet));
    return fault;
  }
  if (packet.type() == Type::Pingresp) return Fault::None;
  if (mqtt::uint16At(*framing, 0) == 0) return Fault::ZeroIdentifier;
  if (packet.type() != Type::Suback) return Fault::None;
  auto session = std::make_unique<mqtt::Session>();
  askFor(*session, given.filters);
  const Fault fault = mqtt::onSuback(*session, *framing);
  if (fault == Fault::None) compareSuback(*session, packet, given.filters);
  return fault;
}

Fault expectedOf(const Packet& packet, const Circumstances& given) {
  Fault fault = faultOfHeader(packet, given.is311);
  if (fault == Fault::None) fault = faultOfLength(packet);
  if (fault != Fault::None || packet.type() == Type::Pingresp) return fault;
  if (packet.type() == Type::Connack) return faultOfConnack(packet, given);
  if (packet.type() == Type::Publish) return faultOfPublish(packet);
  if (packet.body[0] == 0 && packet.body[1] == 0) return Fault::ZeroIdentifier;
  return packet.type() == Type::Suback ? faultOfSuback(packet, given.filters) : Fault::None;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* octets, size_t bytes) {
  if (bytes < 2) return 0;
  const Circumstances given{octets[0] % 2 == 0, octets[0] / 2 % 2 == 0,
                            1 + octets[0] / 4 % mqtt::SUBSCRIPTIONS_MAX};
  Packet packet{octets[1], protocol::Octets(octets + 2, octets + bytes)};
  // A topic too long for a corpus: the last octet again and again.
  if (octets[0] >= 192 && bytes > 2) packet.body.resize(packet.body.size() * 64, packet.body.back());
  hold(decode(packet, given) == expectedOf(packet, given), "the fault");
  return 0;
}
