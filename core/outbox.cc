#include "core/outbox.h"

#include "core/clock.h"
#include "core/topic.h"

namespace mqtt {

// Order of writes: a power cut may end a scan behind any of them, and what is retentive has to be whole
// behind each. A message counts from the moment its state becomes Waiting, written last, and until its state
// becomes an end, written first. Everything about it is written before, everything that follows from states
// (order, counts, unsent) is made anew from them by recoverSession.

Answer answerToMessage(const Message& message) {
  if (message.topic.length > TEXT_BYTES_MAX) {
    return Answer::TopicTooLong;
  }
  if (!isTopicName(message.topic)) {
    return Answer::BadTopic;
  }
  if (message.payloadLength < 0 || message.payloadLength > PAYLOAD_BYTES_MAX) {
    return Answer::PayloadTooLong;
  }
  if (message.qos != Qos::AtMostOnce && message.qos != Qos::AtLeastOnce && message.qos != Qos::ExactlyOnce) {
    return Answer::BadQos;
  }
  return Answer::Accepted;
}

// The oldest message that may be dropped or cancelled: it was never sent. NO_PLACE when there is none.
static int32_t oldestWaiting(const Outbox& outbox, bool onlyQosZero) {
  int32_t place = outbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    const OutgoingMessage& message = outbox.messages[place];
    if (message.state == DeliveryState::Waiting && (!onlyQosZero || message.qos == Qos::AtMostOnce)) {
      return place;
    }
    place = outbox.order.younger[place];
  }
  return NO_PLACE;
}

int32_t makeRoom(Outbox& outbox, WhenFull policy) {
  if (outbox.order.count < QUEUE_MESSAGES_MAX) {
    return freePlace(outbox.order);
  }
  if (policy == WhenFull::RefuseNew) {
    return NO_PLACE;
  }
  int32_t place = oldestWaiting(outbox, policy == WhenFull::DropQosZero);
  if (place != NO_PLACE) {
    finishMessage(outbox, place, DeliveryState::Dropped);
  }
  return place;
}

static int32_t nextTicket(Outbox& outbox, int32_t place) {
  outbox.lastNumber = numberAfter(outbox.lastNumber);
  return outbox.lastNumber * QUEUE_MESSAGES_MAX + place + 1;
}

int32_t storeMessage(Outbox& outbox, int32_t place, const Message& message, int32_t largeBytes,
                     int32_t maximumAgeMs, int32_t clockMs) {
  int32_t offset = place * MESSAGE_BYTES_MAX;
  plc::copyBytes(outbox.bytes, offset, message.topic.bytes, 0, message.topic.length);
  plc::copyBytes(outbox.bytes, offset + message.topic.length, message.payload, 0, message.payloadLength);
  int32_t ticket = nextTicket(outbox, place);
  OutgoingMessage& stored = outbox.messages[place];
  stored.qos = message.qos;
  stored.retained = message.retained;
  stored.duplicate = false;
  stored.ticket = ticket;
  stored.packetIdentifier = 0;
  stored.transmitEnd = 0;
  stored.sinceMs = clockMs;
  stored.maximumAgeMs = maximumAgeMs;
  stored.topicLength = message.topic.length;
  stored.payloadLength = message.payloadLength;
  stored.large = largeBytes != NOT_LARGE;
  if (stored.large) {
    stored.payloadLength = largeBytes;
  }
  stored.state = DeliveryState::Waiting;
  appendPlace(outbox.order, place);
  if (outbox.unsent == NO_PLACE) {
    outbox.unsent = place;
  }
  return ticket;
}

// The place of a ticket, or NO_PLACE when another message has it now.
static int32_t placeOfTicket(const Outbox& outbox, int32_t ticket) {
  if (ticket < 1) {
    return NO_PLACE;
  }
  int32_t place = (ticket - 1) % QUEUE_MESSAGES_MAX;
  if (outbox.messages[place].ticket != ticket) {
    return NO_PLACE;
  }
  return place;
}

