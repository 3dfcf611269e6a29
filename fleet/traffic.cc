#include "fleet/traffic.h"

#include <algorithm>

namespace fleet {

TrafficCounts operator-(const TrafficCounts& a, const TrafficCounts& b) {
  return {.connects = a.connects - b.connects,
          .refusals = a.refusals - b.refusals,
          .failures = a.failures - b.failures,
          .disconnects = a.disconnects - b.disconnects,
          .published = a.published - b.published,
          .confirmable = a.confirmable - b.confirmable,
          .resent = a.resent - b.resent,
          .acknowledged = a.acknowledged - b.acknowledged,
          .received = a.received - b.received};
}

Connection::~Connection() {
  if (!isAccepted_) return;
  --traffic_.connected;
  ++traffic_.counts.disconnects;
}

void Connection::sent(std::span<const uint8_t> bytes, int64_t now) {
  std::vector<Packet> packets;
  out_.read(bytes, packets);
  for (const Packet& packet : packets) noteSent(packet, now);
}

void Connection::received(std::span<const uint8_t> bytes, int64_t now) {
  std::vector<Packet> packets;
  in_.read(bytes, packets);
  for (const Packet& packet : packets) noteReceived(packet, now);
}

std::vector<Connection::InFlight>::iterator Connection::inFlight(const Packet& packet) {
  return std::find_if(inFlight_.begin(), inFlight_.end(),
                      [&](const InFlight& one) { return one.identifier == packet.identifier; });
}

void Connection::noteSent(const Packet& packet, int64_t now) {
  // A PUBREL without its PUBLISH ends a message of an earlier connection.
  const bool isRelease = packet.type == PUBREL && inFlight(packet) == inFlight_.end();
  if (packet.type == PUBLISH) {
    ++(packet.isDuplicate ? traffic_.counts.resent : traffic_.counts.published);
    if (packet.qos > 0 && !packet.isDuplicate) ++traffic_.counts.confirmable;
  }
  if (isRelease || (packet.type == PUBLISH && packet.qos > 0)) inFlight_.push_back({packet.identifier, now});
}

void Connection::noteReceived(const Packet& packet, int64_t now) {
  if (packet.type == CONNACK) {
    ++(packet.returnCode == 0 ? traffic_.counts.connects : traffic_.counts.refusals);
    if (packet.returnCode != 0 || isAccepted_) return;
    isAccepted_ = true;
    ++traffic_.connected;
  } else if (packet.type == PUBLISH) {
    ++traffic_.counts.received;
  } else if (packet.type == PUBACK || packet.type == PUBCOMP) {
    const auto found = inFlight(packet);
    if (found == inFlight_.end()) return;
    ++traffic_.counts.acknowledged;
    traffic_.latencies.add(now - found->since);
    inFlight_.erase(found);
  }
}

}  // namespace fleet
