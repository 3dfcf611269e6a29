#include "core/delivery.h"

namespace mqtt {

// The sender's half of the qualities of service (MQTT 3.1.1, 4.3):
//
//   QoS 0:  Waiting --> WaitSent --transport done--> Sent
//                           |
//                           +----connection ends---> Lost
//
//   QoS 1:  Waiting --> WaitPuback --PUBACK--> Acknowledged
//
//   QoS 2:  Waiting --> WaitPubrec --PUBREC--> WaitPubcomp --PUBCOMP--> Acknowledged
//
//                                         WaitReleased --PUBCOMP--> Lost
//
// A large message of QoS 2 that its publisher gives up goes from WaitPubrec to WaitReleased if it was sent on
// an earlier connection: the broker may have the whole of it, answers PUBREL in any case (MQTT-4.3.3-2), and
// would take the next message with this identifier for this one.
//
// A message that waits to be sent can also end as Expired, Dropped or Cancelled.
//
// The end of a connection leaves a message of QoS 1 or 2 as it is: which messages were sent on the present
// connection is what Outbox::unsent says. With a session kept, PUBLISH is sent again with DUP and PUBREL as
// it was, both with the same identifier. A clean session forgets the identifiers, not the messages: CONNACK
// then leads from all three waits back to Waiting. What was not acknowledged to its end is new there and is
// sent with a fresh identifier and without DUP (MQTT-3.1.2-6), of QoS 2 possibly a second time. CONNECT does
// the same when it asks for the session of another identifier, or for one behind a clean session.
//
// A broker that says it has forgotten the session would answer PUBREL with PUBCOMP all the same (4.3.3). If
// it hands messages on at PUBREL only, as mosquitto does, nobody would ever get the message: so it is
// published anew, possibly a second time.
DeliveryState afterAnswer(DeliveryState state, PacketType arrived) {
  if (state == DeliveryState::WaitPuback && arrived == PacketType::Puback) {
    return DeliveryState::Acknowledged;
  }
  if (state == DeliveryState::WaitPubrec && arrived == PacketType::Pubrec) {
    return DeliveryState::WaitPubcomp;
  }
  if (state == DeliveryState::WaitPubcomp && arrived == PacketType::Pubcomp) {
    return DeliveryState::Acknowledged;
  }
  if (state == DeliveryState::WaitReleased && arrived == PacketType::Pubcomp) {
    return DeliveryState::Lost;
  }
  return state;
}

DeliveryState afterLinkDown(DeliveryState state) {
  if (state == DeliveryState::WaitSent) {
    return DeliveryState::Lost;
  }
  return state;
}

DeliveryState afterConnack(DeliveryState state, bool cleanSession, bool forgotten) {
  if (state == DeliveryState::WaitReleased && (cleanSession || forgotten)) {
    return DeliveryState::Lost;
  }
  if (cleanSession) {
    if (waitsForAnswer(state)) {
      return DeliveryState::Waiting;
    }
    return state;
  }
  if (forgotten && state == DeliveryState::WaitPubcomp) {
    return DeliveryState::Waiting;
  }
  return state;
}

bool isReleased(DeliveryState state) {
  return state == DeliveryState::WaitPubcomp || state == DeliveryState::WaitReleased;
}

bool waitsForAnswer(DeliveryState state) {
  return state == DeliveryState::WaitPuback || state == DeliveryState::WaitPubrec ||
         state == DeliveryState::WaitPubcomp || state == DeliveryState::WaitReleased;
}

}  // namespace mqtt
