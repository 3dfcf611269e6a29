#include "core/publish.h"

#include "core/topic.h"
#include "core/utf8.h"

namespace mqtt {

/// Where the topic begins in the body of a PUBLISH, behind its length (MQTT 3.1.1, 3.3.2.1).
inline constexpr int32_t PUBLISH_TOPIC_OFFSET = 2;

// PUBLISH is header, remaining length, topic with its length, packet identifier unless QoS 0, payload (3.3).
static int32_t publishLength(const OutgoingMessage& message) {
  int32_t remainingLength = 2 + message.topicLength + message.payloadLength;
  if (message.qos != Qos::AtMostOnce) {
    remainingLength += 2;
  }
  return remainingLength;
}

int32_t publishBytes(const OutgoingMessage& message) {
  int32_t remainingLength = publishLength(message);
  int32_t wholeBytes = 1 + lengthBytes(remainingLength) + remainingLength;
  if (message.large) {
    return wholeBytes - message.payloadLength;
  }
  return wholeBytes;
}

static int32_t publishHeader(const OutgoingMessage& message) {
  int32_t header = PUBLISH_HEADER + QOS_FACTOR * numberOfQos(message.qos);
  if (message.duplicate) {
    header += DUP_FLAG;
  }
  if (message.retained) {
    header += RETAIN_FLAG;
  }
  return header;
}

void encodePublish(Transmit& transmit, const Outbox& outbox, int32_t place) {
  const OutgoingMessage& message = outbox.messages[place];
  int32_t messageOffset = place * MESSAGE_BYTES_MAX;
  appendFixedHeader(transmit, publishHeader(message), publishLength(message));
  int32_t offset = transmit.length;
  transmit.bytes[offset] = plc::toByte(message.topicLength / 256);
  transmit.bytes[offset + 1] = plc::toByte(message.topicLength % 256);
  plc::copyBytes(transmit.bytes, offset + 2, outbox.bytes, messageOffset, message.topicLength);
  offset += 2 + message.topicLength;
  if (message.qos != Qos::AtMostOnce) {
    transmit.bytes[offset] = plc::toByte(message.packetIdentifier / 256);
    transmit.bytes[offset + 1] = plc::toByte(message.packetIdentifier % 256);
    offset += 2;
  }
  if (!message.large) {
    plc::copyBytes(transmit.bytes, offset, outbox.bytes, messageOffset + message.topicLength,
                   message.payloadLength);
    offset += message.payloadLength;
  }
  transmit.length = offset;
}

// Bytes that are no plain characters, or wildcards. Letters, digits and "/" lie above the wildcards and below
// PLAIN_END.
static int32_t specialBytes(const Framing& framing, int32_t fromOffset, int32_t endOffset) {
  int32_t count = 0;
  for (int32_t index = fromOffset; index < endOffset; ++index) {
    int32_t octet = framing.body[index];
    if (octet <= TOPIC_PLUS || octet >= PLAIN_END) {
      count += 1;
    }
  }
  return count;
}

// 3.3.2.1: well-formed UTF-8 without U+0000, at least one byte, no wildcard.
static Fault faultOfTopic(const Framing& framing, int32_t fromOffset, int32_t endOffset) {
  if (fromOffset == endOffset) {
    return Fault::TopicEmpty;
  }
  if (specialBytes(framing, fromOffset, endOffset) == 0) {
    return Fault::None;
  }
  Utf8State state = Utf8State::WaitCharacter;
  int32_t begun = 0;
  for (int32_t index = fromOffset; index < endOffset; ++index) {
    int32_t octet = framing.body[index];
    if (octet == TOPIC_PLUS || octet == TOPIC_HASH) {
      return Fault::TopicWildcard;
    }
    state = afterTextByte(state, begun, octet);
  }
  if (state != Utf8State::WaitCharacter) {
    return Fault::TopicMalformed;
  }
  return Fault::None;
}

Fault decodePublish(const Framing& framing, PublishHead& head) {
  bool whole = framing.state == FramingState::Complete;
  head.qos = qosOfNumber(framing.header / QOS_FACTOR % 4);
  head.duplicate = framing.header % 16 >= DUP_FLAG;
  head.retained = framing.header % 2 == RETAIN_FLAG;
  head.packetIdentifier = 0;
  head.topicOffset = PUBLISH_TOPIC_OFFSET;
  head.topicLength = framing.headTopicLength;
  if (whole) {
    head.topicLength = uint16At(framing, 0);
  }
  head.payloadOffset = head.topicOffset + head.topicLength;
  if (head.qos != Qos::AtMostOnce) {
    head.payloadOffset += 2;
  }
  head.payloadLength = framing.remainingLength - head.payloadOffset;
  if (head.payloadLength < 0) {
    return Fault::LengthMismatch;
  }
  if (head.qos != Qos::AtMostOnce) {
    head.packetIdentifier = framing.headIdentifier;
    if (whole) {
      head.packetIdentifier = uint16At(framing, head.payloadOffset - 2);
    }
    if (head.packetIdentifier == 0) {
      return Fault::ZeroIdentifier;
    }
  }
  int32_t topicEnd = PUBLISH_TOPIC_OFFSET + head.topicLength;
  if (topicEnd <= PACKET_BYTES_MAX) {
    return faultOfTopic(framing, PUBLISH_TOPIC_OFFSET, topicEnd);
  }
  return Fault::None;
}

void resetPublishHead(PublishHead& head) {
  head.qos = Qos::AtMostOnce;
  head.duplicate = false;
  head.retained = false;
  head.packetIdentifier = 0;
  head.topicOffset = 0;
  head.topicLength = 0;
  head.payloadOffset = 0;
  head.payloadLength = 0;
  head.receiverCount = 0;
  head.pieceReceiver = NO_PLACE;
  head.place = NO_PLACE;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    head.receivers[index] = false;
  }
}

}  // namespace mqtt
