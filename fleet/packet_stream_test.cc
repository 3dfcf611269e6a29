#include "fleet/packet_stream.h"

#include <gtest/gtest.h>

namespace fleet {
namespace {

using Bytes = std::vector<uint8_t>;

Bytes joined(const std::vector<Bytes>& parts) {
  Bytes all;
  for (const Bytes& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

Bytes publishOf(uint8_t flags, size_t payload) {
  Bytes body = {0, 3, 'a', '/', 'b'};
  if ((flags & 6) != 0) body.insert(body.end(), {0x12, 0x34});
  body.resize(body.size() + payload, 0xFF);
  Bytes packet = {static_cast<uint8_t>(0x30 | flags)};
  size_t length = body.size();
  do {
    packet.push_back(static_cast<uint8_t>(length % 128 | (length >= 128 ? 0x80 : 0)));
    length /= 128;
  } while (length > 0);
  return joined({packet, body});
}

const std::vector<Bytes> STREAM = {{0x20, 2, 1, 5},       publishOf(0, 0),       publishOf(2, 200),
                                   publishOf(0xC, 20000), {0x40, 2, 0x12, 0x34}, {0xD0, 0},
                                   {0x62, 2, 0, 7},       {0x70, 2, 0, 7},       {0x90, 3, 0, 1, 1}};
const std::vector<Packet> PACKETS = {{.type = CONNACK, .returnCode = 5},
                                     {.type = PUBLISH},
                                     {.type = PUBLISH, .qos = 1, .identifier = 0x1234},
                                     {.type = PUBLISH, .qos = 2, .isDuplicate = true, .identifier = 0x1234},
                                     {.type = PUBACK, .identifier = 0x1234},
                                     {.type = 13},
                                     {.type = PUBREL, .identifier = 7},
                                     {.type = PUBCOMP, .identifier = 7},
                                     {.type = 9}};

TEST(PacketStream, TellsPacketsInPiecesOfAnySize) {
  const Bytes all = joined(STREAM);
  for (const size_t piece : {size_t{1}, size_t{2}, size_t{3}, size_t{7}, size_t{1000}, all.size()}) {
    PacketStream stream;
    std::vector<Packet> packets;
    for (size_t at = 0; at < all.size(); at += piece)
      stream.read(std::span(all).subspan(at, std::min(piece, all.size() - at)), packets);
    EXPECT_EQ(packets, PACKETS) << piece;
    EXPECT_FALSE(stream.isLost());
  }
}

TEST(PacketStream, APacketIsThereWithItsLastByte) {
  PacketStream stream;
  std::vector<Packet> packets;
  const Bytes packet = publishOf(2, 50);
  stream.read(std::span(packet).first(packet.size() - 1), packets);
  EXPECT_TRUE(packets.empty());
  stream.read(std::span(packet).last(1), packets);
  EXPECT_EQ(packets.size(), 1u);
}

TEST(PacketStream, IsLostWithALengthOfFiveBytes) {
  PacketStream stream;
  std::vector<Packet> packets;
  stream.read(Bytes{0x30, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0x40, 2, 0, 1}, packets);
  EXPECT_TRUE(stream.isLost());
  EXPECT_TRUE(packets.empty());
}

// A topic longer than its packet, an acknowledgement without an identifier.
TEST(PacketStream, GoesOnBehindBodiesThatAreTooShort) {
  PacketStream stream;
  std::vector<Packet> packets;
  stream.read(Bytes{0x32, 3, 0xFF, 0xFF, 'a', 0x40, 0, 0x40, 1, 9, 0xC0, 0}, packets);
  ASSERT_EQ(packets.size(), 4u);
  EXPECT_EQ(packets.back(), (Packet{.type = 12}));
}

}  // namespace
}  // namespace fleet
