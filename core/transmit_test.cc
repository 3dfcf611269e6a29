#include "core/transmit.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

std::string octetsIn(const Transmit& transmit) {
  return hex(Octets(transmit.bytes.elements, transmit.bytes.elements + transmit.length));
}

struct LengthCase {
  int32_t value;
  std::string_view octets;
};

// MQTT 3.1.1, table 2.4: first and last value of each size.
TEST(Transmit, TheRemainingLengthOfAFixedHeaderTakesAsFewOctetsAsItCan) {
  constexpr LengthCase cases[] = {{0, "00"},
                                  {127, "7f"},
                                  {128, "80 01"},
                                  {16383, "ff 7f"},
                                  {16384, "80 80 01"},
                                  {2097151, "ff ff 7f"},
                                  {2097152, "80 80 80 01"},
                                  {REMAINING_LENGTH_MAX, "ff ff ff 7f"},
                                  {321, "c1 02"}};
  for (const LengthCase& one : cases) {
    Transmit transmit;
    appendFixedHeader(transmit, 48, one.value);
    EXPECT_EQ(octetsIn(transmit), "30 " + std::string(one.octets)) << one.value;
    EXPECT_EQ(1 + lengthBytes(one.value), transmit.length) << one.value;
  }
}

// 1.5.3, figure 1.2: "A" and U+2A6D4.
TEST(Transmit, ATextHasItsLengthInFront) {
  Transmit transmit;
  Text text;
  setText(text, bytes("41 f0 aa 9b 94"));
  appendUint16(transmit, 65535);
  appendText(transmit, text);
  appendByte(transmit, 255);
  EXPECT_EQ(octetsIn(transmit), "ff ff 00 05 41 f0 aa 9b 94 ff");
}

TEST(Transmit, ASendRequestTakesWhatTheTransportTakesAndTheRestFollows) {
  Transmit transmit;
  for (int32_t index = 0; index < SEND_BYTES_MAX + 3; ++index) appendByte(transmit, index % 251);
  EXPECT_TRUE(requestSend(transmit));
  EXPECT_EQ(transmit.requestedBytes, SEND_BYTES_MAX);
  EXPECT_FALSE(requestSend(transmit));
  appendByte(transmit, 255);
  finishSend(transmit);
  EXPECT_EQ(octetsIn(transmit),
            hex({static_cast<uint8_t>(SEND_BYTES_MAX % 251), static_cast<uint8_t>((SEND_BYTES_MAX + 1) % 251),
                 static_cast<uint8_t>((SEND_BYTES_MAX + 2) % 251), 255}));
  EXPECT_TRUE(requestSend(transmit));
  EXPECT_EQ(transmit.requestedBytes, 4);
  finishSend(transmit);
  EXPECT_FALSE(requestSend(transmit));
}

TEST(Transmit, MessagesLeaveTheReserveToControlPackets) {
  Transmit transmit;
  transmit.length = SEND_BYTES_MAX - 1;
  const int32_t room = TRANSMIT_BYTES_MAX - TRANSMIT_RESERVE_BYTES - transmit.length;
  EXPECT_TRUE(hasRoomForMessage(transmit, room));
  EXPECT_FALSE(hasRoomForMessage(transmit, room + 1));
  EXPECT_TRUE(hasRoom(transmit, room + TRANSMIT_RESERVE_BYTES));
  EXPECT_FALSE(hasRoom(transmit, room + TRANSMIT_RESERVE_BYTES + 1));
  transmit.length = SEND_BYTES_MAX;
  EXPECT_FALSE(hasRoomForMessage(transmit, 1));
  transmit.length = 1;
  transmit.requestedBytes = 1;
  EXPECT_FALSE(hasRoomForMessage(transmit, 1));
}

}  // namespace
}  // namespace mqtt
