#include "core/acknowledge.h"

#include "core/packet.h"

namespace mqtt {

void encodeAcknowledge(Transmit& transmit, int32_t header, int32_t packetIdentifier) {
  appendFixedHeader(transmit, header, 2);
  appendUint16(transmit, packetIdentifier);
}

static void acknowledge(Inbox& inbox, Transmit& transmit, int32_t place) {
  IncomingMessage& message = inbox.messages[place];
  if (message.qos == Qos::AtLeastOnce) {
    encodeAcknowledge(transmit, PUBACK_HEADER, message.packetIdentifier);
    discardMessage(inbox, place);
  } else {
    encodeAcknowledge(transmit, PUBREC_HEADER, message.packetIdentifier);
    message.state = ArrivalState::WaitPubrel;
    inbox.answersDue -= 1;
  }
}

void acknowledgeTaken(Inbox& inbox, Transmit& transmit, int32_t arriving) {
  int32_t place = inbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE || inbox.answersDue == 0) {
      break;
    }
    if (!hasRoom(transmit, ACKNOWLEDGE_BYTES)) {
      break;
    }
    int32_t behind = inbox.order.younger[place];
    const IncomingMessage& message = inbox.messages[place];
    // A message of an earlier connection that the broker has not sent again holds nothing back.
    if (message.thisConnection) {
      if (message.state == ArrivalState::WaitTake) {
        break;
      }
      if (message.packetIdentifier == arriving) {
        break;
      }
      if (message.state == ArrivalState::WaitAcknowledge) {
        acknowledge(inbox, transmit, place);
      }
    }
    place = behind;
  }
}

void onPubrel(Inbox& inbox, int32_t packetIdentifier) {
  int32_t place = placeOfIdentifier(inbox, Qos::ExactlyOnce, packetIdentifier);
  if (place != NO_PLACE) {
    if (inbox.messages[place].state == ArrivalState::WaitPubrel) {
      discardMessage(inbox, place);
    }
  }
}

}  // namespace mqtt
