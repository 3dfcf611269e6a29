#include "core/large_publish.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

struct Giver {
  explicit Giver(bool cleanSession = false) {
    shell.client.settings.cleanSession = cleanSession;
    shell.connect();
    shell.client.link.handshake.keepAliveSeconds = 0;
    shell.takeSent();
  }

  void offer(const std::string& text, Qos qos, Answer expected = Answer::Accepted) {
    payload = text;
    EXPECT_EQ(publishLarge(shell.client, message("p", "", qos), static_cast<int32_t>(text.size()), ticket),
              expected);
  }

  /// Hands over one piece of up to so many bytes. False: none is wanted.
  bool hand(size_t pieceBytes = PAYLOAD_BYTES_MAX) {
    const int32_t offset = wantedOffset(shell.client, ticket);
    if (offset == NO_OFFSET) return false;
    const Message piece = message("", payload.substr(static_cast<size_t>(offset), pieceBytes));
    int32_t handedBytes = 0;
    EXPECT_EQ(handPiece(shell.client, ticket, piece, handedBytes), Answer::Accepted);
    EXPECT_GT(handedBytes, 0);
    return true;
  }

  void handAll(size_t pieceBytes = PAYLOAD_BYTES_MAX) {
    for (int idle = 0; idle < 3; ++idle) {
      if (hand(pieceBytes)) idle = -1;
      shell.scan();
    }
  }

  DeliveryState state() { return deliveryState(shell.client, ticket); }

  Shell shell;
  std::string payload;
  int32_t ticket = 0;
};

TEST(LargePublish, IsSentWhileItIsHandedOver) {
  for (const Qos qos : {Qos::AtMostOnce, Qos::AtLeastOnce, Qos::ExactlyOnce}) {
    for (const size_t size : {size_t{0}, size_t{1}, size_t{PAYLOAD_BYTES_MAX}, size_t{PAYLOAD_BYTES_MAX + 1},
                              size_t{5'000}, size_t{70'000}}) {
      for (const size_t pieceBytes : {size_t{PAYLOAD_BYTES_MAX}, size_t{1000}}) {
        Giver giver;
        giver.offer(payloadOfSize(size), qos);
        giver.handAll(pieceBytes);
        EXPECT_EQ(giver.shell.takeSent(), hex(publishPacket("p", giver.payload, numberOfQos(qos), 1)))
            << size;
        if (qos == Qos::AtMostOnce) {
          EXPECT_EQ(giver.state(), DeliveryState::Sent);
        } else if (qos == Qos::AtLeastOnce) {
          giver.shell.feed("40 02 00 01");
          EXPECT_EQ(giver.state(), DeliveryState::Acknowledged);
        } else {
          giver.shell.feed("50 02 00 01");
          giver.shell.feed("70 02 00 01");
          EXPECT_EQ(giver.state(), DeliveryState::Acknowledged);
        }
      }
    }
  }
}

TEST(LargePublish, AMegabyteRunsThroughTheBuffers) {
  Giver giver;
  giver.offer(payloadOfSize(1 << 20), Qos::AtLeastOnce);
  giver.handAll();
  EXPECT_TRUE(giver.shell.takeSent() == hex(publishPacket("p", giver.payload, 1, 1)));
}

TEST(LargePublish, TheLongestPayloadHasARemainingLength) {
  Giver giver;
  const std::string topic(TEXT_BYTES_MAX, 't');
  EXPECT_EQ(
      publishLarge(giver.shell.client, message(topic, "", Qos::ExactlyOnce), LARGE_BYTES_MAX, giver.ticket),
      Answer::Accepted);
  giver.shell.scan();
  EXPECT_EQ(giver.shell.takeSent().substr(0, 14), "34 ff ff ff 7f");
  for (const int32_t wrong : {-1, LARGE_BYTES_MAX + 1}) {
    int32_t ticket = 1;
    EXPECT_EQ(publishLarge(giver.shell.client, message("p", ""), wrong, ticket), Answer::PayloadTooLong);
    EXPECT_EQ(ticket, 0);
  }
}

