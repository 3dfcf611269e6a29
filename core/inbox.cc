#include "core/inbox.h"

namespace mqtt {

// What a place holds, from the arrival of a message on:
//
//   QoS 0:  Free --PUBLISH--> WaitTake --taken--> Free
//
//   QoS 1:  Free --PUBLISH--> WaitTake --taken--> WaitAcknowledge --PUBACK sent--> Free
//
//   QoS 2:  Free --PUBLISH--> WaitTake --taken--> WaitAcknowledge --PUBREC sent--> WaitPubrel
//             ^                                         ^                            |  |
//             |                                         +------PUBLISH again---------+  |
//             +------------------------------PUBREL-------------------------------------+
//
// A message is acknowledged only when it was taken. So the broker keeps what the program has not seen, and
// sends no more than its own window of unacknowledged messages.
//
// The end of a connection leaves messages as they are, but for thisConnection. With a session kept the broker
// sends again what was not acknowledged: it finds its place by the identifier and is not taken in twice. How
// many connections that takes is not known, since each may end before it comes. Without a session the broker
// has forgotten the identifiers: what was taken leaves, the rest is only there to be taken. MQTT 3.1 does not
// say whether there is one; there a new message tells that nothing more will be repeated.

// Order of writes, as in outbox.cc: a message counts from the moment its state becomes WaitTake, written
// last; a receiver has taken it when its mark goes, receivers[index] or, taken for all, the state.

void discardMessage(Inbox& inbox, int32_t place) {
  IncomingMessage& message = inbox.messages[place];
  if (message.qos == Qos::AtMostOnce) {
    inbox.qosZeroCount -= 1;
  }
  if (message.state == ArrivalState::WaitAcknowledge && message.thisConnection) {
    inbox.answersDue -= 1;
  }
  message.state = ArrivalState::Free;
  message.thisConnection = false;
  message.packetIdentifier = 0;
  removePlace(inbox.order, place);
}

void finishReceiving(Inbox& inbox, int32_t place) {
  IncomingMessage& message = inbox.messages[place];
  if (message.packetIdentifier == 0) {
    discardMessage(inbox, place);
    return;
  }
  message.state = ArrivalState::WaitAcknowledge;
  if (message.thisConnection) {
    inbox.answersDue += 1;
  }
}

int32_t placeOfIdentifier(const Inbox& inbox, Qos qos, int32_t packetIdentifier) {
  int32_t place = inbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    const IncomingMessage& message = inbox.messages[place];
    if (message.packetIdentifier == packetIdentifier && message.qos == qos) {
      return place;
    }
    place = inbox.order.younger[place];
  }
  return NO_PLACE;
}

int32_t oldestQosZero(const Inbox& inbox) {
  int32_t place = inbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE || inbox.qosZeroCount == 0) {
      break;
    }
    if (inbox.messages[place].qos == Qos::AtMostOnce) {
      return place;
    }
    place = inbox.order.younger[place];
  }
  return NO_PLACE;
}

void resetInbox(Inbox& inbox) {
  resetOrder(inbox.order);
  inbox.lastNumber = 0;
  inbox.qosZeroCount = 0;
  inbox.taking = false;
  inbox.answersDue = 0;
  for (int32_t place = 0; place < QUEUE_MESSAGES_MAX; ++place) {
    IncomingMessage& message = inbox.messages[place];
    message.state = ArrivalState::Free;
    message.qos = Qos::AtMostOnce;
    message.retained = false;
    message.duplicate = false;
    message.thisConnection = false;
    message.packetIdentifier = 0;
    message.number = 0;
    message.topicLength = 0;
    message.payloadLength = 0;
    message.large = false;
    message.waitingReceivers = 0;
    for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
      message.receivers[index] = false;
    }
  }
}

}  // namespace mqtt
