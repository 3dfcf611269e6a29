#include "core/client.h"
#include "core/saturate.h"
#include "core/topic.h"

namespace mqtt {

/// Tickets run from 1 to this and begin again: a multiple of the records, so that ticket n always has the
/// record (n - 1) MOD STORE_RECORDS_MAX.
inline constexpr int32_t TICKET_MAX = COUNT_MAX - COUNT_MAX % STORE_RECORDS_MAX;

Answer answerToMessage(const Message& message) {
  if (message.topic.bytes > TEXT_BYTES_MAX) {
    return Answer::TopicTooLong;
  }
  if (!isWellFormed(message.topic)) {
    return Answer::BadTopic;
  }
  if (!isTopicName(message.topic)) {
    return Answer::BadTopic;
  }
  if (message.payloadBytes < 0 || message.payloadBytes > PAYLOAD_BYTES_MAX) {
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
  for (int32_t index = 0; index < message.topic.bytes; ++index) {
    client.outbox.octets[offset + index] = message.topic.octets[index];
  }
  for (int32_t index = 0; index < message.payloadBytes; ++index) {
    client.outbox.octets[offset + message.topic.bytes + index] = message.payload[index];
  }
}

Answer offerMessage(ClientData& client, const Message& message, int32_t& ticket) {
  ticket = 0;
  Answer answer = answerToMessage(message);
  if (answer != Answer::Accepted) {
    return answer;
  }
  int32_t offset = roomInStore(client.outbox, message.topic.bytes + message.payloadBytes);
  if (offset < 0) {
    return Answer::Full;
  }
  copyFromMessage(client, offset, message);
  ticket = nextTicket(client);
  int32_t record = recordAt(client.outbox, client.outbox.recordCount);
  client.outbox.records[record].state = DeliveryState::Waiting;
  client.outbox.records[record].qos = message.qos;
  client.outbox.records[record].retained = message.retained;
  client.outbox.records[record].duplicate = false;
  client.outbox.records[record].ticket = ticket;
  client.outbox.records[record].packetIdentifier = 0;
  client.outbox.records[record].transmitEnd = 0;
  client.outbox.records[record].offset = offset;
  client.outbox.records[record].topicBytes = message.topic.bytes;
  client.outbox.records[record].payloadBytes = message.payloadBytes;
  client.outbox.nextOffset = offset + message.topic.bytes + message.payloadBytes;
  client.outbox.recordCount += 1;
  client.counters.offered = addSaturating(client.counters.offered, 1);
  return Answer::Accepted;
}

DeliveryState stateOfTicket(const ClientData& client, int32_t ticket) {
  if (ticket < 1) {
    return DeliveryState::Unknown;
  }
  int32_t record = (ticket - 1) % STORE_RECORDS_MAX;
  if (client.outbox.records[record].ticket != ticket) {
    return DeliveryState::Unknown;
  }
  return client.outbox.records[record].state;
}

}  // namespace mqtt
