#include "core/recovery.h"

#include "core/clock.h"
#include "core/saturate.h"
#include "core/subscribe.h"

namespace mqtt {

// What is kept is what states say, since these are written in one piece, last when something begins and first
// when it ends (outbox.cc, inbox.cc). So the states are looked at first, and everything else follows.

static bool isWithin(int32_t value, int32_t minimum, int32_t maximum) {
  return value >= minimum && value <= maximum;
}

static bool isQos(Qos qos) {
  return qos == Qos::AtMostOnce || qos == Qos::AtLeastOnce || qos == Qos::ExactlyOnce;
}

// Running numbers and cursors that nothing else depends on.
static void boundNumbers(Session& session) {
  if (!isWithin(session.owner.length, 0, TEXT_BYTES_MAX)) {
    session.owner.length = 0;
  }
  if (!isWithin(session.clockMs, 0, CLOCK_PERIOD_MS - 1)) {
    session.clockMs = 0;
  }
  if (!isWithin(session.lastIdentifier, 0, PACKET_ID_MAX)) {
    session.lastIdentifier = 0;
  }
  if (session.connects < 0) {
    session.connects = 0;
  }
  if (!isWithin(session.lastEntry, 0, ENTRIES_MAX)) {
    session.lastEntry = 0;
  }
  if (!isWithin(session.outbox.lastNumber, 0, NUMBERS_MAX)) {
    session.outbox.lastNumber = 0;
  }
  if (!isWithin(session.inbox.lastNumber, 0, NUMBERS_MAX)) {
    session.inbox.lastNumber = 0;
  }
  if (!isWithin(session.outbox.agedPlace, 0, QUEUE_MESSAGES_MAX - 1)) {
    session.outbox.agedPlace = 0;
  }
  if (!isWithin(session.outbox.lastResult, 0, QUEUE_MESSAGES_MAX - 1)) {
    session.outbox.lastResult = 0;
  }
}

// ---- Subscriptions

static bool isFilterWhole(const Subscription& subscription, int32_t index) {
  bool known = isReceiving(subscription.state);
  bool leaving = isUnsettled(subscription.state);
  bool lengthFits = isWithin(subscription.filter.length, 1, TEXT_BYTES_MAX);
  bool qosFits = isQos(subscription.wantedQos);
  if (subscription.handle < 1) {
    return false;
  }
  return (known || leaving) && lengthFits && qosFits &&
         (subscription.handle - 1) % SUBSCRIPTIONS_MAX == index;
}

// False: it was impossible and is gone.
static bool recoverFilter(Subscription& subscription, int32_t index) {
  if (subscription.state == SubscriptionState::Unused) {
    resetSubscription(subscription);
    return true;
  }
  if (!isFilterWhole(subscription, index)) {
    resetSubscription(subscription);
    return false;
  }
  subscription.position = NO_POSITION;
  subscription.stalled = false;
  subscription.orphaned = isReceiving(subscription.state);
  subscription.waitingCount = 0;
  return true;
}

static bool recoverFilters(Session& session) {
  bool whole = true;
  resetRequest(session.request);
  session.subscribing = false;
  session.stalling = false;
  session.orphaning = false;
  session.orphanedMs = 0;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (!recoverFilter(session.subscriptions[index], index)) {
      whole = false;
    }
    if (isUnsettled(session.subscriptions[index].state)) {
      session.subscribing = true;
    }
    if (session.subscriptions[index].orphaned) {
      session.orphaning = true;
    }
  }
  return whole;
}

// ---- Outbox

static bool isUnderWay(DeliveryState state) {
  bool sent = waitsForAnswer(state);
  return sent || state == DeliveryState::Waiting || state == DeliveryState::WaitSent;
}

// True when a message of this quality of service can be in this state.
static bool isStateOfQos(DeliveryState state, Qos qos) {
  if (state == DeliveryState::WaitSent) {
    return qos == Qos::AtMostOnce;
  }
  if (state == DeliveryState::WaitPuback) {
    return qos == Qos::AtLeastOnce;
  }
  if (state == DeliveryState::WaitPubrec) {
    return qos == Qos::ExactlyOnce;
  }
  if (isReleased(state)) {
    return qos == Qos::ExactlyOnce;
  }
  return isQos(qos);
}

