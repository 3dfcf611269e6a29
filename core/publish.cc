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
  int32_t offset = place * MESSAGE_BYTES_MAX;
  appendByte(transmit, publishHeader(message));
  appendLength(transmit, publishLength(message));
  appendUint16(transmit, message.topicLength);
  plc::copyBytes(transmit.bytes, transmit.length, outbox.bytes, offset, message.topicLength);
  transmit.length += message.topicLength;
  if (message.qos != Qos::AtMostOnce) {
    appendUint16(transmit, message.packetIdentifier);
  }
  if (message.large) {
    return;
  }
  plc::copyBytes(transmit.bytes, transmit.length, outbox.bytes, offset + message.topicLength,
                 message.payloadLength);
  transmit.length += message.payloadLength;
}

// 3.3.2.1: well-formed UTF-8 without U+0000, at least one byte, no wildcard.
static Fault faultOfTopic(const Framing& framing, const PublishHead& head) {
  if (head.topicLength == 0) {
    return Fault::TopicEmpty;
  }
  Utf8State state = Utf8State::WaitCharacter;
  int32_t begun = 0;
  for (int32_t index = head.topicOffset; index < head.topicOffset + head.topicLength; ++index) {
    int32_t octet = framing.body[index];
    // Letters, digits and "/" lie above the wildcards and below PLAIN_END: they need no further look.
    if (state != Utf8State::WaitCharacter || octet <= TOPIC_PLUS || octet >= PLAIN_END) {
      if (octet == TOPIC_PLUS || octet == TOPIC_HASH) {
        return Fault::TopicWildcard;
      }
      state = afterTextByte(state, begun, octet);
    }
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
  if (whole || head.topicLength <= TEXT_BYTES_MAX) {
    return faultOfTopic(framing, head);
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
