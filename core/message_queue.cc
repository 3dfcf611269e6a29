#include "core/message_queue.h"

namespace mqtt {

// The bytes in use lie between the oldest message's first byte and nextOffset, in the order of arrival.
// Each message lies in one piece: one that does not fit behind the newest goes to the front again and leaves
// a gap.
//
//   |......OOOO MMM NNNN........|      room at the end, and in front of the oldest
//   |NNNN......OOOO MMMMM ......|      room between newest and oldest; the gap at the end is lost
int32_t roomInQueue(const MessageQueue& queue, int32_t messageBytes) {
  if (queue.messageCount == 0) {
    if (messageBytes <= QUEUE_BYTES_MAX) {
      return 0;
    }
    return -1;
  }
  if (queue.messageCount == QUEUE_MESSAGES_MAX) {
    return -1;
  }
  int32_t oldest = queue.messages[queue.firstMessage].offset;
  if (queue.nextOffset <= oldest) {
    if (messageBytes <= oldest - queue.nextOffset) {
      return queue.nextOffset;
    }
    return -1;
  }
  if (messageBytes <= QUEUE_BYTES_MAX - queue.nextOffset) {
    return queue.nextOffset;
  }
  if (messageBytes <= oldest) {
    return 0;
  }
  return -1;
}

int32_t messageAt(const MessageQueue& queue, int32_t distance) {
  return (queue.firstMessage + distance) % QUEUE_MESSAGES_MAX;
}

void releaseOldest(MessageQueue& queue) {
  queue.firstMessage = (queue.firstMessage + 1) % QUEUE_MESSAGES_MAX;
  queue.messageCount -= 1;
}

static void resetQueued(QueuedMessage& message) {
  message.state = DeliveryState::Unknown;
  message.qos = Qos::AtMostOnce;
  message.retained = false;
  message.duplicate = false;
  message.ticket = 0;
  message.packetIdentifier = 0;
  message.transmitEnd = 0;
  message.subscription = 0;
  message.offset = 0;
  message.topicLength = 0;
  message.payloadLength = 0;
}

void resetQueue(MessageQueue& queue) {
  queue.firstMessage = 0;
  queue.messageCount = 0;
  queue.nextOffset = 0;
  for (int32_t index = 0; index < QUEUE_MESSAGES_MAX; ++index) {
    resetQueued(queue.messages[index]);
  }
}

}  // namespace mqtt
