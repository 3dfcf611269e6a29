#include "core/recovery.h"

#include <gtest/gtest.h>

#include <memory>

#include "core/clock.h"
#include "core/testing/session_check.h"
#include "core/testing/shell.h"

namespace mqtt {
namespace {

/// A client with messages both ways whose PLC loses power and starts again.
class Recovery : public testing::Test {
 protected:
  Recovery() {
    shell_.client.settings.cleanSession = false;
    shell_.connect();
    subscription_ = shell_.want("in/#", Qos::ExactlyOnce);
    shell_.scan();
    shell_.feed("90 03 00 01 02");
    shell_.takeSent();
  }

  Session& session() { return shell_.client.session; }

  /// Power comes back: the link is gone, ClientData is what it was.
  void restart() {
    shell_.input.transport = TransportState::Down;
    shell_.input.sending = SendState::Idle;
    shell_.arriving.clear();
    shell_.input.receivedBytes = 0;
    shell_.output = ScanOutput{};
    shell_.input.restarted = true;
    shell_.scan();
    shell_.input.restarted = false;
    EXPECT_EQ(inconsistencyOf(session()), "");
  }

  Shell shell_;
  int32_t subscription_ = NO_SUBSCRIPTION;
};

TEST_F(Recovery, MessagesGoOutAgainInTheirOrder) {
  shell_.publish("out", "1", Qos::AtLeastOnce);
  shell_.publish("out", "2", Qos::ExactlyOnce);
  shell_.scan();
  shell_.takeSent();
  const int32_t third = shell_.publish("out", "3", Qos::AtLeastOnce);
  session().outbox.order.oldest = 17;  // a list that was being changed
  session().outbox.order.count = 2;
  restart();
  EXPECT_EQ(session().outbox.order.count, 3);
  EXPECT_EQ(deliveryState(shell_.client, third), DeliveryState::Waiting);
  shell_.connect("20 02 01 00");
  shell_.scan(10, 3);
  EXPECT_EQ(shell_.takeSent(), hex(bytes("3a 08 00 03") + octetsOf("out") + bytes("00 02") + octetsOf("1") +
                                   bytes("3c 08 00 03") + octetsOf("out") + bytes("00 03") + octetsOf("2") +
                                   bytes("32 08 00 03") + octetsOf("out") + bytes("00 04") + octetsOf("3")));
}

TEST_F(Recovery, TheOrderHoldsWhereNumbersBeginAgain) {
  session().outbox.lastNumber = NUMBERS_MAX - 1;
  session().inbox.lastNumber = NUMBERS_MAX - 1;
  for (const char* payload : {"1", "2", "3"}) {
    shell_.publish("out", payload, Qos::AtLeastOnce);
    shell_.feed(publishPacket("in/a", payload));
  }
  restart();
  EXPECT_EQ(session().outbox.lastNumber, 1);
  for (const char* payload : {"1", "2", "3"}) {
    EXPECT_EQ(shell_.take(subscription_), std::string("in/a ") + payload);
  }
}

// 4.3.1: at most once. Whether it left before the power failed nobody knows.
TEST_F(Recovery, AQosZeroMessageOnItsWayIsLost) {
  shell_.busyScans = -1;
  const int32_t ticket = shell_.publish("out", "1");
  shell_.scan();
  ASSERT_EQ(deliveryState(shell_.client, ticket), DeliveryState::WaitSent);
  restart();
  EXPECT_EQ(deliveryState(shell_.client, ticket), DeliveryState::Lost);
  EXPECT_EQ(session().outbox.order.count, 0);
}

TEST_F(Recovery, ASubscribeFindsItsSubscriptionAndItsMessages) {
  shell_.feed(publishPacket("in/a", "x", 2, 9));
  restart();
  EXPECT_EQ(shell_.want("in/#", Qos::ExactlyOnce), subscription_);
  EXPECT_EQ(shell_.take(subscription_), "in/a x");
  shell_.connect("20 02 01 00");
  shell_.scan();
  EXPECT_EQ(shell_.takeSent(), "") << "the broker has kept it, and has not sent the message again yet";
  Octets again = publishPacket("in/a", "x", 2, 9);
  again[0] = 0x3c;  // DUP
  shell_.feed(again);
  shell_.scan();
  EXPECT_EQ(shell_.takeSent(), "50 02 00 09") << "not taken in twice";
  EXPECT_EQ(shell_.take(subscription_), "");
}

TEST_F(Recovery, WhatNobodyClaimsEnds) {
  const int32_t other = shell_.want("other");
  shell_.feed(publishPacket("in/a", "x", 1, 9));
  restart();
  EXPECT_EQ(shell_.want("other"), other);
  shell_.scan(ORPHANED_MS_MAX - 20);
  EXPECT_NE(subscriptionState(shell_.client, subscription_), SubscriptionState::Unwanted);
  shell_.scan(20);
  EXPECT_EQ(subscriptionState(shell_.client, subscription_), SubscriptionState::Unwanted);
  EXPECT_NE(subscriptionState(shell_.client, other), SubscriptionState::Unwanted);
  EXPECT_EQ(inconsistencyOf(session()), "");
}

TEST_F(Recovery, AReceiveClaimsToo) {
  restart();
  EXPECT_EQ(shell_.take(subscription_), "");
  shell_.scan(ORPHANED_MS_MAX);
  EXPECT_EQ(subscriptionState(shell_.client, subscription_), SubscriptionState::Granted);
}

TEST_F(Recovery, TheConnectionAndItsCountersBeginAnew) {
  shell_.publish("out", "1", Qos::AtLeastOnce);
  shell_.scan();
  restart();
  EXPECT_EQ(shell_.output.connected, false);
  EXPECT_EQ(shell_.client.counters.offered, 0);
  EXPECT_EQ(shell_.client.link.window.inFlight, 0);
  EXPECT_EQ(shell_.client.link.transmit.length, 0);
  EXPECT_EQ(shell_.output.fault, Fault::None);
}

// The clock goes on where it stood: the time without power does not count.
TEST_F(Recovery, AgesGoOn) {
  shell_.client.settings.qosZeroAgeMs = 5000;
  shell_.input.enable = false;
  shell_.scan(10, 5);
  const int32_t ticket = shell_.publish("out", "1");
  shell_.scan(4000);
  restart();
  shell_.scan(10, QUEUE_MESSAGES_MAX);
  EXPECT_EQ(deliveryState(shell_.client, ticket), DeliveryState::Waiting);
  shell_.scan(1000);
  shell_.scan(10, QUEUE_MESSAGES_MAX);
  EXPECT_EQ(deliveryState(shell_.client, ticket), DeliveryState::Expired);
}

TEST_F(Recovery, AForeignLayoutIsEmptiedAndSaid) {
  shell_.publish("out", "1", Qos::AtLeastOnce);
  session().layoutVersion = SESSION_LAYOUT - 1;
  session().outbox.lastNumber = -5;
  session().lastEntry = COUNT_MAX;
  restart();
  EXPECT_EQ(shell_.output.fault, Fault::SessionForeign);
  EXPECT_EQ(session().layoutVersion, SESSION_LAYOUT);
  EXPECT_EQ(session().outbox.order.count, 0);
  EXPECT_EQ(subscriptionState(shell_.client, subscription_), SubscriptionState::Unused);
  EXPECT_GT(shell_.publish("out", "2"), 0);
  EXPECT_GT(shell_.want("in/#"), 0);
  shell_.connect();
  EXPECT_EQ(shell_.output.fault, Fault::None);
  EXPECT_EQ(shell_.client.connection.lastFault, Fault::SessionForeign);
}

// Any pattern in memory, with the right version. A bool has to stay one.
void fillWith(int pattern, bool large, Session& session) {
  auto* octets = reinterpret_cast<uint8_t*>(&session);
  for (size_t i = 0; i < sizeof session; ++i) octets[i] = static_cast<uint8_t>(i % 7 == 0 ? pattern : 1);
  for (IncomingMessage& message : session.inbox.messages.elements) {
    message.retained = message.duplicate = message.thisConnection = true;
    message.large = large;
    for (bool& one : message.receivers.elements) one = true;
  }
  for (OutgoingMessage& message : session.outbox.messages.elements) {
    message.retained = message.duplicate = true;
    message.large = large;
  }
  for (Subscription& one : session.subscriptions.elements) one.stalled = one.orphaned = true;
  session.subscribing = session.stalling = session.orphaning = session.inbox.taking = true;
  session.request.leaving = true;
  session.layoutVersion = SESSION_LAYOUT;
}

void recoverFrom(int pattern, bool large) {
  auto plant = std::make_unique<ClientData>();
  fillWith(pattern, large, plant->session);
  const Fault fault = recoverSession(plant->session);
  EXPECT_TRUE(fault == Fault::SessionDamaged || fault == Fault::None) << pattern;
  EXPECT_EQ(inconsistencyOf(plant->session), "") << pattern;
  const Session once = plant->session;
  EXPECT_EQ(recoverSession(plant->session), Fault::None) << pattern;
  EXPECT_EQ(inconsistencyOf(plant->session), "") << pattern;
  EXPECT_EQ(once.outbox.order.count, plant->session.outbox.order.count);
}

// Dropped as far as it is impossible, and all else works.
TEST_F(Recovery, ImpossibleContentsAreDroppedAndSaid) {
  for (int pattern : {0x01, 0x02, 0x03, 0x55, 0x7F, 0x80, 0xFF}) {
    for (bool large : {false, true}) recoverFrom(pattern, large);
  }
}

TEST_F(Recovery, EachImpossibleFieldDropsItsMessage) {
  using Break = void (*)(Session&);
  const Break breaks[] = {
      [](Session& s) { s.outbox.messages[0].ticket = 2; },
      [](Session& s) { s.outbox.messages[0].topicLength = 0; },
      [](Session& s) { s.outbox.messages[0].payloadLength = PAYLOAD_BYTES_MAX + 1; },
      [](Session& s) { s.outbox.messages[0].packetIdentifier = 0; },
      [](Session& s) { s.outbox.messages[0].qos = Qos::ExactlyOnce; },
      [](Session& s) { s.inbox.messages[0].topicLength = TEXT_BYTES_MAX + 1; },
      [](Session& s) { s.inbox.messages[0].number = -1; },
      [](Session& s) { s.inbox.messages[0].packetIdentifier = PACKET_ID_MAX + 1; },
      [](Session& s) { s.inbox.messages[0].qos = static_cast<Qos>(3); },
      [](Session& s) { s.inbox.messages[0].state = static_cast<ArrivalState>(7); },
      [](Session& s) { s.subscriptions[0].handle = 2; },
      [](Session& s) { s.subscriptions[0].filter.length = 0; },
      [](Session& s) { s.subscriptions[0].state = static_cast<SubscriptionState>(9); },
  };
  shell_.publish("out", "1", Qos::AtLeastOnce);
  shell_.scan();
  shell_.feed(publishPacket("in/a", "x", 1, 9));
  const auto before = std::make_unique<Session>(session());
  ASSERT_EQ(recoverSession(session()), Fault::None);
  for (const Break& one : breaks) {
    session() = *before;
    one(session());
    EXPECT_EQ(recoverSession(session()), Fault::SessionDamaged) << &one - breaks;
    EXPECT_EQ(inconsistencyOf(session()), "") << &one - breaks;
  }
}

}  // namespace
}  // namespace mqtt
