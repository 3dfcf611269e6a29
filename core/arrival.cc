#include "core/arrival.h"

#include "core/acknowledge.h"
#include "core/saturate.h"
#include "core/subscribe.h"

namespace mqtt {

// QoS 1 is acknowledged when the message lies in the inbox (4.3.2): from there on it is the client's. A
// PUBLISH too large to be taken in is acknowledged too: the broker would send it again and again, and never
// the messages behind it. It is counted in `oversized`.
static Fault onPublish(Session& session, Link& link, int32_t takeTimeoutMs, Counters& counters) {
  Fault fault = decodePublish(link.framing, link.head);
  if (fault != Fault::None) {
    return fault;
  }
  if (link.framing.state == FramingState::Skipped) {
    counters.oversized = addSaturating(counters.oversized, 1);
  } else if (!storeArrived(session, link.framing, link.head, link.pause, takeTimeoutMs, counters)) {
    link.pause.paused = true;
    return Fault::None;
  }
  if (link.head.qos == Qos::AtLeastOnce) {
    encodeAcknowledge(link.transmit, PUBACK_HEADER, link.head.packetIdentifier);
  }
  finishPacket(link.framing);
  return Fault::None;
}

// The answer to a SUBSCRIBE that no subscription waits for is ignored.
static Fault onSubackPacket(Session& session, const Framing& framing, int32_t packetIdentifier) {
  int32_t subscription = waitingFilter(session, packetIdentifier);
  if (subscription < 0) {
    return Fault::None;
  }
  int32_t returnCode = 0;
  Fault fault = decodeSuback(framing, returnCode);
  if (fault == Fault::None) {
    onSuback(session.subscriptions[subscription], returnCode);
  }
  return fault;
}

// PUBACK, PUBREC, PUBREL, PUBCOMP, SUBACK and UNSUBACK begin with a packet identifier.
static Fault onIdentified(Session& session, Link& link, Counters& counters) {
  int32_t packetIdentifier = uint16At(link.framing, 0);
  Fault fault = Fault::None;
  if (packetIdentifier == 0) {
    return Fault::ZeroIdentifier;
  }
  switch (link.framing.packetType) {
    case PacketType::Puback: onPuback(session.outbox, link.window, counters, packetIdentifier); break;
    // The client has no QoS 2 on its way. A broker that still has one of an earlier session gets the answer
    // that ends it, or it would wait for ever (4.3.3).
    case PacketType::Pubrec: encodeAcknowledge(link.transmit, PUBREL_HEADER, packetIdentifier); break;
    case PacketType::Pubrel: encodeAcknowledge(link.transmit, PUBCOMP_HEADER, packetIdentifier); break;
    case PacketType::Suback: fault = onSubackPacket(session, link.framing, packetIdentifier); break;
    case PacketType::Pubcomp:
    case PacketType::Unsuback:
    case PacketType::Connack:
    case PacketType::Publish:
    case PacketType::Pingresp:
    case PacketType::Forbidden: break;
  }
  finishPacket(link.framing);
  return fault;
}

Fault onPacket(Session& session, Link& link, int32_t takeTimeoutMs, Counters& counters) {
  switch (link.framing.packetType) {
    case PacketType::Publish: return onPublish(session, link, takeTimeoutMs, counters);
    case PacketType::Puback:
    case PacketType::Pubrec:
    case PacketType::Pubrel:
    case PacketType::Pubcomp:
    case PacketType::Suback:
    case PacketType::Unsuback: return onIdentified(session, link, counters);
    case PacketType::Pingresp:
      link.keepAlive.waitPingresp = false;
      finishPacket(link.framing);
      return Fault::None;
    case PacketType::Connack: return Fault::ConnackTwice;
    case PacketType::Forbidden: break;
  }
  return Fault::ForbiddenPacket;
}

}  // namespace mqtt
