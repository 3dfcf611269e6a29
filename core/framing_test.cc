#include "core/framing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

struct Taken {
  FramingState state;
  Fault fault;
  size_t octets;
  Octets body;
};

/// Feeds a stream in pieces of so many bytes until a packet is whole, wrong or the stream ends.
Taken takeIn(const Octets& stream, size_t pieceBytes, int32_t protocolLevel = LEVEL_MQTT_311) {
  auto input = std::make_unique<ScanInput>();
  auto framing = std::make_unique<Framing>();
  size_t taken = 0;
  while (taken < stream.size()) {
    const size_t piece =
        std::min({pieceBytes, stream.size() - taken, static_cast<size_t>(RECEIVE_BYTES_MAX)});
    std::copy_n(stream.begin() + static_cast<std::ptrdiff_t>(taken), piece, input->received.elements);
    const int32_t end = takeBytes(*framing, *input, 0, static_cast<int32_t>(piece), protocolLevel);
    taken += static_cast<size_t>(end);
    if (framing->fault != Fault::None || framing->state == FramingState::Complete ||
        framing->state == FramingState::HeadComplete) {
      break;
    }
    EXPECT_EQ(end, static_cast<int32_t>(piece));
  }
  const uint8_t* body = framing->body.elements;
  return {framing->state, framing->fault, taken,
          Octets(body, body + std::min(framing->arrivedBytes, PACKET_BYTES_MAX))};
}

Taken takeIn(std::string_view hexOctets, int32_t protocolLevel = LEVEL_MQTT_311) {
  return takeIn(bytes(hexOctets), RECEIVE_BYTES_MAX, protocolLevel);
}

// 2.2: whatever the split, the same packet comes out, and nothing behind it is taken.
TEST(Framing, APacketIsTheSameInAnySplit) {
  const Octets behind = bytes("d0 00");
  for (const Octets& packet :
       {bytes("20 02 00 00"), bytes("d0 00"), bytes("40 02 12 34"), bytes("90 03 00 01 80"),
        bytes("34 81 00 00"), publishPacket("a/b", "hello", 1, 7),
        publishPacket("a/b", std::string(200, 'x'))}) {
    const Taken whole = takeIn(packet + behind, RECEIVE_BYTES_MAX);
    for (size_t piece = 1; piece <= packet.size(); ++piece) {
      const Taken pieces = takeIn(packet + behind, piece);
      EXPECT_EQ(pieces.fault, whole.fault) << hex(packet);
      EXPECT_EQ(pieces.state, whole.state) << hex(packet);
      EXPECT_EQ(pieces.octets, whole.octets) << hex(packet);
      EXPECT_EQ(hex(pieces.body), hex(whole.body));
    }
  }
}

TEST(Framing, APacketCutShortIsWaitedFor) {
  const Octets packet = publishPacket("a/b", std::string(130, 'x'), 1, 7);
  for (size_t cut = 0; cut < packet.size(); ++cut) {
    const Taken taken =
        takeIn(Octets(packet.begin(), packet.begin() + static_cast<std::ptrdiff_t>(cut)), 4096);
    EXPECT_NE(taken.state, FramingState::Complete) << cut;
    EXPECT_EQ(taken.fault, Fault::None) << cut;
  }
  EXPECT_EQ(takeIn(packet, 4096).state, FramingState::Complete);
}

// 2.2.1: types 0 and 15, and what only a client sends.
TEST(Framing, WhatABrokerNeverSendsIsForbidden) {
  for (std::string_view header : {"00", "10", "80", "82", "a2", "c0", "e0", "f0", "f5"}) {
    EXPECT_EQ(takeIn(header).fault, Fault::ForbiddenPacket) << header;
    EXPECT_EQ(takeIn(header, LEVEL_MQTT_31).fault, Fault::ForbiddenPacket) << header;
  }
}

// 2.2.2: every wrong flag of every type a broker sends; MQTT 3.1 lets unused bits pass.
TEST(Framing, FlagsAreAsTheTableSays) {
  for (int32_t type : {2, 4, 5, 6, 7, 9, 11, 13}) {
    for (int32_t flags = 0; flags < 16; ++flags) {
      const bool right = flags == (type == 6 ? 2 : 0);
      const Octets header = {static_cast<uint8_t>(type * 16 + flags)};
      EXPECT_EQ(takeIn(header, 1).fault, right ? Fault::None : Fault::WrongFlags) << hex(header);
      EXPECT_EQ(takeIn(header, 1, LEVEL_MQTT_31).fault, Fault::None) << hex(header);
    }
  }
}

