#pragma once
#include "core/limits.h"
#include "core/message.h"
#include "core/message_order.h"
#include "subset/plc.h"

namespace mqtt {

/// How far a message from the broker is, named by what it waits for.
enum class ArrivalState : int16_t {
  Free = 0,
  /// At least one receiver has not taken it.
  WaitTake = 1,
  /// QoS 1 and 2: taken, and its PUBACK or PUBREC was not sent.
  WaitAcknowledge = 2,
  /// QoS 2: PUBREC was sent. The bytes are not needed any more; the place keeps the identifier, so that the
  /// same message is not taken in twice (MQTT-4.3.3-2).
  WaitPubrel = 3,
};

/// A message from the broker.
struct IncomingMessage {
  ArrivalState state = ArrivalState::Free;
  Qos qos = Qos::AtMostOnce;
  bool retained = false;
  bool duplicate = false;
  /// QoS 1 and 2: it came on this connection, for the first time or again, and is acknowledged on it.
  bool thisConnection = false;
  /// 0 of QoS 0, and when the broker has forgotten the session it sent the message in.
  int32_t packetIdentifier = 0;
  /// Its number in the order of the inbox (message_order.h), by which a restart finds that order again.
  int32_t number = 0;
  int32_t topicLength = 0;
  int32_t payloadLength = 0;
  /// Too large for the inbox: its one receiver takes it in pieces (large_arrival.h).
  bool large = false;
  /// Receivers that have not taken it: how many, and which subscriptions.
  int32_t waitingReceivers = 0;
  plc::Array<bool, SUBSCRIPTIONS_MAX> receivers{};
};

/// Messages from the broker. The message at place n has its topic at bytes[n * MESSAGE_BYTES_MAX], and its
/// payload right behind. The bytes of each lie here once, however many receivers it has.
struct Inbox {
  MessageOrder order;
  /// Number of the newest message.
  int32_t lastNumber = 0;
  /// Messages of QoS 0 among them.
  int32_t qosZeroCount = 0;
  /// A message was taken since the last scan.
  bool taking = false;
  /// Messages in WaitAcknowledge that are acknowledged on this connection.
  int32_t answersDue = 0;
  plc::Array<IncomingMessage, QUEUE_MESSAGES_MAX> messages{};
  plc::Array<uint8_t, QUEUE_BYTES_MAX> bytes{};
};

/// Frees the place of a message, whatever its state.
void discardMessage(Inbox& inbox, int32_t place);

/// Every receiver has taken the message at this place: it waits to be acknowledged, or leaves.
void finishReceiving(Inbox& inbox, int32_t place);

/// The place of the message of QoS 1 or 2 that came with this identifier, or NO_PLACE.
[[nodiscard]] int32_t placeOfIdentifier(const Inbox& inbox, Qos qos, int32_t packetIdentifier);

/// The oldest message of QoS 0, or NO_PLACE.
[[nodiscard]] int32_t oldestQosZero(const Inbox& inbox);

/// No messages; the bytes stay.
void resetInbox(Inbox& inbox);

}  // namespace mqtt
