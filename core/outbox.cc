#include "core/outbox.h"

#include "core/limits.h"
#include "core/saturate.h"
#include "core/topic.h"

namespace mqtt {

/// Tickets run from 1 to this and begin again: a multiple of the places, so that ticket n always has the
/// place (n - 1) MOD QUEUE_MESSAGES_MAX.
inline constexpr int32_t TICKET_MAX = COUNT_MAX - COUNT_MAX % QUEUE_MESSAGES_MAX;

static Answer answerToMessage(const Message& message) {
  if (message.topic.length > TEXT_BYTES_MAX) {
    return Answer::TopicTooLong;
  }
  if (!isTopicName(message.topic)) {
    return Answer::BadTopic;
  }
  if (message.payloadLength < 0 || message.payloadLength > PAYLOAD_BYTES_MAX) {
    return Answer::PayloadTooLong;
  }
  if (message.qos != Qos::AtMostOnce && message.qos != Qos::AtLeastOnce) {
    return Answer::BadQos;
  }
  return Answer::Accepted;
}

static void copyFromMessage(MessageQueue& outbox, int32_t offset, const Message& message) {
  plc::copyBytes(outbox.bytes, offset, message.topic.bytes, 0, message.topic.length);
  plc::copyBytes(outbox.bytes, offset + message.topic.length, message.payload, 0, message.payloadLength);
}

static void describeMessage(QueuedMessage& queued, const Message& message, int32_t ticket, int32_t offset) {
  queued.state = DeliveryState::Waiting;
  queued.qos = message.qos;
  queued.retained = message.retained;
  queued.duplicate = false;
  queued.ticket = ticket;
  queued.packetIdentifier = 0;
  queued.transmitEnd = 0;
  queued.offset = offset;
  queued.topicLength = message.topic.length;
  queued.payloadLength = message.payloadLength;
}

Answer offerMessage(Session& session, Counters& counters, const Message& message, int32_t& ticket) {
  ticket = 0;
  Answer answer = answerToMessage(message);
  if (answer != Answer::Accepted) {
    return answer;
  }
  int32_t messageBytes = message.topic.length + message.payloadLength;
  int32_t offset = roomInQueue(session.outbox, messageBytes);
  if (offset < 0) {
    return Answer::Full;
  }
  copyFromMessage(session.outbox, offset, message);
  if (session.lastTicket == TICKET_MAX) {
    session.lastTicket = 0;
  }
  session.lastTicket += 1;
  ticket = session.lastTicket;
  int32_t index = messageAt(session.outbox, session.outbox.messageCount);
  describeMessage(session.outbox.messages[index], message, ticket, offset);
  session.outbox.nextOffset = offset + messageBytes;
  session.outbox.messageCount += 1;
  counters.offered = addSaturating(counters.offered, 1);
  return Answer::Accepted;
}

DeliveryState stateOfTicket(const MessageQueue& outbox, int32_t ticket) {
  if (ticket < 1) {
    return DeliveryState::Unknown;
  }
  int32_t index = (ticket - 1) % QUEUE_MESSAGES_MAX;
  if (outbox.messages[index].ticket != ticket) {
    return DeliveryState::Unknown;
  }
  return outbox.messages[index].state;
}

}  // namespace mqtt