// MQTT-3.3.1-4. DUP with QoS 0, which the broker must not set (MQTT-3.3.1-2), counts for nothing.
TEST(Framing, PublishHasNoThirdQos) {
  for (std::string_view header : {"36", "37", "3e", "3f"}) {
    EXPECT_EQ(takeIn(header).fault, Fault::WrongQos) << header;
    EXPECT_EQ(takeIn(header, LEVEL_MQTT_31).fault, Fault::WrongQos) << header;
  }
  for (std::string_view header : {"38", "39", "30", "31", "32", "33", "34", "3a", "3b", "3c"}) {
    EXPECT_EQ(takeIn(header).fault, Fault::None) << header;
  }
}

// 2.2.3: four bytes at most.
TEST(Framing, ALengthHasNoFifthOctet) {
  EXPECT_EQ(takeIn("30 ff ff ff 7f").fault, Fault::None);
  EXPECT_EQ(takeIn("30 ff ff ff ff").fault, Fault::LengthMalformed);
  EXPECT_EQ(takeIn("30 80 80 80 80").fault, Fault::LengthMalformed);
  EXPECT_EQ(takeIn("30 ff ff ff ff").octets, 5u);
}

// 2.2.3 does not ask for the shortest form.
TEST(Framing, ALengthMayBeLongerThanNeeded) {
  EXPECT_EQ(takeIn("40 82 80 00 00 01").state, FramingState::Complete);
  EXPECT_EQ(takeIn("d0 80 00").state, FramingState::Complete);
}

TEST(Framing, ALengthFitsItsType) {
  for (std::string_view wrong :
       {"20 00", "20 01", "20 03", "40 00", "40 01", "40 03", "50 03", "62 01", "70 04", "90 00", "90 02",
        "b0 00", "b0 03", "d0 01", "30 00", "30 01", "20 ff 7f", "90 ff ff 7f"}) {
    EXPECT_EQ(takeIn(wrong).fault, Fault::LengthMismatch) << wrong;
  }
}

TEST(Framing, TheLongestPacketIsTakenInWhole) {
  const std::string topic(TEXT_BYTES_MAX, 't');
  const Octets packet = publishPacket(topic, std::string(PAYLOAD_BYTES_MAX, 'p'), 1, 1);
  const Taken taken = takeIn(packet, 100);
  EXPECT_EQ(taken.state, FramingState::Complete);
  EXPECT_EQ(taken.body.size(), static_cast<size_t>(PACKET_BYTES_MAX));
  EXPECT_EQ(takeIn(publishPacket(topic, std::string(PAYLOAD_BYTES_MAX + 1, 'p'), 1, 1), 100).state,
            FramingState::HeadComplete);
}

// One too large for the body is handled when its topic and its identifier are there; the rest passes by.
TEST(Framing, APublishTooLargeShowsItsHeadAndRunsPastInAnySplit) {
  const Octets packet =
      publishPacket(std::string(3000, 't'), std::string(3000, 'p'), 1, 0x1234) + bytes("d0 00");
  constexpr size_t HEAD_BYTES = 1 + 2 + 2 + 3000 + 2;
  for (size_t piece : {size_t{1}, size_t{2}, size_t{7}, size_t{1024}}) {
    const Taken taken = takeIn(packet, piece);
    EXPECT_EQ(taken.state, FramingState::HeadComplete);
    EXPECT_EQ(taken.octets, HEAD_BYTES);
  }
  auto input = std::make_unique<ScanInput>();
  auto framing = std::make_unique<Framing>();
  size_t heads = 0;
  for (uint8_t octet : packet) {
    input->received[0] = octet;
    EXPECT_EQ(takeBytes(*framing, *input, 0, 1, LEVEL_MQTT_311), 1);
    if (framing->state != FramingState::HeadComplete) continue;
    ++heads;
    finishPacket(*framing);
  }
  EXPECT_EQ(heads, 1u);
  EXPECT_EQ(framing->state, FramingState::Complete);
  EXPECT_EQ(framing->packetType, PacketType::Pingresp);
}

/// What the framing makes of the first byte and the remaining length of a packet.
struct Beginning {
  FramingState state;
  Fault fault;
  int32_t remainingLength;
};

Beginning beginning(const Octets& octets, int32_t protocolLevel) {
  static ScanInput input;
  static Framing framing;
  resetFraming(framing);
  std::copy(octets.begin(), octets.end(), input.received.elements);
  const int32_t end = takeBytes(framing, input, 0, static_cast<int32_t>(octets.size()), protocolLevel);
  EXPECT_EQ(end, static_cast<int32_t>(octets.size()));
  return {framing.state, framing.fault, framing.remainingLength};
}

