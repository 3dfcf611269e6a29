#include "core/publish.h"

#include <gtest/gtest.h>

#include <memory>

#include "core/settings.h"
#include "core/testing/shell.h"

namespace mqtt {
namespace {

struct Decoded {
  Fault fault = Fault::None;
  FramingState state = FramingState::WaitHeader;
  PublishHead head;
};

Decoded decode(const Octets& packet) {
  auto input = std::make_unique<ScanInput>();
  auto framing = std::make_unique<Framing>();
  for (uint8_t octet : packet) {
    input->received[0] = octet;
    if (isWhole(*framing)) break;
    EXPECT_EQ(takeBytes(*framing, *input, 0, 1, LEVEL_MQTT_311), 1);
  }
  EXPECT_TRUE(isWhole(*framing));
  Decoded decoded;
  decoded.state = framing->state;
  decoded.fault = decodePublish(*framing, decoded.head);
  return decoded;
}

// 3.3: DUP, QoS 1, RETAIN; topic "a/b", identifier 0x1234, payload "hi".
TEST(Publish, AHeadSaysWhereTopicAndPayloadLie) {
  const Decoded decoded = decode(bytes("3b 09 00 03 61 2f 62 12 34 68 69"));
  EXPECT_EQ(decoded.fault, Fault::None);
  EXPECT_EQ(decoded.head.qos, Qos::AtLeastOnce);
  EXPECT_TRUE(decoded.head.duplicate);
  EXPECT_TRUE(decoded.head.retained);
  EXPECT_EQ(decoded.head.packetIdentifier, 0x1234);
  EXPECT_EQ(decoded.head.topicOffset, 2);
  EXPECT_EQ(decoded.head.topicLength, 3);
  EXPECT_EQ(decoded.head.payloadOffset, 7);
  EXPECT_EQ(decoded.head.payloadLength, 2);
}

TEST(Publish, QosZeroHasNoIdentifier) {
  const Decoded decoded = decode(bytes("30 05 00 03 61 2f 62"));
  EXPECT_EQ(decoded.fault, Fault::None);
  EXPECT_EQ(decoded.head.packetIdentifier, 0);
  EXPECT_EQ(decoded.head.payloadOffset, 5);
  EXPECT_EQ(decoded.head.payloadLength, 0);
}

// One that is too large is decoded by the same rules when its head has come.
TEST(Publish, TheHeadOfOneThatIsTooLargeSaysTheSame) {
  const int32_t payloadLength = PACKET_BYTES_MAX;
  const Decoded decoded = decode(publishPacket("a/b", std::string(PACKET_BYTES_MAX, 'x'), 1, 0x1234));
  EXPECT_EQ(decoded.state, FramingState::HeadComplete);
  EXPECT_EQ(decoded.fault, Fault::None);
  EXPECT_EQ(decoded.head.qos, Qos::AtLeastOnce);
  EXPECT_EQ(decoded.head.packetIdentifier, 0x1234);
  EXPECT_EQ(decoded.head.topicLength, 3);
  EXPECT_EQ(decoded.head.payloadOffset, 7);
  EXPECT_EQ(decoded.head.payloadLength, payloadLength);
  EXPECT_EQ(decode(publishPacket("a/b", std::string(PACKET_BYTES_MAX, 'x'), 1, 0)).fault,
            Fault::ZeroIdentifier);
}

// 1.5.3, 3.3.2.1: a wildcard is reported before a malformed character in front of it.
TEST(Publish, ATopicIsCheckedInOnePass) {
  EXPECT_EQ(decode(bytes("30 04 00 02 ff 2b")).fault, Fault::TopicWildcard);
  EXPECT_EQ(decode(bytes("30 05 00 03 c3 9f 61")).fault, Fault::None);
  EXPECT_EQ(decode(bytes("30 05 00 03 c3 61 61")).fault, Fault::TopicMalformed);
  EXPECT_EQ(decode(bytes("30 05 00 03 61 61 c3")).fault, Fault::TopicMalformed);
  EXPECT_EQ(decode(bytes("30 04 00 02 61 00")).fault, Fault::TopicMalformed);
}

// What encodePublish writes, decodePublish reads.
TEST(Publish, WhatIsEncodedIsDecoded) {
  auto outbox = std::make_unique<Outbox>();
  auto transmit = std::make_unique<Transmit>();
  OutgoingMessage& message = outbox->messages[5];
  message.qos = Qos::AtLeastOnce;
  message.retained = true;
  message.packetIdentifier = 77;
  message.topicLength = 3;
  message.payloadLength = 200;
  for (int32_t index = 0; index < 203; ++index) outbox->bytes[5 * MESSAGE_BYTES_MAX + index] = 'a';
  encodePublish(*transmit, *outbox, 5);
  EXPECT_EQ(transmit->length, publishBytes(message));
  const uint8_t* encoded = transmit->bytes.elements;
  const Decoded decoded = decode(Octets(encoded, encoded + transmit->length));
  EXPECT_EQ(decoded.fault, Fault::None);
  EXPECT_TRUE(decoded.head.retained);
  EXPECT_FALSE(decoded.head.duplicate);
  EXPECT_EQ(decoded.head.packetIdentifier, 77);
  EXPECT_EQ(decoded.head.topicLength, 3);
  EXPECT_EQ(decoded.head.payloadLength, 200);
}

}  // namespace
}  // namespace mqtt
