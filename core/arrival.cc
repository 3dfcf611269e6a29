#include "core/arrival.h"

#include "core/matching.h"
#include "core/receive.h"
#include "core/saturate.h"

namespace mqtt {

/// Bytes of a payload that are compared to find out whether a message has come before.
inline constexpr int32_t COMPARED_BYTES_MAX = 64;

// True when the message can be handed to a receiver.
static bool fitsReceivers(const Framing& framing, const PublishHead& head) {
  return framing.state == FramingState::Complete && head.topicLength <= TEXT_BYTES_MAX &&
         head.payloadLength <= PAYLOAD_BYTES_MAX;
}

// True when so many bytes of the inbox and of the packet, from these indices on, are the same.
static bool hasSameBytes(const Inbox& inbox, int32_t inboxOffset, const Framing& framing, int32_t bodyOffset,
                         int32_t count) {
  for (int32_t index = 0; index < count; ++index) {
    if (inbox.bytes[inboxOffset + index] != framing.body[bodyOffset + index]) {
      return false;
    }
  }
  return true;
}

static bool hasSameContent(const Inbox& inbox, int32_t place, const Framing& framing,
                           const PublishHead& head) {
  const IncomingMessage& known = inbox.messages[place];
  int32_t offset = place * MESSAGE_BYTES_MAX;
  int32_t payloadBytes = head.payloadLength;
  if (known.topicLength != head.topicLength || known.payloadLength != head.payloadLength) {
    return false;
  }
  if (!fitsReceivers(framing, head)) {
    return true;
  }
  if (payloadBytes > COMPARED_BYTES_MAX) {
    payloadBytes = COMPARED_BYTES_MAX;
  }
  if (!hasSameBytes(inbox, offset, framing, head.topicOffset, head.topicLength)) {
    return false;
  }
  return hasSameBytes(inbox, offset + head.topicLength, framing, head.payloadOffset, payloadBytes);
}

// True when the message arrived before and has its place. DUP alone does not say so (3.3.1.1), but without it
// the broker does not repeat: not on another connection (MQTT-3.3.1-1), and of QoS 1 on none. Nor does the
// identifier alone: a broker that has lost the session gives it to another message, and MQTT 3.1 does not say
// that it has.
static bool isSameArrival(const Inbox& inbox, int32_t place, const Framing& framing,
                          const PublishHead& head) {
  const IncomingMessage& known = inbox.messages[place];
  if (!head.duplicate && (known.qos == Qos::AtLeastOnce || !known.thisConnection)) {
    return false;
  }
  if (known.retained != head.retained) {
    return false;
  }
  return hasSameContent(inbox, place, framing, head);
}

// A number for a message just older than the one at `younger`, or for the newest. After a restart the numbers
// alone say the order, so the younger ones move up, the newest first: behind each write the order is right.
static int32_t numberBefore(Inbox& inbox, int32_t younger) {
  int32_t number = numberAfter(inbox.lastNumber);
  inbox.lastNumber = number;
  if (younger == NO_PLACE) {
    return number;
  }
  int32_t place = inbox.order.newest;
  for (int32_t moved = 0; moved < QUEUE_MESSAGES_MAX; ++moved) {
    int32_t given = inbox.messages[place].number;
    inbox.messages[place].number = number;
    number = given;
    if (place == younger) {
      break;
    }
    place = inbox.order.older[place];
  }
  return number;
}

// The place of the oldest message that the broker may send again and has not yet, or NO_PLACE. It repeats in
// its order, so what it repeats before belongs in front: acknowledgements keep the order of arrival on this
// connection (MQTT-4.6.0-2, -3).
static int32_t oldestUnrepeated(const Inbox& inbox) {
  int32_t place = inbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    const IncomingMessage& message = inbox.messages[place];
    if (!message.thisConnection && message.packetIdentifier != 0) {
      return place;
    }
    place = inbox.order.younger[place];
  }
  return NO_PLACE;
}

// The message at this place has come again. Acknowledgements keep the order of arrival on this connection, so
// it goes in front of those that have not come yet. It stands there already unless the broker has begun
// another session in which it repeats in another order.
static void moveRepeated(Inbox& inbox, int32_t place) {
  int32_t younger = oldestUnrepeated(inbox);
  if (younger == place || younger == NO_PLACE) {
    return;
  }
  removePlace(inbox.order, place);
  int32_t number = numberBefore(inbox, younger);
  inbox.messages[place].number = number;
  insertPlace(inbox.order, place, younger);
}

