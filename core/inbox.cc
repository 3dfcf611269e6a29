#include "core/inbox.h"

#include "core/client.h"
#include "core/publish.h"
#include "core/saturate.h"

namespace mqtt {

void countOversized(ClientData& client) {
  client.counters.oversized = addSaturating(client.counters.oversized, 1);
}

// Gives back the room of messages that were taken, at the old end of the inbox.
void releaseTaken(ClientData& client) {
  for (int32_t released = 0; released < QUEUE_MESSAGES_MAX; ++released) {
    if (client.inbox.messageCount == 0) {
      break;
    }
    if (client.inbox.messages[client.inbox.firstMessage].state != DeliveryState::Unknown) {
      break;
    }
    releaseOldest(client.inbox);
    // The inbox moves: whoever it waited for has come.
    client.pausedMs = 0;
  }
}

// True when the oldest message was there to be taken for long enough. The inbox holds at least one message.
bool isOldestStalled(ClientData& client) {
  int32_t subscription = client.inbox.messages[client.inbox.firstMessage].subscription;
  if (client.settings.takeTimeoutMs > 0 && client.pausedMs >= client.settings.takeTimeoutMs) {
    client.subscriptions[subscription].stalled = true;
  }
  return client.subscriptions[subscription].stalled;
}

void dropOldest(ClientData& client) {
  int32_t record = client.inbox.firstMessage;
  int32_t subscription = client.inbox.messages[record].subscription;
  int32_t droppedCount = client.subscriptions[subscription].droppedCount;
  client.subscriptions[subscription].droppedCount = addSaturating(droppedCount, 1);
  client.counters.dropped = addSaturating(client.counters.dropped, 1);
  client.inbox.messages[record].state = DeliveryState::Unknown;
  releaseTaken(client);
}

// Where the message finds room, when need be by dropping stalled ones; -1 when it has to wait.
int32_t roomInInbox(ClientData& client, int32_t messageBytes) {
  int32_t offset = roomInQueue(client.inbox, messageBytes);
  for (int32_t dropped = 0; dropped < QUEUE_MESSAGES_MAX; ++dropped) {
    if (offset >= 0) {
      break;
    }
    if (!isOldestStalled(client)) {
      break;
    }
    dropOldest(client);
    offset = roomInQueue(client.inbox, messageBytes);
  }
  return offset;
}

void copyIntoInbox(ClientData& client, int32_t offset, int32_t fromBody, int32_t bytes) {
  for (int32_t index = 0; index < bytes; ++index) {
    client.inbox.bytes[offset + index] = client.framing.body[fromBody + index];
  }
}

Arrival storeArrived(ClientData& client) {
  int32_t topicLength = uint16At(client.framing, 0);
  int32_t payloadBegin = payloadOffset(client);
  int32_t payloadLength = client.framing.remainingLength - payloadBegin;
  if (topicLength > TEXT_BYTES_MAX || payloadLength > PAYLOAD_BYTES_MAX) {
    countOversized(client);
    return Arrival::Settled;
  }
  int32_t subscription = matchingSubscription(client);
  if (subscription < 0) {
    client.counters.unmatched = addSaturating(client.counters.unmatched, 1);
    return Arrival::Settled;
  }
  int32_t offset = roomInInbox(client, topicLength + payloadLength);
  if (offset < 0) {
    return Arrival::NoRoom;
  }
  int32_t record = messageAt(client.inbox, client.inbox.messageCount);
  client.inbox.messages[record].state = DeliveryState::Waiting;
  client.inbox.messages[record].qos = arrivedQos(client.framing.header);
  client.inbox.messages[record].duplicate = client.framing.header % 16 >= DUP_FLAG;
  client.inbox.messages[record].retained = client.framing.header % 2 == RETAIN_FLAG;
  client.inbox.messages[record].subscription = subscription;
  client.inbox.messages[record].offset = offset;
  client.inbox.messages[record].topicLength = topicLength;
  client.inbox.messages[record].payloadLength = payloadLength;
  copyIntoInbox(client, offset, PUBLISH_TOPIC_OFFSET, topicLength);
  copyIntoInbox(client, offset + topicLength, payloadBegin, payloadLength);
  client.inbox.nextOffset = offset + topicLength + payloadLength;
  client.inbox.messageCount += 1;
  client.subscriptions[subscription].receivedCount =
      addSaturating(client.subscriptions[subscription].receivedCount, 1);
  client.counters.received = addSaturating(client.counters.received, 1);
  return Arrival::Settled;
}

// Index of the oldest record that waits for this taker, or -1.
int32_t recordToTake(const ClientData& client, int32_t subscription) {
  for (int32_t distance = 0; distance < client.inbox.messageCount; ++distance) {
    int32_t record = messageAt(client.inbox, distance);
    if (client.inbox.messages[record].state == DeliveryState::Waiting) {
      if (subscription == ANY_SUBSCRIPTION) {
        return record;
      }
      if (client.inbox.messages[record].subscription == subscription) {
        return record;
      }
    }
  }
  return -1;
}

void copyToMessage(const ClientData& client, int32_t record, Message& message) {
  int32_t topicOffset = client.inbox.messages[record].offset;
  int32_t topicLength = client.inbox.messages[record].topicLength;
  int32_t payloadLength = client.inbox.messages[record].payloadLength;
  for (int32_t index = 0; index < topicLength; ++index) {
    message.topic.bytes[index] = client.inbox.bytes[topicOffset + index];
  }
  for (int32_t index = 0; index < payloadLength; ++index) {
    message.payload[index] = client.inbox.bytes[topicOffset + topicLength + index];
  }
  message.topic.length = topicLength;
  message.payloadLength = payloadLength;
  message.qos = client.inbox.messages[record].qos;
  message.retained = client.inbox.messages[record].retained;
  message.duplicate = client.inbox.messages[record].duplicate;
  message.subscription = client.inbox.messages[record].subscription;
}

Answer receiveMessage(ClientData& client, int32_t subscription, Message& message) {
  if (subscription < ANY_SUBSCRIPTION || subscription >= SUBSCRIPTIONS_MAX) {
    return Answer::UnknownFilter;
  }
  // Somebody asks again: the messages of this subscription are worth waiting for.
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (subscription == ANY_SUBSCRIPTION || subscription == index) {
      client.subscriptions[index].stalled = false;
    }
  }
  int32_t record = recordToTake(client, subscription);
  if (record < 0) {
    return Answer::Empty;
  }
  copyToMessage(client, record, message);
  client.inbox.messages[record].state = DeliveryState::Unknown;
  releaseTaken(client);
  return Answer::Accepted;
}

}  // namespace mqtt
