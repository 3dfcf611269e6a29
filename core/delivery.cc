#include "core/delivery.h"

namespace mqtt {

// The sender's half of QoS 0 and QoS 1 (MQTT 3.1.1, 4.3.1, 4.3.2):
//
//   QoS 0:  Waiting --> WaitSent --transport done--> Sent
//                           |
//                           +----connection ends---> Lost
//
//   QoS 1:  Waiting --> WaitPuback --PUBACK--> Acknowledged
//              ^            |
//              +------------+
//          CONNACK, clean session
//
// The end of a connection leaves WaitPuback as it is: which messages were sent on the present connection is
// what the send cursor says (sending.h). With a session kept, those behind the cursor are sent again with DUP
// and the same identifier. A clean session forgets the packet identifiers, not the messages: what was not
// acknowledged is new there, and is sent with a fresh identifier and without DUP (MQTT-3.1.2-6). Either way
// it is sent until it is acknowledged.
DeliveryState afterAnswer(DeliveryState state, PacketType arrived) {
  if (state == DeliveryState::WaitPuback && arrived == PacketType::Puback) {
    return DeliveryState::Acknowledged;
  }
  return state;
}

DeliveryState afterLinkDown(DeliveryState state) {
  if (state == DeliveryState::WaitSent) {
    return DeliveryState::Lost;
  }
  return state;
}

DeliveryState afterConnack(DeliveryState state, bool cleanSession) {
  if (state == DeliveryState::WaitPuback && cleanSession) {
    return DeliveryState::Waiting;
  }
  return state;
}

bool isFinished(DeliveryState state) {
  return state == DeliveryState::Sent || state == DeliveryState::Acknowledged || state == DeliveryState::Lost;
}

}  // namespace mqtt
