#include "core/publish.h"

#include "core/client_data.h"
#include "core/topic.h"
#include "core/utf8.h"

namespace mqtt {

// PUBLISH is header, remaining length, topic with its length, packet identifier unless QoS 0, payload (3.3).
int32_t publishLength(const ClientData& client, int32_t record) {
  int32_t lengthBytes =
      2 + client.outbox.messages[record].topicLength + client.outbox.messages[record].payloadLength;
  if (client.outbox.messages[record].qos != Qos::AtMostOnce) {
    lengthBytes += 2;
  }
  return lengthBytes;
}

int32_t publishBytes(const ClientData& client, int32_t record) {
  int32_t remainingLength = publishLength(client, record);
  return 1 + lengthBytes(remainingLength) + remainingLength;
}

// Appends octets of the outbox.
void appendStored(ClientData& client, int32_t fromOffset, int32_t bytes) {
  int32_t position = client.transmit.length;
  for (int32_t index = 0; index < bytes; ++index) {
    client.transmit.bytes[position + index] = client.outbox.bytes[fromOffset + index];
  }
  client.transmit.length = position + bytes;
}

void encodePublish(ClientData& client, int32_t record) {
  int32_t header = PUBLISH_HEADER + QOS_FACTOR * numberOfQos(client.outbox.messages[record].qos);
  if (client.outbox.messages[record].duplicate) {
    header += DUP_FLAG;
  }
  if (client.outbox.messages[record].retained) {
    header += RETAIN_FLAG;
  }
  int32_t topicOffset = client.outbox.messages[record].offset;
  int32_t topicLength = client.outbox.messages[record].topicLength;
  appendByte(client.transmit, header);
  appendLength(client.transmit, publishLength(client, record));
  appendUint16(client.transmit, topicLength);
  appendStored(client, topicOffset, topicLength);
  if (client.outbox.messages[record].qos != Qos::AtMostOnce) {
    appendUint16(client.transmit, client.outbox.messages[record].packetIdentifier);
  }
  appendStored(client, topicOffset + topicLength, client.outbox.messages[record].payloadLength);
}

Qos arrivedQos(int32_t header) {
  return qosOfNumber(header / QOS_FACTOR % 4);
}

// 3.3.2.1: well-formed UTF-8 without U+0000, at least one octet, no wildcard.
Fault faultOfArrivedTopic(const ClientData& client, int32_t topicLength) {
  if (topicLength == 0) {
    return Fault::TopicEmpty;
  }
  Utf8State state = Utf8State::WaitCharacter;
  for (int32_t index = 0; index < topicLength; ++index) {
    int32_t octet = client.framing.body[PUBLISH_TOPIC_OFFSET + index];
    if (octet == TOPIC_PLUS || octet == TOPIC_HASH) {
      return Fault::TopicWildcard;
    }
    state = afterByte(state, octet);
  }
  if (state != Utf8State::WaitCharacter) {
    return Fault::TopicMalformed;
  }
  return Fault::None;
}

Fault faultOfPublish(const ClientData& client) {
  Qos qos = arrivedQos(client.framing.header);
  if (qos == Qos::ExactlyOnce) {
    return Fault::QosUnsupported;
  }
  int32_t topicLength = uint16At(client.framing, 0);
  int32_t headBytes = PUBLISH_TOPIC_OFFSET + topicLength;
  if (qos != Qos::AtMostOnce) {
    headBytes += 2;
  }
  if (headBytes > client.framing.remainingLength) {
    return Fault::LengthMismatch;
  }
  if (qos != Qos::AtMostOnce) {
    if (uint16At(client.framing, PUBLISH_TOPIC_OFFSET + topicLength) == 0) {
      return Fault::ZeroIdentifier;
    }
  }
  return faultOfArrivedTopic(client, topicLength);
}

int32_t payloadOffset(const ClientData& client) {
  int32_t offset = PUBLISH_TOPIC_OFFSET + uint16At(client.framing, 0);
  if (arrivedQos(client.framing.header) != Qos::AtMostOnce) {
    offset += 2;
  }
  return offset;
}

int32_t arrivedIdentifier(const ClientData& client) {
  if (arrivedQos(client.framing.header) == Qos::AtMostOnce) {
    return 0;
  }
  return uint16At(client.framing, PUBLISH_TOPIC_OFFSET + uint16At(client.framing, 0));
}

}  // namespace mqtt
