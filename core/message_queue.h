#pragma once
#include "core/delivery.h"
#include "core/limits.h"
#include "core/message.h"
#include "core/plc.h"

namespace mqtt {

/// One message in a store: where its octets lie, and what is known of it.
struct QueuedMessage {
  DeliveryState state = DeliveryState::Unknown;
  Qos qos = Qos::AtMostOnce;
  bool retained = false;
  bool duplicate = false;
  /// Outbox: number the publisher holds. The record of ticket n is n MOD QUEUE_MESSAGES_MAX.
  int32_t ticket = 0;
  /// Outbox: 0 before it was sent.
  int32_t packetIdentifier = 0;
  /// Outbox, WaitSent: index in the transmit area behind its last octet.
  int32_t transmitEnd = 0;
  /// Inbox: the subscription it was matched to.
  int32_t subscription = 0;
  /// The topic lies at octets[offset] of the store, the payload behind it.
  int32_t offset = 0;
  int32_t topicLength = 0;
  int32_t payloadLength = 0;
};

/// Messages in order of arrival: a ring of messages, and a ring of octets in which each message lies in one
/// piece.
struct MessageQueue {
  /// Index of the oldest record, and number of messages in use.
  int32_t firstMessage = 0;
  int32_t messageCount = 0;
  /// Where the next message's octets begin, if there is room behind them.
  int32_t nextOffset = 0;
  plc::Array<QueuedMessage, QUEUE_MESSAGES_MAX> messages{};
  plc::Array<uint8_t, QUEUE_BYTES_MAX> bytes{};
};

/// Where in `octets` a message of so many octets fits now, or -1.
[[nodiscard]] int32_t roomInQueue(const MessageQueue& store, int32_t messageBytes);

/// Index of the record `distance` behind the oldest.
[[nodiscard]] int32_t messageAt(const MessageQueue& store, int32_t distance);

/// Gives the oldest record's room back. What the record says stays readable until it is used again.
void releaseOldest(MessageQueue& store);

}  // namespace mqtt
