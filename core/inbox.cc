#include "core/inbox.h"

#include "core/saturate.h"

namespace mqtt {

void resetPause(ReceivePause& pause) {
  pause.paused = false;
  pause.pausedMs = 0;
}

// Gives back the room of messages that were received, at the old end of the inbox.
void releaseTaken(MessageQueue& inbox, ReceivePause& pause) {
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
bool isOldestStalled(Session& session, const ReceivePause& pause, int32_t takeTimeoutMs) {
  int32_t subscription = session.inbox.messages[session.inbox.firstMessage].subscription;
  if (takeTimeoutMs > 0 && pause.pausedMs >= takeTimeoutMs) {
    session.subscriptions[subscription].stalled = true;
  }
  return session.subscriptions[subscription].stalled;
}

void dropOldest(Session& session, ReceivePause& pause, Counters& counters) {
  int32_t oldest = session.inbox.firstMessage;
  int32_t subscription = session.inbox.messages[oldest].subscription;
  int32_t droppedCount = session.subscriptions[subscription].droppedCount;
  session.subscriptions[subscription].droppedCount = addSaturating(droppedCount, 1);
  counters.dropped = addSaturating(counters.dropped, 1);
  session.inbox.messages[oldest].state = DeliveryState::Unknown;
  releaseTaken(session.inbox, pause);
}

// Where the message finds room, if need be by dropping those of stalled subscriptions; -1 when it has to
// wait.
int32_t roomInInbox(Session& session, ReceivePause& pause, int32_t takeTimeoutMs, Counters& counters,
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
int32_t matchingFilter(const Session& session, const Framing& framing, const PublishHead& head) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.subscriptions[index].state != SubscriptionState::Unused) {
      if (filterMatches(framing, head, session.subscriptions[index].filter)) {
        return index;
      }
    }
  }
  return -1;
}

void describeArrived(QueuedMessage& queued, const PublishHead& head, int32_t subscription, int32_t offset) {
  queued.state = DeliveryState::Waiting;
  queued.qos = head.qos;
  queued.duplicate = head.duplicate;
  queued.retained = head.retained;
  queued.subscription = subscription;
  queued.offset = offset;
  queued.topicLength = head.topicLength;
  queued.payloadLength = head.payloadLength;
}

void copyFromBody(MessageQueue& inbox, int32_t offset, const Framing& framing, int32_t bodyOffset,
                  int32_t count) {
  for (int32_t index = 0; index < count; ++index) {
    inbox.bytes[offset + index] = framing.body[bodyOffset + index];
  }
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
  copyFromBody(session.inbox, offset, framing, head.topicOffset, head.topicLength);
  copyFromBody(session.inbox, offset + head.topicLength, framing, head.payloadOffset, head.payloadLength);
  session.inbox.nextOffset = offset + messageBytes;
  session.inbox.messageCount += 1;
  int32_t receivedCount = session.subscriptions[subscription].receivedCount;
  session.subscriptions[subscription].receivedCount = addSaturating(receivedCount, 1);
  counters.received = addSaturating(counters.received, 1);
  return true;
}

// Index of the oldest message that waits for this receiver, or -1.
int32_t messageToTake(const MessageQueue& inbox, int32_t subscription) {
  for (int32_t distance = 0; distance < inbox.messageCount; ++distance) {
    int32_t index = messageAt(inbox, distance);
    if (inbox.messages[index].state == DeliveryState::Waiting) {
      if (subscription == ANY_SUBSCRIPTION) {
        return index;
      }
      if (inbox.messages[index].subscription == subscription) {
        return index;
      }
    }
  }
  return -1;
}

void copyToMessage(const MessageQueue& inbox, int32_t from, Message& message) {
  int32_t topicOffset = inbox.messages[from].offset;
  int32_t topicLength = inbox.messages[from].topicLength;
  int32_t payloadLength = inbox.messages[from].payloadLength;
  for (int32_t index = 0; index < topicLength; ++index) {
    message.topic.bytes[index] = inbox.bytes[topicOffset + index];
  }
  for (int32_t index = 0; index < payloadLength; ++index) {
    message.payload[index] = inbox.bytes[topicOffset + topicLength + index];
  }
  message.topic.length = topicLength;
  message.payloadLength = payloadLength;
  message.qos = inbox.messages[from].qos;
  message.retained = inbox.messages[from].retained;
  message.duplicate = inbox.messages[from].duplicate;
  message.subscription = inbox.messages[from].subscription;
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
