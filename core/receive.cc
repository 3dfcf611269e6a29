#include "core/receive.h"

#include "core/saturate.h"

namespace mqtt {

// Place of the oldest message that waits for this subscription as a whole, or NO_PLACE.
static int32_t messageOf(const Inbox& inbox, int32_t index) {
  int32_t place = inbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    const IncomingMessage& message = inbox.messages[place];
    if (message.receivers[index] && !message.large) {
      return place;
    }
    place = inbox.order.younger[place];
  }
  return NO_PLACE;
}

// Place of the oldest message that waits for any subscription as a whole, or NO_PLACE.
static int32_t messageOfAny(const Inbox& inbox) {
  int32_t place = inbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    const IncomingMessage& message = inbox.messages[place];
    if (message.state == ArrivalState::WaitTake && !message.large) {
      return place;
    }
    place = inbox.order.younger[place];
  }
  return NO_PLACE;
}

void copyDescription(const Inbox& inbox, int32_t place, Message& message) {
  const IncomingMessage& arrived = inbox.messages[place];
  plc::copyBytes(message.topic.bytes, 0, inbox.bytes, place * MESSAGE_BYTES_MAX, arrived.topicLength);
  message.topic.length = arrived.topicLength;
  message.qos = arrived.qos;
  message.retained = arrived.retained;
  message.duplicate = arrived.duplicate;
}

static void copyToMessage(const Inbox& inbox, int32_t place, Message& message) {
  const IncomingMessage& arrived = inbox.messages[place];
  copyDescription(inbox, place, message);
  plc::copyBytes(message.payload, 0, inbox.bytes, place * MESSAGE_BYTES_MAX + arrived.topicLength,
                 arrived.payloadLength);
  message.payloadLength = arrived.payloadLength;
}

void dismissReceiver(Session& session, int32_t place, int32_t index) {
  session.inbox.taking = true;
  session.inbox.messages[place].receivers[index] = false;
  session.inbox.messages[place].waitingReceivers -= 1;
  session.subscriptions[index].waitingCount -= 1;
  if (session.inbox.messages[place].waitingReceivers == 0) {
    finishReceiving(session.inbox, place);
  }
}

Answer takeArrived(Session& session, int32_t subscription, Message& message) {
  int32_t index = indexOfHandle(session, subscription);
  if (index == NO_PLACE) {
    return Answer::NoSubscription;
  }
  session.subscriptions[index].stalled = false;
  session.subscriptions[index].orphaned = false;
  if (session.subscriptions[index].waitingCount == 0) {
    return Answer::Empty;
  }
  int32_t place = messageOf(session.inbox, index);
  if (place == NO_PLACE) {
    return Answer::Empty;
  }
  copyToMessage(session.inbox, place, message);
  message.subscription = subscription;
  dismissReceiver(session, place, index);
  return Answer::Accepted;
}

// The user receives of all subscriptions again.
static void endStalling(Session& session) {
  if (!session.stalling) {
    return;
  }
  session.stalling = false;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    session.subscriptions[index].stalled = false;
  }
}

// Handle of the first subscription that the message waits for.
static int32_t firstReceiver(const Session& session, int32_t place) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.inbox.messages[place].receivers[index]) {
      return session.subscriptions[index].handle;
    }
  }
  return NO_SUBSCRIPTION;
}

// No receiver has any more to do with the message: that its state says so comes first, or a power cut in
// between would leave it to the rest of them.
static void dismissAll(Session& session, int32_t place) {
  session.inbox.taking = true;
  finishReceiving(session.inbox, place);
  IncomingMessage& message = session.inbox.messages[place];
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (message.receivers[index]) {
      message.receivers[index] = false;
      session.subscriptions[index].waitingCount -= 1;
    }
  }
  message.waitingReceivers = 0;
}

Answer takeAnyArrived(Session& session, Message& message) {
  endStalling(session);
  int32_t place = messageOfAny(session.inbox);
  if (place == NO_PLACE) {
    return Answer::Empty;
  }
  copyToMessage(session.inbox, place, message);
  message.subscription = firstReceiver(session, place);
  dismissAll(session, place);
  return Answer::Accepted;
}

void dropReceivers(Session& session, int32_t place) {
  IncomingMessage& message = session.inbox.messages[place];
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (message.receivers[index]) {
      Subscription& subscription = session.subscriptions[index];
      message.receivers[index] = false;
      subscription.waitingCount -= 1;
      subscription.droppedCount = addSaturating(subscription.droppedCount, 1);
    }
  }
  message.waitingReceivers = 0;
}

void leaveUntaken(Session& session, int32_t index) {
  int32_t place = session.inbox.order.oldest;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    if (place == NO_PLACE) {
      break;
    }
    int32_t behind = session.inbox.order.younger[place];
    if (session.inbox.messages[place].receivers[index]) {
      dismissReceiver(session, place, index);
    }
    place = behind;
  }
}

}  // namespace mqtt
