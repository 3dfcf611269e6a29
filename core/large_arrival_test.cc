#include "core/large_arrival.h"

#include <gtest/gtest.h>

#include "core/testing/session_check.h"
#include "core/testing/shell.h"

namespace mqtt {
namespace {

/// A subscriber to "s" that takes large messages.
struct Taker {
  explicit Taker(int32_t largestBytes = REMAINING_LENGTH_MAX, bool cleanSession = false) {
    shell.client.settings.cleanSession = cleanSession;
    subscription = shell.want("s");
    EXPECT_EQ(takeLarge(shell.client, subscription, largestBytes), Answer::Accepted);
    shell.connect();
    shell.client.link.handshake.keepAliveSeconds = 0;
    shell.feed("90 03 00 01 02");
    shell.takeSent();
  }

  /// Takes one piece. False: there is none.
  bool takePiece() {
    int32_t offset = 0;
    const Answer answer = receivePiece(shell.client, subscription, piece, offset, payloadBytes);
    if (answer == Answer::Empty) return false;
    EXPECT_EQ(answer, Answer::Accepted);
    if (offset == 0) {
      payload.clear();
      ++begun;
    }
    EXPECT_EQ(static_cast<int32_t>(payload.size()), offset);
    payload += payloadOf(piece);
    if (static_cast<int32_t>(payload.size()) == payloadBytes) ++whole;
    return true;
  }

  /// Scans and takes what is there, until nothing comes any more.
  void takeAll() {
    for (int idle = 0; idle < 3; ++idle) {
      shell.scan();
      if (takePiece()) idle = -1;
    }
  }