static bool isOutgoingWhole(const OutgoingMessage& message, int32_t place) {
  bool qosFits = isStateOfQos(message.state, message.qos);
  bool topicFits = isWithin(message.topicLength, 1, TEXT_BYTES_MAX);
  bool payloadFits = isWithin(message.payloadLength, 0, PAYLOAD_BYTES_MAX) || message.large;
  if (waitsForAnswer(message.state)) {
    if (!isWithin(message.packetIdentifier, 1, PACKET_ID_MAX)) {
      return false;
    }
  }
  if (message.ticket < 1) {
    return false;
  }
  return qosFits && topicFits && payloadFits && (message.ticket - 1) % QUEUE_MESSAGES_MAX == place;
}

// False: it was impossible and is gone.
static bool recoverOutgoing(Outbox& outbox, int32_t place) {
  OutgoingMessage& message = outbox.messages[place];
  if (!isUnderWay(message.state)) {
    return true;
  }
  // Who handed the payload over has forgotten the message.
  if (message.large) {
    if (message.state == DeliveryState::WaitPubrec) {
      message.state = DeliveryState::WaitReleased;
    }
    if (!isReleased(message.state)) {
      keepResult(outbox, message.ticket, DeliveryState::Lost);
      message.state = DeliveryState::Lost;
      return true;
    }
    message.payloadLength = PAYLOAD_FORGOTTEN;
  }
  if (!isOutgoingWhole(message, place)) {
    message.state = DeliveryState::Lost;
    return false;
  }
  message.transmitEnd = 0;
  if (!isWithin(message.sinceMs, 0, CLOCK_PERIOD_MS - 1)) {
    message.sinceMs = 0;
  }
  // One that was just about to be sent got its identifier before its state: nothing has left yet.
  if (message.state == DeliveryState::Waiting) {
    message.packetIdentifier = 0;
  }
  return true;
}

// The oldest message that is not in the list, or NO_PLACE.
static int32_t nextOutgoing(const Outbox& outbox) {
  int32_t oldest = NO_PLACE;
  int32_t oldestAge = -1;
  for (int32_t place = 0; place < QUEUE_MESSAGES_MAX; ++place) {
    bool listed = outbox.order.taken[place];
    bool counts = isUnderWay(outbox.messages[place].state);
    if (counts && !listed) {
      int32_t number = (outbox.messages[place].ticket - 1) / QUEUE_MESSAGES_MAX;
      int32_t age = numbersSince(outbox.lastNumber, number);
      if (age > oldestAge) {
        oldest = place;
        oldestAge = age;
      }
    }
  }
  return oldest;
}

static bool recoverOutbox(Outbox& outbox) {
  bool whole = true;
  for (int32_t place = 0; place < QUEUE_MESSAGES_MAX; ++place) {
    if (!recoverOutgoing(outbox, place)) {
      whole = false;
    }
  }
  resetOrder(outbox.order);
  for (int32_t listed = 0; listed < QUEUE_MESSAGES_MAX; ++listed) {
    int32_t place = nextOutgoing(outbox);
    if (place == NO_PLACE) {
      break;
    }
    appendPlace(outbox.order, place);
  }
  outbox.unsent = outbox.order.oldest;
  return whole;
}

// ---- Inbox

static bool isIncomingWhole(const IncomingMessage& message) {
  bool qosFits = isQos(message.qos);
  bool numberFits = isWithin(message.number, 0, NUMBERS_MAX);
  bool identifierFits = isWithin(message.packetIdentifier, 0, PACKET_ID_MAX);
  bool topicFits = isWithin(message.topicLength, 1, TEXT_BYTES_MAX);
  bool payloadFits = isWithin(message.payloadLength, 0, PAYLOAD_BYTES_MAX);
  if (!qosFits || !numberFits || !identifierFits) {
    return false;
  }
  if (message.qos == Qos::AtMostOnce && message.packetIdentifier > 0) {
    return false;
  }
  if (message.state == ArrivalState::WaitTake) {
    // One that has no receivers may be too large for them.
    return message.waitingReceivers == 0 || (topicFits && payloadFits);
  }
  if (message.state == ArrivalState::WaitAcknowledge) {
    return message.packetIdentifier > 0;
  }
  return message.state == ArrivalState::WaitPubrel && message.qos == Qos::ExactlyOnce &&
         message.packetIdentifier > 0;
}

