#include <gtest/gtest.h>

#include "core/testing/shell.h"

// MQTT 3.1.1, 4.8: what a broker must not send ends the connection, has a fault of its own, and the plant
// comes back.
namespace mqtt {
namespace {

struct Case {
  const char* name;
  std::string_view octets;
  Fault fault;
};

constexpr Case CASES[] = {
    {"type 0", "00 00", Fault::ForbiddenPacket},
    {"CONNECT", "10 00", Fault::ForbiddenPacket},
    {"SUBSCRIBE", "82 06 00 01 00 01 61 00", Fault::ForbiddenPacket},
    {"UNSUBSCRIBE", "a2 05 00 01 00 01 61", Fault::ForbiddenPacket},
    {"PINGREQ", "c0 00", Fault::ForbiddenPacket},
    {"DISCONNECT", "e0 00", Fault::ForbiddenPacket},
    {"type 15", "f0 00", Fault::ForbiddenPacket},
    {"CONNACK twice", "20 02 00 00", Fault::ConnackTwice},
    {"CONNACK flags", "21 02 00 00", Fault::WrongFlags},
    {"PUBACK flags", "41 02 00 01", Fault::WrongFlags},
    {"PUBREL flags", "60 02 00 01", Fault::WrongFlags},
    {"PUBREL with DUP", "6a 02 00 01", Fault::WrongFlags},
    {"SUBACK flags", "92 03 00 01 00", Fault::WrongFlags},
    {"UNSUBACK flags", "b2 02 00 01", Fault::WrongFlags},
    {"PINGRESP flags", "d8 00", Fault::WrongFlags},
    {"QoS 3", "36 05 00 01 61 00 01", Fault::WrongQos},
    {"length of five octets", "30 ff ff ff ff 01", Fault::LengthMalformed},
    {"PUBACK length", "40 03 00 01 00", Fault::LengthMismatch},
    {"PINGRESP length", "d0 01 00", Fault::LengthMismatch},
    {"PUBLISH without topic length", "30 01 00", Fault::LengthMismatch},
    {"PUBLISH topic past the end", "30 03 00 02 61", Fault::LengthMismatch},
    {"PUBLISH identifier past the end", "32 04 00 01 61 00", Fault::LengthMismatch},
    {"PUBLISH identifier 0", "32 05 00 01 61 00 00", Fault::ZeroIdentifier},
    {"PUBACK identifier 0", "40 02 00 00", Fault::ZeroIdentifier},
    {"PUBREC identifier 0", "50 02 00 00", Fault::ZeroIdentifier},
    {"PUBREL identifier 0", "62 02 00 00", Fault::ZeroIdentifier},
    {"PUBCOMP identifier 0", "70 02 00 00", Fault::ZeroIdentifier},
    {"SUBACK identifier 0", "90 03 00 00 00", Fault::ZeroIdentifier},
    {"UNSUBACK identifier 0", "b0 02 00 00", Fault::ZeroIdentifier},
    {"topic empty", "30 02 00 00", Fault::TopicEmpty},
    {"topic with +", "30 03 00 01 2b", Fault::TopicWildcard},
    {"topic with #", "30 05 00 03 61 2f 23", Fault::TopicWildcard},
    {"topic with U+0000", "30 04 00 02 61 00", Fault::TopicMalformed},
    {"topic with a surrogate", "30 05 00 03 ed a0 80", Fault::TopicMalformed},
    {"topic cut in a character", "30 04 00 02 61 c3", Fault::TopicMalformed},
    {"SUBACK reserved code", "90 03 00 01 03", Fault::SubackCode},
    {"SUBACK code 7f", "90 03 00 01 7f", Fault::SubackCode},
    {"SUBACK code 81", "90 03 00 01 81", Fault::SubackCode},
    {"SUBACK too many codes", "90 04 00 01 00 00", Fault::SubackCount},
    {"SUBACK without code", "90 02 00 01", Fault::LengthMismatch},
};

TEST(Violation, EndsTheConnectionInAnySplitAndThePlantComesBack) {
  for (const Case& one : CASES) {
    for (bool byteByByte : {false, true}) {
      SCOPED_TRACE(one.name);
      Shell shell;
      shell.want("wanted");
      shell.connect();
      shell.scan(10, 2);
      ASSERT_EQ(shell.client.session.request.packetIdentifier, 1);
      for (uint8_t octet : bytes(one.octets)) {
        shell.arriving.push_back(octet);
        if (byteByByte) shell.scan(1);
        if (!shell.output.connected) break;
      }
      if (!byteByByte) shell.scan(1);
      EXPECT_EQ(shell.output.fault, one.fault);
      EXPECT_EQ(shell.output.linkRequest, LinkRequest::Close);
      EXPECT_EQ(shell.client.counters.faults, 1);
      shell.arriving.clear();
      shell.scan();
      shell.scan(1000);
      shell.connect();
      EXPECT_TRUE(shell.output.connected);
      EXPECT_EQ(shell.client.connection.lastFault, one.fault);
    }
  }
}

// MQTT-3.2.0-1
TEST(Violation, AnythingBeforeConnack) {
  for (const Octets& packet : {bytes("d0 00"), bytes("30 03 00 01 61"), bytes("40 02 00 01"),
                               publishPacket("a", std::string(5000, 'x'))}) {
    Shell shell;
    shell.connect("");
    shell.feed(packet);
    shell.scan(10, 3);
    EXPECT_EQ(shell.client.connection.lastFault, Fault::ConnackMissing) << hex(packet).substr(0, 20);
  }
}

TEST(Violation, IsFoundInAPublishThatIsTooLargeAsWell) {
  Shell shell;
  shell.connect();
  shell.feed(publishPacket("a", std::string(2000, 'x'), 1, 0));
  shell.scan(10, 2);
  EXPECT_EQ(shell.client.connection.lastFault, Fault::ZeroIdentifier);
  Shell other;
  other.connect();
  other.feed(bytes("30 82 10 ff ff") + Octets(2048, 'x'));
  other.scan(10, 2);
  EXPECT_EQ(other.client.connection.lastFault, Fault::LengthMismatch);
}

// Not violations: an answer that nothing waits for is ignored, or answered so that the broker need not wait
// (4.3.3).
TEST(Violation, IsNotAnAnswerThatNothingWaitsFor) {
  Shell shell;
  shell.connect();
  shell.feed("40 02 00 09 70 02 00 09 d0 00 90 03 00 09 00 b0 02 00 09");
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.takeSent(), "");
  shell.feed("50 02 00 09 62 02 12 34");
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.takeSent(), "62 02 00 09 70 02 12 34");
}

// MQTT 3.1 gives meaning to DUP on PUBREL and none to the other flags.
TEST(Violation, OfTheTableOfFlagsIsNoneIn31) {
  Shell shell;
  shell.client.settings.protocolLevel = LEVEL_MQTT_31;
  shell.connect();
  shell.feed("6a 02 00 01 4f 02 00 09 d1 00");
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.takeSent(), "70 02 00 01");
}

}  // namespace
}  // namespace mqtt