  Shell shell;
  int32_t subscription = 0;
  Message piece;
  int32_t payloadBytes = 0;
  std::string payload;
  int begun = 0;
  int whole = 0;
};

TEST(LargeArrival, ComesInPiecesAndIsAcknowledgedBehindTheLast) {
  for (const int32_t qos : {0, 1, 2}) {
    for (const size_t size : {size_t{1025}, size_t{1270}, size_t{1300}, size_t{2048}, size_t{70'000}}) {
      Taker taker;
      const std::string sent = payloadOfSize(size);
      taker.shell.arriving = publishPacket("s", sent, qos, 7);
      taker.shell.scan(10, 2);
      EXPECT_EQ(taker.shell.takeSent(), "");
      taker.takeAll();
      EXPECT_EQ(taker.payload, sent) << size;
      EXPECT_EQ(taker.payloadBytes, static_cast<int32_t>(size));
      EXPECT_EQ(topicOf(taker.piece), "s");
      EXPECT_EQ(taker.whole, 1);
      const char* const answers[] = {"", "40 02 00 07", "50 02 00 07"};
      EXPECT_EQ(taker.shell.takeSent(), answers[qos]);
      // The next packet begins where the payload ended.
      taker.shell.feed(publishPacket("s", "small", 1, 8));
      EXPECT_TRUE(taker.takePiece());
      EXPECT_EQ(taker.payload, "small");
      EXPECT_EQ(taker.shell.client.counters.received, 2);
      EXPECT_EQ(taker.shell.client.counters.oversized, 0);
    }
  }
}

TEST(LargeArrival, AMegabyteRunsThroughTheBuffersOfOneKilobyte) {
  Taker taker;
  const std::string sent = payloadOfSize(1 << 20);
  taker.shell.arriving = publishPacket("s", sent, 2, 7) + bytes("d0 00");
  taker.takeAll();
  EXPECT_EQ(taker.whole, 1);
  EXPECT_TRUE(taker.payload == sent);
}

TEST(LargeArrival, WhatExceedsTheLimitOfTheUserIsPassedOverAndAcknowledged) {
  for (const int32_t largestBytes : {0, PAYLOAD_BYTES_MAX, 5'000}) {
    Taker taker(largestBytes);
    taker.shell.arriving =
        publishPacket("s", payloadOfSize(5'001), 1, 7) + publishPacket("s", "behind", 1, 8);
    taker.takeAll();
    EXPECT_EQ(taker.payload, "behind");
    EXPECT_EQ(taker.shell.client.counters.oversized, 1);
    EXPECT_EQ(taker.shell.takeSent(), "40 02 00 07 40 02 00 08");
  }
  Taker taker(5'000);
  taker.shell.arriving = publishPacket("s", payloadOfSize(5'000), 1, 7);
  taker.takeAll();
  EXPECT_EQ(taker.payload.size(), 5'000u);
}

TEST(LargeArrival, ATopicThatIsTooLongIsPassedOver) {
  Taker taker;
  const std::string topic(TEXT_BYTES_MAX + 1, 's');
  taker.shell.arriving =
      publishPacket(topic, payloadOfSize(3'000), 1, 7) + publishPacket("s", "behind", 1, 8);
  taker.takeAll();
  EXPECT_EQ(taker.payload, "behind");
  EXPECT_EQ(taker.shell.client.counters.oversized, 1);
}

// 1.5.3, 3.3.2: the topic of a large PUBLISH has to be as good as that of a small one.
TEST(LargeArrival, ItsTopicIsChecked) {
  for (const auto& [topic, fault] :
       {std::pair{"a/#", Fault::TopicWildcard}, {"a\xff", Fault::TopicMalformed}, {"", Fault::TopicEmpty}}) {
    Taker taker;
    taker.shell.feed(publishPacket(topic, payloadOfSize(3'000), 1, 7));
    EXPECT_EQ(taker.shell.output.fault, fault);
  }
  const std::string longest = std::string(PACKET_BYTES_MAX - 3, 't') + "#";
  for (const auto& [topic, fault] :
       {std::pair{longest, Fault::TopicWildcard}, {"t" + longest, Fault::None}}) {
    Taker taker;
    taker.shell.feed(publishPacket(topic, payloadOfSize(3'000), 1, 7));
    EXPECT_EQ(taker.shell.output.fault, fault);
  }
  Taker taker;
  taker.shell.feed(publishPacket("s", payloadOfSize(3'000), 1, 0));
  EXPECT_EQ(taker.shell.output.fault, Fault::ZeroIdentifier);
}

// The topic is longer than the packet.
TEST(LargeArrival, ALengthThatCannotBeIsAFault) {
  Taker taker;
  taker.shell.feed("32 80 20 20 00 73");
  EXPECT_EQ(taker.shell.output.fault, Fault::LengthMismatch);
}

// Other ways to receive do not find it, and are not disturbed by it.
TEST(LargeArrival, IsOnlyTakenInPieces) {
  Taker taker;
  taker.shell.arriving = publishPacket("s", payloadOfSize(3'000), 1, 7);
  taker.shell.scan(10, 3);
  EXPECT_EQ(taker.shell.take(), "");
  EXPECT_EQ(taker.shell.take(taker.subscription), "");
  EXPECT_EQ(taker.shell.client.session.inbox.order.count, 1);
  taker.takeAll();
  EXPECT_EQ(taker.whole, 1);
}

// Of several subscriptions it is for the first that takes so much.
TEST(LargeArrival, IsForOneSubscription) {
  Taker taker;
  const int32_t other = taker.shell.want("#");
  EXPECT_EQ(takeLarge(taker.shell.client, other, 2'000), Answer::Accepted);
  const int32_t third = taker.shell.want("+");
  EXPECT_EQ(takeLarge(taker.shell.client, third, REMAINING_LENGTH_MAX), Answer::Accepted);
  taker.shell.arriving = publishPacket("s", payloadOfSize(3'000), 1, 7);
  taker.shell.scan(10, 3);
  int32_t offset = 0;
  int32_t payloadBytes = 0;
  EXPECT_EQ(receivePiece(taker.shell.client, other, taker.piece, offset, payloadBytes), Answer::Empty);
  EXPECT_EQ(receivePiece(taker.shell.client, third, taker.piece, offset, payloadBytes), Answer::Empty);
  taker.takeAll();
  EXPECT_EQ(taker.whole, 1);
  EXPECT_EQ(takeLarge(taker.shell.client, 12345, 1), Answer::NoSubscription);
}

// A broken connection takes the rest with it: the broker sends all of it again, and it is whole once.
TEST(LargeArrival, BeginsAgainWithTheNextConnection) {
  for (const int32_t qos : {1, 2}) {
    for (int pieces = 0; pieces < 4; ++pieces) {
      Taker taker;
      const std::string sent = payloadOfSize(5'000);
      Octets packet = publishPacket("s", sent, qos, 7);
      taker.shell.arriving = Octets(packet.begin(), packet.begin() + 4'500);
      for (int piece = 0; piece < pieces; ++piece) {
        taker.shell.scan(10, 3);
        EXPECT_TRUE(taker.takePiece());
      }
      taker.shell.arriving.clear();
      taker.shell.breakLink();
      EXPECT_EQ(taker.shell.client.session.inbox.order.count, 0);
      EXPECT_EQ(taker.shell.subscriptionAt(taker.subscription).waitingCount, 0);
      packet[0] |= 0x08;
      taker.shell.takeSent();
      taker.shell.feed("20 02 01 00");
      taker.shell.arriving = packet;
      taker.takeAll();
      EXPECT_EQ(taker.whole, 1);
      EXPECT_EQ(taker.payload, sent);
      EXPECT_EQ(taker.shell.takeSent(), qos == 1 ? "40 02 00 07" : "50 02 00 07");
    }
  }
}

// QoS 2: whole, but its PUBREC was lost. It passes by, and is answered again (MQTT-4.3.3-2).
TEST(LargeArrival, IsNotTakenTwice) {
  Taker taker;
  Octets packet = publishPacket("s", payloadOfSize(5'000), 2, 7);
  taker.shell.arriving = packet;
  taker.takeAll();
  taker.shell.breakLink();
  packet[0] |= 0x08;
  taker.shell.takeSent();
  taker.shell.feed("20 02 01 00");
  taker.shell.arriving = packet;
  taker.takeAll();
  EXPECT_EQ(taker.begun, 1);
  EXPECT_EQ(taker.shell.takeSent(), "50 02 00 07");
  taker.shell.feed("62 02 00 07");
  EXPECT_EQ(taker.shell.takeSent(), "70 02 00 07");
}

TEST(LargeArrival, TheRestPassesByWhenItsSubscriptionEnds) {
  Taker taker;
  const int32_t other = taker.shell.want("other");
  taker.shell.arriving =
      publishPacket("s", payloadOfSize(5'000), 1, 7) + publishPacket("other", "behind", 1, 8);
  taker.shell.scan(10, 3);
  EXPECT_TRUE(taker.takePiece());
  EXPECT_EQ(unsubscribe(taker.shell.client, taker.subscription), Answer::Accepted);
  taker.shell.scan(10, 6);
  EXPECT_EQ(taker.shell.take(other), "other behind");
}

// A message is received when all of it has come, and acknowledged then: whether it is above the limit, its
// subscription has ended, or it was given up.
TEST(LargeArrival, WhatPassesByIsNotAcknowledgedBeforeItHasCome) {
  for (const int32_t qos : {1, 2}) {
    for (const std::string why : {"too large", "unsubscribed", "given up"}) {
      Taker taker(why == "too large" ? 4'999 : 5'000);
      taker.shell.client.settings.takeTimeoutMs = 1'000;
      const Octets packet = publishPacket("s", payloadOfSize(5'000), qos, 7);
      taker.shell.arriving = Octets(packet.begin(), packet.end() - 1);
      taker.shell.scan(10, 3);
      if (why == "unsubscribed") {
        EXPECT_EQ(unsubscribe(taker.shell.client, taker.subscription), Answer::Accepted);
      }
      taker.shell.scan(1'000);
      taker.shell.scan(10, 6);
      EXPECT_EQ(taker.shell.takeSent(), why == "unsubscribed" ? "a2 05 00 02 00 01 73" : "") << why;
      taker.shell.arriving = {packet.back()};
      taker.shell.scan(10, 3);
      EXPECT_EQ(taker.shell.takeSent(), qos == 1 ? "40 02 00 07" : "50 02 00 07") << why;
      EXPECT_EQ(taker.whole, 0);
    }
  }
}

TEST(LargeArrival, IsGivenUpIfNoPieceIsTakenInTime) {
  Taker taker;
  taker.shell.client.settings.takeTimeoutMs = 30'000;
  taker.shell.arriving = publishPacket("s", payloadOfSize(5'000), 1, 7) + bytes("d0 00");
  taker.shell.scan(10, 3);
  // Slowly, but each in its time.
  for (int piece = 0; piece < 3; ++piece) {
    taker.shell.scan(29'000);
    EXPECT_TRUE(taker.takePiece());
    taker.shell.scan(10, 2);
  }
  EXPECT_EQ(taker.shell.client.counters.givenUp, 0);
  taker.shell.scan(29'000);
  taker.shell.scan(2'000);
  taker.shell.scan(10, 3);
  EXPECT_EQ(taker.shell.client.counters.givenUp, 1);
  EXPECT_EQ(taker.shell.takeSent(), "40 02 00 07");
  EXPECT_FALSE(taker.takePiece());
  EXPECT_TRUE(taker.shell.arriving.empty());
  EXPECT_TRUE(taker.shell.output.connected);
}

// Between the scan in which it was given up, or its subscription ended, and the next one.
TEST(LargeArrival, NoPieceComesOfOneThatWasGivenUp) {
  for (const bool unsubscribed : {false, true}) {
    Taker taker;
    taker.shell.client.settings.takeTimeoutMs = 1'000;
    taker.shell.arriving = publishPacket("s", payloadOfSize(1'500), 1, 7);
    taker.shell.scan(10, 3);
    EXPECT_TRUE(taker.takePiece());
    taker.shell.scan(10, 3);
    if (unsubscribed) {
      EXPECT_EQ(unsubscribe(taker.shell.client, taker.subscription), Answer::Accepted);
    } else {
      taker.shell.scan(1'000);
    }
    int32_t offset = 0;
    EXPECT_NE(receivePiece(taker.shell.client, taker.subscription, taker.piece, offset, taker.payloadBytes),
              Answer::Accepted);
    EXPECT_EQ(inconsistencyOf(taker.shell.client.session), "");
  }
}

// What it held back comes on the same connection: nobody waits for the other side any more.
TEST(LargeArrival, GivenUpItIsNoMutualWait) {
  for (const int32_t takeTimeoutMs : {500, 1'000, 30'000}) {
    Taker taker;
    const int32_t other = taker.shell.want("other");
    taker.shell.client.settings.takeTimeoutMs = takeTimeoutMs;
    taker.shell.arriving =
        publishPacket("s", payloadOfSize(5'000), 1, 7) + publishPacket("other", "behind", 1, 8);
    taker.shell.scan(10, 3);
    taker.shell.scan(takeTimeoutMs);
    taker.shell.scan(10, 6);
    EXPECT_EQ(taker.shell.client.counters.givenUp, 1);
    EXPECT_EQ(taker.shell.client.counters.leftToBroker, 0);
    EXPECT_EQ(taker.shell.take(other), "other behind");
  }
}

// Fills the inbox but for one place with messages that are taken and wait for PUBREL.
void fillWithPubrecs(Taker& taker) {
  for (int32_t identifier = 101; identifier < 100 + QUEUE_MESSAGES_MAX; ++identifier) {
    taker.shell.arriving = publishPacket("s", "small", 2, identifier);
    taker.takeAll();
  }
  taker.shell.takeSent();
}

// Its own place is the last one: no packet waits for another.
TEST(LargeArrival, ComesIntoTheLastPlaceWhole) {
  for (const bool cleanSession : {false, true}) {
    for (const size_t size : {size_t{1'100}, size_t{5'000}}) {
      Taker taker(REMAINING_LENGTH_MAX, cleanSession);
      fillWithPubrecs(taker);
      const std::string sent = payloadOfSize(size);
      taker.shell.arriving = publishPacket("s", sent, 2, 7);
      taker.takeAll();
      EXPECT_EQ(taker.payload, sent);
      EXPECT_EQ(taker.shell.takeSent(), "50 02 00 07");
      taker.shell.feed("62 02 00 07");
      EXPECT_EQ(taker.shell.takeSent(), "70 02 00 07");
      EXPECT_EQ(taker.shell.client.counters.leftToBroker, 0);
    }
  }
}

TEST(LargeArrival, InTheLastPlaceItsRestPassesBy) {
  for (const bool unsubscribed : {false, true}) {
    for (const int32_t qos : {1, 2}) {
      Taker taker(REMAINING_LENGTH_MAX, true);
      taker.shell.client.settings.takeTimeoutMs = 1'000;
      fillWithPubrecs(taker);
      taker.shell.arriving = publishPacket("s", payloadOfSize(5'000), qos, 7) + bytes("62 02 00 65");
      taker.shell.scan(10, 3);
      EXPECT_TRUE(taker.takePiece());
      taker.shell.scan(10, 3);
      if (unsubscribed) {
        EXPECT_EQ(unsubscribe(taker.shell.client, taker.subscription), Answer::Accepted);
      }
      taker.shell.scan(1'000);
      taker.shell.scan(10, 6);
      EXPECT_TRUE(taker.shell.arriving.empty());
      EXPECT_EQ(taker.shell.client.session.inbox.order.count, QUEUE_MESSAGES_MAX - (qos == 1 ? 2 : 1));
    }
  }
}

// The program waits for an acknowledgement before it takes the next piece: both sides would wait for ever.
TEST(LargeArrival, IsLeftToTheBrokerInAMutualWait) {
  Taker taker;
  taker.shell.publish("p", "answer", Qos::AtLeastOnce);
  taker.shell.scan();
  taker.shell.arriving = publishPacket("s", payloadOfSize(5'000), 1, 7) + bytes("40 02 00 02");
  taker.shell.scan(10, 3);
  taker.shell.scan(1'000);
  taker.shell.scan(10, 5);
  EXPECT_EQ(taker.shell.client.counters.acknowledged, 1);
  EXPECT_EQ(taker.shell.client.counters.leftToBroker, 1);
  EXPECT_EQ(taker.shell.client.session.inbox.order.count, 0);
  EXPECT_EQ(taker.shell.client.session.subscriptions[0].waitingCount, 0);
}

// What was there of it is gone with a power cut; the broker sends it again.
TEST(LargeArrival, ARestartForgetsWhatWasThereOfIt) {
  Taker taker;
  taker.shell.arriving = publishPacket("s", payloadOfSize(5'000), 2, 7);
  taker.shell.scan(10, 3);
  EXPECT_TRUE(taker.takePiece());
  taker.shell.input.restarted = true;
  taker.shell.scan();
  taker.shell.input.restarted = false;
  EXPECT_EQ(taker.shell.output.fault, Fault::None);
  EXPECT_EQ(taker.shell.client.session.inbox.order.count, 0);
  EXPECT_EQ(taker.shell.subscriptionAt(taker.subscription).waitingCount, 0);
}

}  // namespace
}  // namespace mqtt
