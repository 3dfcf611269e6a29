#include "core/on_packet.h"

#include "core/acknowledge.h"
#include "core/arrival.h"
#include "core/saturate.h"
#include "core/subscribe.h"

namespace mqtt {

// There is no place for the message. It waits; or, to resolve that both sides wait for each other, it is left
// to the broker, which keeps it because it is not acknowledged.
static void onNoPlace(Link& link, Counters& counters) {
  if (!link.pressure.leaving) {
    link.pressure.paused = true;
    return;
  }
  link.pressure.leftCount = addSaturating(link.pressure.leftCount, 1);
  counters.leftToBroker = addSaturating(counters.leftToBroker, 1);
  finishPacket(link.framing);
}

// In a session that was kept an identifier of QoS 2 means the same message until PUBREL, whether the broker
// sets DUP as it must or not (MQTT-4.3.3-2).
static void setMissingDuplicate(const Inbox& inbox, Link& link) {
  if (!link.sessionKept || link.head.qos != Qos::ExactlyOnce) {
    return;
  }
  if (placeOfIdentifier(inbox, Qos::ExactlyOnce, link.head.packetIdentifier) != NO_PLACE) {
    link.head.duplicate = true;
  }
}

// A message without DUP was not sent before (MQTT-3.3.1-1).
static void followRepeats(Session& session, Link& link) {
  if (link.repeatsEnded || link.head.duplicate || link.head.qos == Qos::AtMostOnce) {
    return;
  }
  link.repeatsEnded = true;
  forgetUnrepeated(session.inbox);
}

// The message is dealt with, or will be taken in pieces.
static void onHandled(Link& link) {
  if (link.head.pieceReceiver != NO_PLACE && link.head.place != NO_PLACE) {
    beginLargeArrival(link.arrival, link.framing, link.head);
  } else {
    finishPacket(link.framing);
  }
}

static Fault onPublish(Session& session, Link& link, Counters& counters) {
  Fault fault = decodePublish(link.framing, link.head);
  if (fault != Fault::None) {
    return fault;
  }
  setMissingDuplicate(session.inbox, link);
  followRepeats(session, link);
  findReceivers(session, link.framing, link.head);
  ArrivalResult result = storeArrived(session, link.framing, link.head, link.pressure.leaving, counters);
  switch (result) {
    case ArrivalResult::Handled: onHandled(link); break;
    case ArrivalResult::NoPlace: onNoPlace(link, counters); break;
  }
  return Fault::None;
}

// PUBACK, PUBREC or PUBCOMP.
static void onDelivery(Session& session, Link& link, Counters& counters, int32_t packetIdentifier) {
  if (onDeliveryAnswer(session.outbox, link.window, counters, link.framing.packetType, packetIdentifier)) {
    encodeAcknowledge(link.transmit, PUBREL_HEADER, packetIdentifier);
  }
}

// PUBACK, PUBREC, PUBREL, PUBCOMP, SUBACK and UNSUBACK begin with a packet identifier.
static Fault onIdentified(Session& session, Link& link, Counters& counters) {
  int32_t packetIdentifier = uint16At(link.framing, 0);
  Fault fault = Fault::None;
  if (packetIdentifier == 0) {
    return Fault::ZeroIdentifier;
  }
  switch (link.framing.packetType) {
    case PacketType::Puback:
    case PacketType::Pubrec:
    case PacketType::Pubcomp: onDelivery(session, link, counters, packetIdentifier); break;
    case PacketType::Pubrel:
      onPubrel(session.inbox, packetIdentifier);
      encodeAcknowledge(link.transmit, PUBCOMP_HEADER, packetIdentifier);
      break;
    case PacketType::Suback: fault = onSuback(session, link.framing); break;
    case PacketType::Unsuback: onUnsuback(session, packetIdentifier); break;
    case PacketType::Connack:
    case PacketType::Publish:
    case PacketType::Pingresp:
    case PacketType::Forbidden: break;
  }
  finishPacket(link.framing);
  return fault;
}

// A broker to which nothing is owed any more has sent again what it kept of earlier connections, before it
// answers.
static void onPingresp(Session& session, Link& link) {
  link.keepAlive.waitPingresp = false;
  if (!link.repeatsEnded) {
    link.repeatsEnded = isAcknowledged(session.inbox);
    if (link.repeatsEnded) {
      forgetUnrepeated(session.inbox);
    }
  }
  finishPacket(link.framing);
}

Fault onPacket(Session& session, Link& link, Counters& counters) {
  switch (link.framing.packetType) {
    case PacketType::Publish: return onPublish(session, link, counters);
    case PacketType::Puback:
    case PacketType::Pubrec:
    case PacketType::Pubrel:
    case PacketType::Pubcomp:
    case PacketType::Suback:
    case PacketType::Unsuback: return onIdentified(session, link, counters);
    case PacketType::Pingresp: onPingresp(session, link); return Fault::None;
    case PacketType::Connack: return Fault::ConnackTwice;
    case PacketType::Forbidden: break;
  }
  return Fault::ForbiddenPacket;
}

}  // namespace mqtt
