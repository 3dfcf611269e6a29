#include "core/inbox.h"

#include "core/matching.h"
#include "core/saturate.h"

namespace mqtt {

void resetPause(ReceivePause& pause) {
  pause.paused = false;
  pause.pausedMs = 0;
}

// Gives back the room of messages that were received, at the old end of the inbox.
static void releaseTaken(MessageQueue& inbox, ReceivePause& pause) {
  for (int32_t released = 0; released < QUEUE_MESSAGES_MAX; ++released) {
    if (inbox.messageCount == 0) {
      break;
    }
    if (inbox.messages[inbox.firstMessage].state != DeliveryState::Unknown) {
      break;
    }
    releaseOldest(inbox);
    // Room was freed, so the take timeout starts again.
    pause.pausedMs = 0;
  }
}

// True when the oldest message waited long enough. The inbox holds at least one message.
static bool isOldestStalled(Session& session, const ReceivePause& pause, int32_t takeTimeoutMs) {
  int32_t subscription = session.inbox.messages[session.inbox.firstMessage].subscription;
  if (takeTimeoutMs > 0 && pause.pausedMs >= takeTimeoutMs) {
    session.subscriptions[subscription].stalled = true;
  }
  return session.subscriptions[subscription].stalled;
}

static void dropOldest(Session& session, ReceivePause& pause, Counters& counters) {
  int32_t oldest = session.inbox.firstMessage;
  int32_t subscription = session.inbox.messages[oldest].subscription;
  Subscription& receiver = session.subscriptions[subscription];
  receiver.droppedCount = addSaturating(receiver.droppedCount, 1);
  counters.dropped = addSaturating(counters.dropped, 1);
  session.inbox.messages[oldest].state = DeliveryState::Unknown;
  releaseTaken(session.inbox, pause);
}

// Where the message finds room, if need be by dropping those of stalled subscriptions; -1 when it has to
// wait.
static int32_t roomInInbox(Session& session, ReceivePause& pause, int32_t takeTimeoutMs, Counters& counters,
                           int32_t messageBytes) {
  int32_t offset = roomInQueue(session.inbox, messageBytes);
  for (int32_t dropped = 0; dropped < QUEUE_MESSAGES_MAX; ++dropped) {
    if (offset >= 0) {
      break;
    }
    if (!isOldestStalled(session, pause, takeTimeoutMs)) {
      break;
    }
    dropOldest(session, pause, counters);
    offset = roomInQueue(session.inbox, messageBytes);
  }
  return offset;
}

// Number of the first subscription whose filter matches the topic, or -1.
static int32_t matchingFilter(const Session& session, const Framing& framing, const PublishHead& head) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.subscriptions[index].state != SubscriptionState::Unused) {
      if (filterMatches(framing, head, session.subscriptions[index].filter)) {
        return index;
      }
    }
  }
  return -1;
}

static void describeArrived(QueuedMessage& queued, const PublishHead& head, int32_t subscription,
                            int32_t offset) {
  queued.state = DeliveryState::Waiting;
  queued.qos = head.qos;
  queued.duplicate = head.duplicate;
  queued.retained = head.retained;
  queued.subscription = subscription;
  queued.offset = offset;
  queued.topicLength = head.topicLength;
  queued.payloadLength = head.payloadLength;
}

bool storeArrived(Session& session, const Framing& framing, const PublishHead& head, ReceivePause& pause,
                  int32_t takeTimeoutMs, Counters& counters) {
  if (head.topicLength > TEXT_BYTES_MAX || head.payloadLength > PAYLOAD_BYTES_MAX) {
    counters.oversized = addSaturating(counters.oversized, 1);
    return true;
  }
  int32_t subscription = matchingFilter(session, framing, head);
  if (subscription < 0) {
    counters.unmatched = addSaturating(counters.unmatched, 1);
    return true;
  }
  int32_t messageBytes = head.topicLength + head.payloadLength;
  int32_t offset = roomInInbox(session, pause, takeTimeoutMs, counters, messageBytes);
  if (offset < 0) {
    return false;
  }
  int32_t index = messageAt(session.inbox, session.inbox.messageCount);
  describeArrived(session.inbox.messages[index], head, subscription, offset);
  plc::copyBytes(session.inbox.bytes, offset, framing.body, head.topicOffset, head.topicLength);
  plc::copyBytes(session.inbox.bytes, offset + head.topicLength, framing.body, head.payloadOffset,
                 head.payloadLength);
  session.inbox.nextOffset = offset + messageBytes;
  session.inbox.messageCount += 1;
  Subscription& receiver = session.subscriptions[subscription];
  receiver.receivedCount = addSaturating(receiver.receivedCount, 1);
  counters.received = addSaturating(counters.received, 1);
  return true;
}

// Index of the oldest message that waits for this receiver, or -1.
static int32_t messageToTake(const MessageQueue& inbox, int32_t subscription) {
  for (int32_t distance = 0; distance < inbox.messageCount; ++distance) {
    int32_t index = messageAt(inbox, distance);
    const QueuedMessage& queued = inbox.messages[index];
    if (queued.state == DeliveryState::Waiting) {
      if (subscription == ANY_SUBSCRIPTION || queued.subscription == subscription) {
        return index;
      }
    }
  }
  return -1;
}

static void copyToMessage(const MessageQueue& inbox, int32_t from, Message& message) {
  const QueuedMessage& queued = inbox.messages[from];
  plc::copyBytes(message.topic.bytes, 0, inbox.bytes, queued.offset, queued.topicLength);
  plc::copyBytes(message.payload, 0, inbox.bytes, queued.offset + queued.topicLength, queued.payloadLength);
  message.topic.length = queued.topicLength;
  message.payloadLength = queued.payloadLength;
  message.qos = queued.qos;
  message.retained = queued.retained;
  message.duplicate = queued.duplicate;
  message.subscription = queued.subscription;
}

Answer takeArrived(Session& session, ReceivePause& pause, int32_t subscription, Message& message) {
  if (subscription < ANY_SUBSCRIPTION || subscription >= SUBSCRIPTIONS_MAX) {
    return Answer::UnknownFilter;
  }
  // The user asks for messages of this subscription: they are worth waiting for again.
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (subscription == ANY_SUBSCRIPTION || subscription == index) {
      session.subscriptions[index].stalled = false;
    }
  }
  int32_t taken = messageToTake(session.inbox, subscription);
  if (taken < 0) {
    return Answer::Empty;
  }
  copyToMessage(session.inbox, taken, message);
  session.inbox.messages[taken].state = DeliveryState::Unknown;
  releaseTaken(session.inbox, pause);
  return Answer::Accepted;
}

}  // namespace mqtt