// The PUBLISH is the one at this place, sent again. If its PUBREC was sent before, it is sent again in its
// turn (MQTT-4.3.3-2, MQTT-4.6.0-3).
static void repeatArrived(Inbox& inbox, int32_t place) {
  IncomingMessage& message = inbox.messages[place];
  bool isFirst = !message.thisConnection;
  if (isFirst) {
    moveRepeated(inbox, place);
  }
  message.thisConnection = true;
  if (message.state == ArrivalState::WaitPubrel) {
    message.state = ArrivalState::WaitAcknowledge;
    inbox.answersDue += 1;
  } else if (isFirst && message.state == ArrivalState::WaitAcknowledge) {
    inbox.answersDue += 1;
  }
}

// The broker has forgotten the message: what was taken leaves, the rest is only there to be taken.
static void forgetArrived(Inbox& inbox, int32_t place) {
  IncomingMessage& message = inbox.messages[place];
  if (message.state == ArrivalState::WaitTake) {
    message.packetIdentifier = 0;
    message.thisConnection = false;
  } else {
    discardMessage(inbox, place);
  }
}

// The place the message has, NO_PLACE when it is new. A place that has its identifier but is another message
// is given up: the broker has forgotten it.
static int32_t knownPlace(Inbox& inbox, const Framing& framing, const PublishHead& head) {
  if (head.qos == Qos::AtMostOnce) {
    return NO_PLACE;
  }
  int32_t place = placeOfIdentifier(inbox, head.qos, head.packetIdentifier);
  if (place == NO_PLACE) {
    return NO_PLACE;
  }
  if (isSameArrival(inbox, place, framing, head)) {
    return place;
  }
  forgetArrived(inbox, place);
  return NO_PLACE;
}

// A free place, if need be by dropping the oldest message of QoS 0; NO_PLACE when there is none.
static int32_t makePlace(Session& session, Counters& counters) {
  if (session.inbox.order.count == QUEUE_MESSAGES_MAX) {
    int32_t oldest = oldestQosZero(session.inbox);
    if (oldest == NO_PLACE) {
      return NO_PLACE;
    }
    dropReceivers(session, oldest);
    discardMessage(session.inbox, oldest);
    counters.dropped = addSaturating(counters.dropped, 1);
  }
  return freePlace(session.inbox.order);
}

// The subscription takes the message, if its filter matches.
static bool takesArrived(const Session& session, int32_t index, bool fits, const PublishHead& head) {
  const Subscription& subscription = session.subscriptions[index];
  if (!isReceiving(subscription.state)) {
    return false;
  }
  if (fits) {
    return true;
  }
  return head.pieceReceiver == NO_PLACE && head.topicLength <= TEXT_BYTES_MAX &&
         head.payloadLength > PAYLOAD_BYTES_MAX && head.payloadLength <= subscription.largestBytes;
}

void findReceivers(const Session& session, const Framing& framing, PublishHead& head) {
  bool fits = fitsReceivers(framing, head);
  head.receiverCount = 0;
  head.pieceReceiver = NO_PLACE;
  head.place = NO_PLACE;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    bool matches = takesArrived(session, index, fits, head);
    if (matches) {
      matches = filterMatches(framing, head, session.subscriptions[index].filter);
    }
    head.receivers[index] = matches;
    if (matches) {
      head.receiverCount += 1;
      if (!fits) {
        head.pieceReceiver = index;
      }
    }
  }
}

// The receivers wait for the message at this place.
static void enterReceivers(Session& session, const PublishHead& head, int32_t place) {
  IncomingMessage& message = session.inbox.messages[place];
  message.waitingReceivers = head.receiverCount;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    message.receivers[index] = head.receivers[index];
    if (head.receivers[index]) {
      Subscription& subscription = session.subscriptions[index];
      subscription.waitingCount += 1;
      subscription.receivedCount = addSaturating(subscription.receivedCount, 1);
    }
  }
}

