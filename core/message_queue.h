#pragma once
#include "core/delivery.h"
#include "core/limits.h"
#include "core/message.h"
#include "core/plc.h"

namespace mqtt {

/// One message in a queue: where its bytes lie, and what is known of it.
struct QueuedMessage {
  /// Inbox: Waiting to be received, or Unknown when it was.
  DeliveryState state = DeliveryState::Unknown;
  Qos qos = Qos::AtMostOnce;
  bool retained = false;
  bool duplicate = false;
  /// Outbox: number the publisher holds. The message of ticket n lies at (n - 1) MOD QUEUE_MESSAGES_MAX.
  int32_t ticket = 0;
  /// Outbox: 0 before it was sent.
  int32_t packetIdentifier = 0;
  /// Outbox, WaitSent: index in the transmit area behind its last byte.
  int32_t transmitEnd = 0;
  /// Inbox: the subscription it was matched to.
  int32_t subscription = 0;
  /// The topic lies at bytes[offset] of the queue, the payload behind it.
  int32_t offset = 0;
  int32_t topicLength = 0;
  int32_t payloadLength = 0;
};

/// Messages in order of arrival: a ring of descriptions, and a ring of bytes in which each message lies in
/// one piece. Only the client writes it.
struct MessageQueue {
  /// Index of the oldest message, and number of messages in use.
  int32_t firstMessage = 0;
  int32_t messageCount = 0;
  /// Where the next message's bytes begin, if there is room behind them.
  int32_t nextOffset = 0;
  plc::Array<QueuedMessage, QUEUE_MESSAGES_MAX> messages{};
  plc::Array<uint8_t, QUEUE_BYTES_MAX> bytes{};
};

/// Where in `bytes` a message of so many bytes, not negative, fits now; -1: there is no room.
[[nodiscard]] int32_t roomInQueue(const MessageQueue& queue, int32_t messageBytes);

/// Index in `messages` of the message `distance` behind the oldest, 0..messageCount - 1.
[[nodiscard]] int32_t messageAt(const MessageQueue& queue, int32_t distance);

/// Gives the room of the oldest message back; there is one. What is known of it stays readable until its
/// place is used again.
void releaseOldest(MessageQueue& queue);

/// Forgets all messages; the bytes in the area stay.
void resetQueue(MessageQueue& queue);

}  // namespace mqtt