// Table 2.1, table 2.2 and 3.3.1 as one line a type: the flags that MQTT 3.1.1 allows, and those of 3.1.
TEST(Framing, EveryFirstByteIsAsTheTablesSay) {
  constexpr std::string_view ANY = "0123456789abcdef";
  struct Row {
    int type;
    std::string_view flags311, flags31;
  };
  const std::vector<Row> table = {{2, "0", ANY}, {3, "01234589abcd", "01234589abcd"},
                                  {4, "0", ANY}, {5, "0", ANY},
                                  {6, "2", ANY}, {7, "0", ANY},
                                  {9, "0", ANY}, {11, "0", ANY},
                                  {13, "0", ANY}};
  for (int first = 0; first < 256; ++first) {
    const auto row =
        std::find_if(table.begin(), table.end(), [&](const Row& one) { return one.type == first / 16; });
    for (int32_t level : {LEVEL_MQTT_31, LEVEL_MQTT_311}) {
      Fault expected = Fault::ForbiddenPacket;
      if (row != table.end()) {
        const std::string_view allowed = level == LEVEL_MQTT_31 ? row->flags31 : row->flags311;
        const bool isRight = allowed.find(ANY[static_cast<size_t>(first % 16)]) != std::string_view::npos;
        const bool isQos3 = row->type == 3 && first / 2 % 4 == 3;
        expected = isRight ? Fault::None : isQos3 ? Fault::WrongQos : Fault::WrongFlags;
      }
      EXPECT_EQ(beginning({static_cast<uint8_t>(first)}, level).fault, expected) << first << " " << level;
    }
  }
}

/// The remaining length in so many bytes; none if it does not fit.
Octets lengthIn(int bytes, int32_t length) {
  Octets octets;
  for (int at = 1; at <= bytes; ++at, length /= 128) {
    octets.push_back(static_cast<uint8_t>(length % 128 + (at < bytes ? 128 : 0)));
  }
  return length == 0 ? octets : Octets{};
}

// The lengths each type can have (3.2 to 3.13), over all that one can hold wholly and around every bound
// beyond, in its shortest form and in every longer one.
TEST(Framing, EveryLengthOfEveryTypeIsTakenOrRefused) {
  struct Row {
    uint8_t first;
    int32_t shortest, longest;
  };
  constexpr Row TABLE[] = {{0x20, 2, 2},
                           {0x30, 2, REMAINING_LENGTH_MAX},
                           {0x32, 2, REMAINING_LENGTH_MAX},
                           {0x40, 2, 2},
                           {0x50, 2, 2},
                           {0x62, 2, 2},
                           {0x70, 2, 2},
                           {0x90, 3, PACKET_BYTES_MAX},
                           {0xB0, 2, 2},
                           {0xD0, 0, 0}};
  std::vector<int32_t> lengths;
  for (int32_t length = 0; length <= PACKET_BYTES_MAX + 2; ++length) lengths.push_back(length);
  for (int32_t bound : {16'384, 65'536, 2'097'152, REMAINING_LENGTH_MAX}) {
    lengths.insert(lengths.end(), {bound - 1, bound});
  }
  for (const Row& row : TABLE) {
    for (int32_t length : lengths) {
      for (int bytes = 1; bytes <= 4; ++bytes) {
        const Octets field = lengthIn(bytes, length);
        if (field.empty()) continue;
        const Beginning taken = beginning(Octets{row.first} + field, LEVEL_MQTT_311);
        const bool fits = length >= row.shortest && length <= row.longest;
        ASSERT_EQ(taken.fault, fits ? Fault::None : Fault::LengthMismatch) << hex(field);
        ASSERT_EQ(taken.remainingLength, length);
        if (!fits) continue;
        const FramingState whole = length == 0 ? FramingState::Complete : FramingState::WaitBody;
        ASSERT_EQ(taken.state, length > PACKET_BYTES_MAX ? FramingState::WaitHead : whole);
      }
    }
  }
}

TEST(Framing, AFaultStopsTheStream) {
  auto input = std::make_unique<ScanInput>();
  auto framing = std::make_unique<Framing>();
  framing->fault = Fault::WrongFlags;
  EXPECT_EQ(takeBytes(*framing, *input, 3, 9, LEVEL_MQTT_311), 3);
}

}  // namespace
}  // namespace mqtt