// Nothing can be sent in the middle of it, so nothing that asks for an answer is taken in either.
TEST(LargePublish, HasTheConnectionForItself) {
  Giver giver;
  const int32_t subscription = giver.shell.want("s");
  giver.shell.scan();
  giver.shell.feed("90 03 00 01 02");
  giver.shell.takeSent();
  giver.offer(payloadOfSize(3'000), Qos::AtMostOnce);
  giver.shell.scan();
  EXPECT_TRUE(giver.hand());
  giver.shell.publish("q", "behind", Qos::AtLeastOnce);
  giver.shell.feed(publishPacket("s", "x", 2, 9));
  giver.shell.scan(5'000);
  EXPECT_EQ(giver.shell.take(subscription), "");
  giver.handAll();
  EXPECT_EQ(giver.shell.take(subscription), "s x");
  giver.shell.scan();
  const std::string sent = giver.shell.takeSent();
  const std::string large = hex(publishPacket("p", giver.payload));
  EXPECT_EQ(sent.substr(0, large.size()), large);
  EXPECT_NE(sent.find("50 02 00 09"), std::string::npos);
  EXPECT_NE(sent.find(hex(publishPacket("q", "behind", 1, 2))), std::string::npos);
}

// QoS 1 and 2 ask for the payload again, with the identifier and DUP (MQTT-4.4.0-1); QoS 0 is lost.
TEST(LargePublish, BeginsAgainWithTheNextConnection) {
  for (const Qos qos : {Qos::AtMostOnce, Qos::AtLeastOnce, Qos::ExactlyOnce}) {
    for (const int pieces : {0, 1, 5}) {
      Giver giver;
      giver.offer(payloadOfSize(4 * PAYLOAD_BYTES_MAX + 900), qos);
      giver.shell.scan();
      for (int piece = 0; piece < pieces; ++piece) {
        giver.hand();
        if (piece < 4 || qos != Qos::AtMostOnce) giver.shell.scan();
      }
      giver.shell.breakLink();
      giver.shell.takeSent();
      giver.shell.feed("20 02 01 00");
      if (qos == Qos::AtMostOnce) {
        EXPECT_EQ(giver.state(), DeliveryState::Lost);
        continue;
      }
      giver.handAll();
      Octets packet = publishPacket("p", giver.payload, numberOfQos(qos), 1);
      packet[0] |= 0x08;
      EXPECT_EQ(giver.shell.takeSent(), hex(packet));
    }
  }
}

// Once the broker has it, only PUBREL is sent (MQTT-4.3.3-1).
TEST(LargePublish, IsNotHandedOverAgainBehindPubrec) {
  Giver giver;
  giver.offer(payloadOfSize(5'000), Qos::ExactlyOnce);
  giver.handAll();
  giver.shell.feed("50 02 00 01");
  giver.shell.breakLink();
  giver.shell.takeSent();
  giver.shell.feed("20 02 01 00");
  giver.shell.scan();
  EXPECT_EQ(giver.shell.takeSent(), "62 02 00 01");
  EXPECT_EQ(wantedOffset(giver.shell.client, giver.ticket), NO_OFFSET);
}

TEST(LargePublish, PiecesThatCannotBeAreRefused) {
  Giver giver;
  int32_t handedBytes = 7;
  giver.offer(payloadOfSize(1'500), Qos::AtLeastOnce);
  EXPECT_EQ(handPiece(giver.shell.client, giver.ticket, message("", "x"), handedBytes), Answer::NotWanted);
  EXPECT_EQ(handedBytes, 0);
  giver.shell.scan();
  Message piece = message("", "");
  for (const int32_t length : {-1, 0, PAYLOAD_BYTES_MAX + 1, COUNT_MAX}) {
    piece.payloadLength = length;
    EXPECT_EQ(handPiece(giver.shell.client, giver.ticket, piece, handedBytes), Answer::PayloadTooLong);
  }
  EXPECT_TRUE(giver.hand());
  piece.payloadLength = 477;
  EXPECT_EQ(handPiece(giver.shell.client, giver.ticket, piece, handedBytes), Answer::PayloadTooLong);
  EXPECT_EQ(handPiece(giver.shell.client, giver.ticket + 32, piece, handedBytes), Answer::NotWanted);
  EXPECT_TRUE(giver.hand());
  EXPECT_FALSE(giver.hand());
}

// A PINGREQ behind its head would be read as a part of the payload.
TEST(LargePublish, BeginsWithNoPingreqBehindIt) {
  Giver giver;
  giver.shell.client.link.handshake.keepAliveSeconds = 4;
  giver.offer(payloadOfSize(1'500), Qos::AtMostOnce);
  giver.shell.scan(3'000);
  giver.handAll();
  EXPECT_EQ(giver.shell.takeSent(), hex(publishPacket("p", giver.payload)) + " c0 00");
}

// Who hands over nothing any more would hold the connection for ever.
TEST(LargePublish, IsLostIfNoPieceComesInTime) {
  for (const Qos qos : {Qos::AtMostOnce, Qos::AtLeastOnce, Qos::ExactlyOnce}) {
    Giver giver;
    giver.offer(payloadOfSize(5'000), qos);
    giver.shell.scan();
    EXPECT_TRUE(giver.hand());
    giver.shell.scan(9'000);
    EXPECT_TRUE(giver.hand());
    giver.shell.scan(9'000);
    EXPECT_TRUE(giver.shell.output.connected);
    giver.shell.scan(1'000);
    EXPECT_EQ(giver.shell.output.fault, Fault::PieceTimeout);
    EXPECT_EQ(giver.state(), DeliveryState::Lost);
    EXPECT_EQ(giver.shell.client.counters.lost, 1);
    EXPECT_EQ(giver.shell.client.session.outbox.order.count, 0);
  }
}

// MQTT-3.1.2-23: no PINGREQ can be sent in the middle of it. A broker that ends the silence would be sent the
// beginning of the message again and again.
TEST(LargePublish, IsLostBeforeTheClientIsSilentForTooLong) {
  for (const Qos qos : {Qos::AtMostOnce, Qos::AtLeastOnce, Qos::ExactlyOnce}) {
    Giver giver;
    giver.shell.client.link.handshake.keepAliveSeconds = 4;
    giver.offer(payloadOfSize(5'000), qos);
    giver.shell.scan();
    giver.shell.scan(2'900);
    EXPECT_TRUE(giver.hand());
    giver.shell.scan(2'900);
    EXPECT_TRUE(giver.shell.output.connected);
    giver.shell.scan(100);
    EXPECT_EQ(giver.shell.output.fault, Fault::PieceTimeout);
    EXPECT_EQ(giver.state(), DeliveryState::Lost);
  }
}

// DISCONNECT in the middle would be read as a part of the payload.
TEST(LargePublish, DisablingInTheMiddleSendsNoDisconnect) {
  Giver giver;
  giver.offer(payloadOfSize(5'000), Qos::AtLeastOnce);
  giver.shell.scan();
  EXPECT_TRUE(giver.hand());
  giver.shell.input.enable = false;
  giver.shell.scan(100);
  giver.shell.scan(2'000);
  giver.shell.scan(10, 3);
  EXPECT_EQ(giver.shell.output.linkRequest, LinkRequest::Close);
  EXPECT_FALSE(giver.shell.takeSent().ends_with("e0 00"));
  EXPECT_EQ(giver.state(), DeliveryState::WaitPuback);
}

// Its last piece may fill the transmit area to the last byte.
TEST(LargePublish, ReconnectingBehindItSendsDisconnect) {
  constexpr size_t HEAD_BYTES = 1 + 2 + 2 + 1;  // the fixed header and the topic
  Giver giver;
  giver.offer(payloadOfSize(static_cast<size_t>(TRANSMIT_BYTES_MAX) - HEAD_BYTES), Qos::AtMostOnce);
  giver.shell.input.sending = SendState::Busy;
  giver.shell.input.receivedBytes = 0;
  scan(giver.shell.client, giver.shell.input, giver.shell.output);
  while (giver.hand()) continue;
  EXPECT_EQ(giver.shell.client.link.transmit.length, TRANSMIT_BYTES_MAX);
  giver.shell.input.reconnect = true;
  scan(giver.shell.client, giver.shell.input, giver.shell.output);
  giver.shell.input.reconnect = false;
  giver.shell.scan(10, 4);
  EXPECT_EQ(giver.shell.takeSent(), hex(publishPacket("p", giver.payload)) + " e0 00");
}

TEST(LargePublish, DrainingWaitsForIt) {
  Giver giver;
  giver.offer(payloadOfSize(5'000), Qos::AtMostOnce);
  giver.shell.scan();
  giver.shell.input.enable = false;
  giver.handAll();
  giver.shell.scan(10, 3);
  EXPECT_EQ(giver.shell.takeSent(), hex(publishPacket("p", giver.payload)) + " e0 00");
}

// The whole message was sent, PUBREC was lost with the connection, and the publisher hands nothing over the
// second time. The broker may have the message and holds its identifier for it until PUBREL.
TEST(LargePublish, WhatTheBrokerMayHaveIsReleasedWhenItIsGivenUp) {
  for (const std::string next : {"20 02 01 00", "20 02 00 00", "clean"}) {
    Giver giver;
    giver.offer(payloadOfSize(5'000), Qos::ExactlyOnce);
    giver.handAll();
    giver.shell.breakLink();
    giver.shell.feed("20 02 01 00");
    giver.shell.scan();
    EXPECT_TRUE(giver.hand());
    giver.shell.scan(10'000);
    EXPECT_EQ(giver.shell.output.fault, Fault::PieceTimeout);
    EXPECT_EQ(giver.state(), DeliveryState::Lost);
    EXPECT_EQ(giver.shell.client.session.outbox.order.count, 1);
    giver.shell.publish("p", "behind", Qos::ExactlyOnce);
    giver.shell.client.settings.cleanSession = next == "clean";
    giver.shell.scan(10, 3);
    giver.shell.scan(4'000);
    giver.shell.takeSent();
    giver.shell.connect(next == "clean" ? "20 02 00 00" : next);
    giver.shell.scan(10, 3);
    const bool isKept = next == "20 02 01 00";
    EXPECT_EQ(giver.shell.takeSent(),
              (isKept ? "62 02 00 01 " : "") + hex(publishPacket("p", "behind", 2, 2)))
        << next;
    if (isKept) giver.shell.feed("50 02 00 01");
    EXPECT_EQ(giver.shell.takeSent(), isKept ? "62 02 00 01" : "");
    if (isKept) giver.shell.feed("70 02 00 01");
    EXPECT_EQ(giver.state(), DeliveryState::Lost);
    EXPECT_EQ(giver.shell.client.session.outbox.order.count, 1);
    EXPECT_EQ(giver.shell.client.link.window.inFlight, 1);
    EXPECT_EQ(giver.shell.client.counters.lost, 1);
    EXPECT_EQ(giver.shell.client.counters.acknowledged, 0);
  }
}

// Its publisher has forgotten it, and nobody else has its payload. The broker may have it.
TEST(LargePublish, ARestartLosesItUnlessTheBrokerHasIt) {
  for (const bool released : {false, true}) {
    Giver giver;
    giver.offer(payloadOfSize(5'000), Qos::ExactlyOnce);
    giver.handAll();
    if (released) giver.shell.feed("50 02 00 01");
    giver.shell.input.restarted = true;
    giver.shell.scan();
    EXPECT_EQ(giver.shell.output.fault, Fault::None);
    EXPECT_EQ(giver.state(), released ? DeliveryState::WaitPubcomp : DeliveryState::Lost);
    EXPECT_EQ(giver.shell.client.session.outbox.order.count, 1);
    giver.shell.input.restarted = false;
    giver.shell.scan(1'000);
    giver.shell.connect("20 02 01 00");
    giver.shell.scan(10, 3);
    EXPECT_EQ(giver.shell.takeSent(), "62 02 00 01");
    giver.shell.feed("70 02 00 01");
    EXPECT_EQ(giver.state(), released ? DeliveryState::Acknowledged : DeliveryState::Lost);
    EXPECT_EQ(giver.shell.client.session.outbox.order.count, 0);
    // Its place goes to another, its end is known for as long as that of any message.
    EXPECT_GT(giver.shell.publish("p", "next", Qos::AtLeastOnce), 0);
    EXPECT_EQ(giver.state(), released ? DeliveryState::Acknowledged : DeliveryState::Lost);
  }
}

// A broker that has lost the session would have to be sent the whole message again. Nobody can hand it over,
// so it ends at once, and what is behind it goes out.
TEST(LargePublish, ARestartLosesItWhenTheBrokerHasForgotten) {
  for (const std::string session : {"lost", "clean", "of another"}) {
    Giver giver;
    giver.offer(payloadOfSize(5'000), Qos::ExactlyOnce);
    giver.handAll();
    giver.shell.feed("50 02 00 01");
    giver.shell.input.restarted = true;
    giver.shell.scan();
    giver.shell.input.restarted = false;
    giver.shell.publish("p", "behind", Qos::AtLeastOnce);
    giver.shell.client.settings.cleanSession = session == "clean";
    if (session == "of another") setText(giver.shell.client.settings.clientIdentifier, "other");
    giver.shell.scan(1'000);
    giver.shell.connect("20 02 00 00");
    giver.shell.scan(10, 3);
    EXPECT_EQ(giver.state(), DeliveryState::Lost) << session;
    EXPECT_EQ(giver.shell.client.counters.lost, 1);
    EXPECT_EQ(giver.shell.takeSent(), hex(publishPacket("p", "behind", 1, 2))) << session;
  }
}

TEST(LargePublish, CanBeCancelledUntilItBegins) {
  Giver giver;
  giver.offer(payloadOfSize(5'000), Qos::AtLeastOnce);
  EXPECT_EQ(cancel(giver.shell.client, giver.ticket), Answer::Accepted);
  giver.offer(payloadOfSize(5'000), Qos::AtLeastOnce);
  giver.shell.scan();
  EXPECT_EQ(cancel(giver.shell.client, giver.ticket), Answer::TooLate);
}

}  // namespace
}  // namespace mqtt