// Only subscriptions that still receive wait for the message, and only as long as it is not taken.
static void recoverReceivers(Session& session, int32_t place) {
  IncomingMessage& message = session.inbox.messages[place];
  int32_t waiting = 0;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    bool waits = message.receivers[index] && message.state == ArrivalState::WaitTake;
    if (waits) {
      waits = isReceiving(session.subscriptions[index].state);
    }
    if (waits) {
      waiting += 1;
    } else {
      message.receivers[index] = false;
    }
  }
  message.waitingReceivers = waiting;
}

// The last receiver had taken the message, or has ended.
static void finishTaken(IncomingMessage& message) {
  if (message.state != ArrivalState::WaitTake || message.waitingReceivers > 0) {
    return;
  }
  if (message.packetIdentifier == 0) {
    message.state = ArrivalState::Free;
  } else {
    message.state = ArrivalState::WaitAcknowledge;
  }
}

// False: it was impossible and is gone.
static bool recoverIncoming(Session& session, int32_t place) {
  IncomingMessage& message = session.inbox.messages[place];
  if (message.state == ArrivalState::Free) {
    return true;
  }
  // The broker sends it again from the start, if it is not of QoS 0.
  if (message.large && message.state == ArrivalState::WaitTake) {
    message.state = ArrivalState::Free;
    return true;
  }
  recoverReceivers(session, place);
  if (!isIncomingWhole(message)) {
    message.state = ArrivalState::Free;
    return false;
  }
  finishTaken(message);
  // As if it had come on the connection that ended with the power: a message that was taken is kept through
  // the next connection, in which the broker may send it again.
  message.thisConnection = message.packetIdentifier > 0;
  return true;
}

static void countIncoming(Session& session, int32_t place) {
  const IncomingMessage& message = session.inbox.messages[place];
  if (message.qos == Qos::AtMostOnce) {
    session.inbox.qosZeroCount += 1;
  }
  if (message.state == ArrivalState::WaitAcknowledge) {
    session.inbox.answersDue += 1;
  }
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (message.receivers[index]) {
      session.subscriptions[index].waitingCount += 1;
    }
  }
}

// The oldest message that is not in the list, or NO_PLACE.
static int32_t nextIncoming(const Inbox& inbox) {
  int32_t oldest = NO_PLACE;
  int32_t oldestAge = -1;
  for (int32_t place = 0; place < QUEUE_MESSAGES_MAX; ++place) {
    bool listed = inbox.order.taken[place];
    if (inbox.messages[place].state != ArrivalState::Free && !listed) {
      int32_t age = numbersSince(inbox.lastNumber, inbox.messages[place].number);
      if (age > oldestAge) {
        oldest = place;
        oldestAge = age;
      }
    }
  }
  return oldest;
}

static bool recoverInbox(Session& session) {
  bool whole = true;
  for (int32_t place = 0; place < QUEUE_MESSAGES_MAX; ++place) {
    if (!recoverIncoming(session, place)) {
      whole = false;
    }
  }
  resetOrder(session.inbox.order);
  session.inbox.qosZeroCount = 0;
  session.inbox.taking = false;
  session.inbox.answersDue = 0;
  for (int32_t listed = 0; listed < QUEUE_MESSAGES_MAX; ++listed) {
    int32_t place = nextIncoming(session.inbox);
    if (place == NO_PLACE) {
      break;
    }
    appendPlace(session.inbox.order, place);
    countIncoming(session, place);
  }
  return whole;
}

Fault recoverSession(Session& session) {
  boundNumbers(session);
  if (session.layoutVersion != SESSION_LAYOUT) {
    resetSession(session);
    return Fault::SessionForeign;
  }
  bool filtersWhole = recoverFilters(session);
  bool outboxWhole = recoverOutbox(session.outbox);
  bool inboxWhole = recoverInbox(session);
  if (filtersWhole && outboxWhole && inboxWhole) {
    return Fault::None;
  }
  return Fault::SessionDamaged;
}

void followOrphans(Session& session, int32_t elapsedMs) {
  session.orphanedMs = addSaturating(session.orphanedMs, elapsedMs);
  if (session.orphanedMs < ORPHANED_MS_MAX) {
    return;
  }
  session.orphaning = false;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.subscriptions[index].orphaned) {
      (void)leaveFilter(session, session.subscriptions[index].handle);
      session.subscriptions[index].orphaned = false;
    }
  }
}

}  // namespace mqtt
