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
  for (int32_t released = 0; released < STORE_RECORDS_MAX; ++released) {
    if (client.inbox.recordCount == 0) {
      break;
    }
    if (client.inbox.records[client.inbox.firstRecord].state != DeliveryState::Unknown) {
      break;
    }
    releaseOldest(client.inbox);
    // The inbox moves: whoever it waited for has come.
    client.inboxFullMs = 0;
  }
}

// True when the oldest message was there to be taken for long enough. The inbox holds at least one message.
bool isOldestNeglected(ClientData& client) {
  int32_t subscription = client.inbox.records[client.inbox.firstRecord].subscription;
  if (client.settings.takeTimeoutMs > 0 && client.inboxFullMs >= client.settings.takeTimeoutMs) {
    client.subscriptions[subscription].neglected = true;
  }
  return client.subscriptions[subscription].neglected;
}

void dropOldest(ClientData& client) {
  int32_t record = client.inbox.firstRecord;
  int32_t subscription = client.inbox.records[record].subscription;
  int32_t droppedCount = client.subscriptions[subscription].droppedCount;
  client.subscriptions[subscription].droppedCount = addSaturating(droppedCount, 1);
  client.counters.dropped = addSaturating(client.counters.dropped, 1);
  client.inbox.records[record].state = DeliveryState::Unknown;
  releaseTaken(client);
}

// Where the message finds room, when need be by dropping neglected ones; -1 when it has to wait.
int32_t roomInInbox(ClientData& client, int32_t messageBytes) {
  int32_t offset = roomInStore(client.inbox, messageBytes);
  for (int32_t dropped = 0; dropped < STORE_RECORDS_MAX; ++dropped) {
    if (offset >= 0) {
      break;
    }
    if (!isOldestNeglected(client)) {
      break;
    }
    dropOldest(client);
    offset = roomInStore(client.inbox, messageBytes);
  }
  return offset;
}

void copyIntoInbox(ClientData& client, int32_t offset, int32_t fromBody, int32_t bytes) {
  for (int32_t index = 0; index < bytes; ++index) {
    client.inbox.octets[offset + index] = client.framing.body[fromBody + index];
  }
}

Arrival storeArrived(ClientData& client) {
  int32_t topicBytes = pairAt(client.framing, 0);
  int32_t payloadBegin = payloadOffset(client);
  int32_t payloadBytes = client.framing.remainingLength - payloadBegin;
  if (topicBytes > TEXT_BYTES_MAX || payloadBytes > PAYLOAD_BYTES_MAX) {
    countOversized(client);
    return Arrival::Settled;
  }
  int32_t subscription = matchingSubscription(client);
  if (subscription < 0) {
    client.counters.unmatched = addSaturating(client.counters.unmatched, 1);
    return Arrival::Settled;
  }
  int32_t offset = roomInInbox(client, topicBytes + payloadBytes);
  if (offset < 0) {
    return Arrival::NoRoom;
  }
  int32_t record = recordAt(client.inbox, client.inbox.recordCount);
  client.inbox.records[record].state = DeliveryState::Waiting;
  client.inbox.records[record].qos = arrivedQos(client.framing.header);
  client.inbox.records[record].duplicate = client.framing.header % 16 >= DUP_FLAG;
  client.inbox.records[record].retained = client.framing.header % 2 == RETAIN_FLAG;
  client.inbox.records[record].subscription = subscription;
  client.inbox.records[record].offset = offset;
  client.inbox.records[record].topicBytes = topicBytes;
  client.inbox.records[record].payloadBytes = payloadBytes;
  copyIntoInbox(client, offset, PUBLISH_TOPIC_OFFSET, topicBytes);
  copyIntoInbox(client, offset + topicBytes, payloadBegin, payloadBytes);
  client.inbox.nextOffset = offset + topicBytes + payloadBytes;
  client.inbox.recordCount += 1;
  client.subscriptions[subscription].receivedCount =
      addSaturating(client.subscriptions[subscription].receivedCount, 1);
  client.counters.received = addSaturating(client.counters.received, 1);
  return Arrival::Settled;
}

// Index of the oldest record that waits for this taker, or -1.
int32_t recordToTake(const ClientData& client, int32_t subscription) {
  for (int32_t distance = 0; distance < client.inbox.recordCount; ++distance) {
    int32_t record = recordAt(client.inbox, distance);
    if (client.inbox.records[record].state == DeliveryState::Waiting) {
      if (subscription == ANY_SUBSCRIPTION) {
        return record;
      }
      if (client.inbox.records[record].subscription == subscription) {
        return record;
      }
    }
  }
  return -1;
}

void copyToMessage(const ClientData& client, int32_t record, Message& message) {
  int32_t topicOffset = client.inbox.records[record].offset;
  int32_t topicBytes = client.inbox.records[record].topicBytes;
  int32_t payloadBytes = client.inbox.records[record].payloadBytes;
  for (int32_t index = 0; index < topicBytes; ++index) {
    message.topic.octets[index] = client.inbox.octets[topicOffset + index];
  }
  for (int32_t index = 0; index < payloadBytes; ++index) {
    message.payload[index] = client.inbox.octets[topicOffset + topicBytes + index];
  }
  message.topic.bytes = topicBytes;
  message.payloadBytes = payloadBytes;
  message.qos = client.inbox.records[record].qos;
  message.retained = client.inbox.records[record].retained;
  message.duplicate = client.inbox.records[record].duplicate;
  message.subscription = client.inbox.records[record].subscription;
}

Answer takeMessage(ClientData& client, int32_t subscription, Message& message) {
  if (subscription < ANY_SUBSCRIPTION || subscription >= SUBSCRIPTIONS_MAX) {
    return Answer::UnknownFilter;
  }
  // Somebody asks again: the messages of this subscription are worth waiting for.
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (subscription == ANY_SUBSCRIPTION || subscription == index) {
      client.subscriptions[index].neglected = false;
    }
  }
  int32_t record = recordToTake(client, subscription);
  if (record < 0) {
    return Answer::Empty;
  }
  copyToMessage(client, record, message);
  client.inbox.records[record].state = DeliveryState::Unknown;
  releaseTaken(client);
  return Answer::Accepted;
}

}  // namespace mqtt