DeliveryState stateOfTicket(const Outbox& outbox, int32_t ticket) {
  int32_t place = placeOfTicket(outbox, ticket);
  if (place != NO_PLACE) {
    if (outbox.messages[place].state == DeliveryState::WaitReleased) {
      return DeliveryState::Lost;
    }
    return outbox.messages[place].state;
  }
  if (ticket < 1) {
    return DeliveryState::Unknown;
  }
  for (int32_t index = 0; index < QUEUE_MESSAGES_MAX; ++index) {
    if (outbox.results[index].ticket == ticket) {
      return outbox.results[index].state;
    }
  }
  return DeliveryState::Unknown;
}

void keepResult(Outbox& outbox, int32_t ticket, DeliveryState state) {
  int32_t result = (outbox.lastResult + 1) % QUEUE_MESSAGES_MAX;
  outbox.lastResult = result;
  // A ticket must never be seen beside the state of another.
  outbox.results[result].ticket = 0;
  outbox.results[result].state = state;
  outbox.results[result].ticket = ticket;
}

void finishMessage(Outbox& outbox, int32_t place, DeliveryState state) {
  OutgoingMessage& message = outbox.messages[place];
  message.state = state;
  message.packetIdentifier = 0;
  if (outbox.unsent == place) {
    outbox.unsent = outbox.order.younger[place];
  }
  removePlace(outbox.order, place);
  keepResult(outbox, message.ticket, state);
}

bool cancelTicket(Outbox& outbox, int32_t ticket) {
  int32_t place = placeOfTicket(outbox, ticket);
  if (place == NO_PLACE) {
    return false;
  }
  if (outbox.messages[place].state != DeliveryState::Waiting) {
    return false;
  }
  finishMessage(outbox, place, DeliveryState::Cancelled);
  return true;
}

int32_t cancelUnsent(Outbox& outbox) {
  int32_t cancelled = 0;
  int32_t place = outbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    int32_t behind = outbox.order.younger[place];
    if (outbox.messages[place].state == DeliveryState::Waiting) {
      finishMessage(outbox, place, DeliveryState::Cancelled);
      cancelled += 1;
    }
    place = behind;
  }
  return cancelled;
}

bool isExpired(const OutgoingMessage& message, int32_t clockMs) {
  if (message.state != DeliveryState::Waiting || message.maximumAgeMs == NO_AGE_LIMIT) {
    return false;
  }
  return passedSince(clockMs, message.sinceMs) >= message.maximumAgeMs;
}

bool expireNext(Outbox& outbox, int32_t clockMs) {
  int32_t place = (outbox.agedPlace + 1) % QUEUE_MESSAGES_MAX;
  outbox.agedPlace = place;
  if (!isExpired(outbox.messages[place], clockMs)) {
    return false;
  }
  finishMessage(outbox, place, DeliveryState::Expired);
  return true;
}

static void resetOutgoing(OutgoingMessage& message) {
  message.state = DeliveryState::Unknown;
  message.qos = Qos::AtMostOnce;
  message.retained = false;
  message.duplicate = false;
  message.ticket = 0;
  message.packetIdentifier = 0;
  message.transmitEnd = 0;
  message.sinceMs = 0;
  message.maximumAgeMs = NO_AGE_LIMIT;
  message.topicLength = 0;
  message.payloadLength = 0;
  message.large = false;
}

void resetOutbox(Outbox& outbox) {
  resetOrder(outbox.order);
  outbox.unsent = NO_PLACE;
  outbox.agedPlace = 0;
  outbox.lastResult = 0;
  for (int32_t place = 0; place < QUEUE_MESSAGES_MAX; ++place) {
    resetOutgoing(outbox.messages[place]);
    outbox.results[place].ticket = 0;
    outbox.results[place].state = DeliveryState::Unknown;
  }
}

}  // namespace mqtt
