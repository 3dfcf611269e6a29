#pragma once
#include "core/delivery.h"
#include "core/fault.h"
#include "core/limits.h"
#include "core/message.h"
#include "core/message_order.h"
#include "subset/plc.h"

namespace mqtt {

/// What happens to a new message when the outbox is full.
enum class WhenFull : int16_t {
  /// The new one is refused.
  RefuseNew = 0,
  /// The oldest that was not sent yet makes room.
  DropOldest = 1,
  /// The oldest of QoS 0 that was not sent yet makes room; without one the new one is refused.
  DropQosZero = 2,
};

/// A message to the broker: where it stands, and what is known of its bytes.
struct OutgoingMessage {
  DeliveryState state = DeliveryState::Unknown;
  Qos qos = Qos::AtMostOnce;
  bool retained = false;
  bool duplicate = false;
  /// Number the publisher holds: which place it has follows from it.
  int32_t ticket = 0;
  /// 0 before it was sent, and of QoS 0.
  int32_t packetIdentifier = 0;
  /// WaitSent: index in the transmit area behind its last byte.
  int32_t transmitEnd = 0;
  /// Waiting: Session::clockMs when it was published. In flight: SendWindow::clockMs when it was sent.
  int32_t sinceMs = 0;
  /// Longest time it may wait to be sent, in milliseconds, or NO_AGE_LIMIT.
  int32_t maximumAgeMs = NO_AGE_LIMIT;
  int32_t topicLength = 0;
  int32_t payloadLength = 0;
  /// The payload is not kept here: the publisher hands it over each time it is sent (large_publish.h).
  bool large = false;
};

/// Stands for a message that is kept as a whole.
inline constexpr int32_t NOT_LARGE = -1;

/// Length of a large payload that nobody can hand over any more: its publisher has forgotten it.
inline constexpr int32_t PAYLOAD_FORGOTTEN = -1;

/// How a message ended.
struct DeliveryResult {
  int32_t ticket = 0;
  DeliveryState state = DeliveryState::Unknown;
};

/// Messages on their way to the broker. The message at place n has its topic at bytes[n * MESSAGE_BYTES_MAX],
/// and its payload right behind.
struct Outbox {
  MessageOrder order;
  /// Place of the oldest message that was not sent on this connection, or NO_PLACE. It and all younger ones
  /// go out in this order (4.6).
  int32_t unsent = NO_PLACE;
  /// How many messages were published; begins again at its end. A reset leaves it, so that no ticket a
  /// publisher still holds is given to another.
  int32_t lastNumber = 0;
  /// The place whose age was looked at last.
  int32_t agedPlace = 0;
  plc::Array<OutgoingMessage, QUEUE_MESSAGES_MAX> messages{};
  /// How the last messages ended, as a ring; lastResult is the newest.
  int32_t lastResult = 0;
  plc::Array<DeliveryResult, QUEUE_MESSAGES_MAX> results{};
  plc::Array<uint8_t, QUEUE_BYTES_MAX> bytes{};
};

/// What is wrong with a message a publisher offers; Accepted when nothing is.
[[nodiscard]] Answer answerToMessage(const Message& message);

/// A place for a new message, if need be by dropping another; NO_PLACE when there is none.
[[nodiscard]] int32_t makeRoom(Outbox& outbox, WhenFull policy);

/// Copies a message to a free place and makes it the newest. `largeBytes`: how long a payload is that is
/// handed over later, or NOT_LARGE. Returns the ticket.
[[nodiscard]] int32_t storeMessage(Outbox& outbox, int32_t place, const Message& message, int32_t largeBytes,
                                   int32_t maximumAgeMs, int32_t clockMs);

/// How far the message with this ticket is; see deliveryState in client.h.
[[nodiscard]] DeliveryState stateOfTicket(const Outbox& outbox, int32_t ticket);

/// The message has come to its end in this state. Its place is free.
void finishMessage(Outbox& outbox, int32_t place, DeliveryState state);

/// Keeps how the message with this ticket ended, when its place is taken by another.
void keepResult(Outbox& outbox, int32_t ticket, DeliveryState state);

/// Takes back a message that was not sent yet. False when it was, or is not known.
[[nodiscard]] bool cancelTicket(Outbox& outbox, int32_t ticket);

/// Takes back all messages that were not sent yet. Returns how many.
[[nodiscard]] int32_t cancelUnsent(Outbox& outbox);

/// True when the message waited longer than it may.
[[nodiscard]] bool isExpired(const OutgoingMessage& message, int32_t clockMs);

/// Looks at the next place, one a call, and ends its message if it is expired. True when it was.
[[nodiscard]] bool expireNext(Outbox& outbox, int32_t clockMs);

/// No messages, and no results; the bytes and lastNumber stay.
void resetOutbox(Outbox& outbox);

}  // namespace mqtt
