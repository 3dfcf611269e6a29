#include "core/client.h"
#include "core/saturate.h"
#include "core/topic.h"

namespace mqtt {

/// Tickets run from 1 to this and begin again: a multiple of the messages, so that ticket n always has the
/// record (n - 1) MOD QUEUE_MESSAGES_MAX.
inline constexpr int32_t TICKET_MAX = COUNT_MAX - COUNT_MAX % QUEUE_MESSAGES_MAX;

Answer answerToMessage(const Message& message) {
  if (message.topic.length > TEXT_BYTES_MAX) {
    return Answer::TopicTooLong;
  }
  if (!isWellFormed(message.topic)) {
    return Answer::BadTopic;
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

int32_t nextTicket(ClientData& client) {
  if (client.delivery.lastTicket == TICKET_MAX) {
    client.delivery.lastTicket = 0;
  }
  client.delivery.lastTicket += 1;
  return client.delivery.lastTicket;
}

void copyFromMessage(ClientData& client, int32_t offset, const Message& message) {
  for (int32_t index = 0; index < message.topic.length; ++index) {
    client.outbox.bytes[offset + index] = message.topic.bytes[index];
  }
  for (int32_t index = 0; index < message.payloadLength; ++index) {
    client.outbox.bytes[offset + message.topic.length + index] = message.payload[index];
  }
}

Answer publishMessage(ClientData& client, const Message& message, int32_t& ticket) {
  ticket = 0;
  Answer answer = answerToMessage(message);
  if (answer != Answer::Accepted) {
    return answer;
  }
  int32_t offset = roomInQueue(client.outbox, message.topic.length + message.payloadLength);
  if (offset < 0) {
    return Answer::Full;
  }
  copyFromMessage(client, offset, message);
  ticket = nextTicket(client);
  int32_t record = messageAt(client.outbox, client.outbox.messageCount);
  client.outbox.messages[record].state = DeliveryState::Waiting;
  client.outbox.messages[record].qos = message.qos;
  client.outbox.messages[record].retained = message.retained;
  client.outbox.messages[record].duplicate = false;
  client.outbox.messages[record].ticket = ticket;
  client.outbox.messages[record].packetIdentifier = 0;
  client.outbox.messages[record].transmitEnd = 0;
  client.outbox.messages[record].offset = offset;
  client.outbox.messages[record].topicLength = message.topic.length;
  client.outbox.messages[record].payloadLength = message.payloadLength;
  client.outbox.nextOffset = offset + message.topic.length + message.payloadLength;
  client.outbox.messageCount += 1;
  client.counters.offered = addSaturating(client.counters.offered, 1);
  return Answer::Accepted;
}

DeliveryState deliveryState(const ClientData& client, int32_t ticket) {
  if (ticket < 1) {
    return DeliveryState::Unknown;
  }
  int32_t record = (ticket - 1) % QUEUE_MESSAGES_MAX;
  if (client.outbox.messages[record].ticket != ticket) {
    return DeliveryState::Unknown;
  }
  return client.outbox.messages[record].state;
}

}  // namespace mqtt