static void describeArrived(Inbox& inbox, const PublishHead& head, int32_t place, int32_t younger) {
  int32_t number = numberBefore(inbox, younger);
  IncomingMessage& message = inbox.messages[place];
  message.number = number;
  message.qos = head.qos;
  message.retained = head.retained;
  message.duplicate = head.duplicate;
  message.packetIdentifier = head.packetIdentifier;
  message.thisConnection = head.qos != Qos::AtMostOnce;
  message.topicLength = head.topicLength;
  message.payloadLength = head.payloadLength;
  message.large = head.pieceReceiver != NO_PLACE;
}

// Copies what fits: topic and payload, or the topic alone.
static void copyArrived(Inbox& inbox, const Framing& framing, const PublishHead& head, int32_t place) {
  int32_t offset = place * MESSAGE_BYTES_MAX;
  if (head.topicLength <= TEXT_BYTES_MAX) {
    plc::copyBytes(inbox.bytes, offset, framing.body, head.topicOffset, head.topicLength);
  }
  if (fitsReceivers(framing, head)) {
    plc::copyBytes(inbox.bytes, offset + head.topicLength, framing.body, head.payloadOffset,
                   head.payloadLength);
  }
}

// The message has no receiver; why is counted.
static void countUnreceived(const Framing& framing, const PublishHead& head, Counters& counters) {
  if (fitsReceivers(framing, head)) {
    counters.unmatched = addSaturating(counters.unmatched, 1);
  } else {
    counters.oversized = addSaturating(counters.oversized, 1);
  }
}

static void fillPlace(Session& session, const Framing& framing, PublishHead& head, Counters& counters,
                      int32_t place) {
  head.place = place;
  int32_t younger = NO_PLACE;
  if (head.duplicate) {
    younger = oldestUnrepeated(session.inbox);
  }
  describeArrived(session.inbox, head, place, younger);
  enterReceivers(session, head, place);
  copyArrived(session.inbox, framing, head, place);
  // Written last: from now on the message counts.
  session.inbox.messages[place].state = ArrivalState::WaitTake;
  insertPlace(session.inbox.order, place, younger);
  if (head.qos == Qos::AtMostOnce) {
    session.inbox.qosZeroCount += 1;
  }
  if (head.receiverCount > 0) {
    counters.received = addSaturating(counters.received, 1);
  } else {
    countUnreceived(framing, head, counters);
    finishReceiving(session.inbox, place);
  }
}

ArrivalResult storeArrived(Session& session, const Framing& framing, PublishHead& head, bool leaving,
                           Counters& counters) {
  int32_t place = knownPlace(session.inbox, framing, head);
  if (place != NO_PLACE) {
    repeatArrived(session.inbox, place);
    return ArrivalResult::Handled;
  }
  if (head.qos == Qos::AtMostOnce && head.receiverCount == 0) {
    countUnreceived(framing, head, counters);
    return ArrivalResult::Handled;
  }
  if (leaving && head.qos != Qos::AtMostOnce) {
    return ArrivalResult::NoPlace;
  }
  place = makePlace(session, counters);
  if (place != NO_PLACE) {
    fillPlace(session, framing, head, counters, place);
    return ArrivalResult::Handled;
  }
  if (head.qos == Qos::AtMostOnce) {
    counters.dropped = addSaturating(counters.dropped, 1);
    return ArrivalResult::Handled;
  }
  return ArrivalResult::NoPlace;
}

void beginReceiving(Inbox& inbox, bool sessionKept) {
  int32_t place = inbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    int32_t behind = inbox.order.younger[place];
    inbox.messages[place].thisConnection = false;
    if (!sessionKept) {
      forgetArrived(inbox, place);
    }
    place = behind;
  }
  inbox.answersDue = 0;
}

void forgetUnrepeated(Inbox& inbox) {
  int32_t place = inbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    int32_t behind = inbox.order.younger[place];
    if (!inbox.messages[place].thisConnection) {
      forgetArrived(inbox, place);
    }
    place = behind;
  }
}

bool isAcknowledged(const Inbox& inbox) {
  for (int32_t place = 0; place < QUEUE_MESSAGES_MAX; ++place) {
    if (inbox.messages[place].thisConnection) {
      return false;
    }
  }
  return true;
}

bool isSettled(const Inbox& inbox) {
  return inbox.order.count == inbox.qosZeroCount;
}

}  // namespace mqtt
