#include <gtest/gtest.h>

#include <cstring>
#include <memory>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

TEST(Reset, LeavesTheSettingsAndForgetsTheRest) {
  Shell shell;
  shell.want("a", Qos::AtLeastOnce);
  const int32_t ticket = shell.publish("p", "1", Qos::AtLeastOnce);
  shell.connect();
  shell.feed(publishPacket("a", "x", 1, 1) + bytes("30 05"));
  setText(shell.client.settings.userName, "me");
  resetClient(shell.client);
  EXPECT_EQ(deliveryState(shell.client, ticket), DeliveryState::Unknown);
  EXPECT_EQ(subscriptionState(shell.client, 0), SubscriptionState::Unused);
  EXPECT_EQ(shell.take(), "");
  EXPECT_EQ(shell.client.settings.userName.length, 2);
  EXPECT_EQ(shell.client.settings.clientIdentifier.length, 3);
}

/// A client in which every member but the settings holds a pattern, and then was reset.
std::unique_ptr<ClientData> resetPattern() {
  auto client = std::make_unique<ClientData>();
  std::memset(static_cast<void*>(client.get()), 0x55, sizeof *client);
  client->settings = Settings{};
  // What a reset leaves.
  client->session.lastEntry = 0;
  client->session.outbox.lastNumber = 0;
  client->connection.chance = 0;
  resetClient(*client);
  // The bytes in the areas stay.
  client->link.framing.body = {};
  client->link.transmit.bytes = {};
  client->session.outbox.bytes = {};
  client->session.inbox.bytes = {};
  client->session.owner.bytes = {};
  for (Subscription& subscription : client->session.subscriptions.elements) subscription.filter.bytes = {};
  return client;
}

// What a reset leaves is what a data block starts with. No padding fills a whole word, so a word that still
// holds the pattern is a number that was forgotten.
TEST(Reset, ForgetsNoNumber) {
  const auto client = resetPattern();
  const auto* octets = reinterpret_cast<const uint8_t*>(client.get());
  for (size_t offset = 0; offset < sizeof *client; offset += 4) {
    uint32_t word = 0;
    std::memcpy(&word, octets + offset, 4);
    EXPECT_NE(word, 0x55555555u) << offset;
  }
}

TEST(Reset, ForgetsNoStateAndNoFlag) {
  const auto client = resetPattern();
  const ClientData fresh;
  EXPECT_EQ(client->connection.state, fresh.connection.state);
  EXPECT_EQ(client->connection.fault, fresh.connection.fault);
  EXPECT_EQ(client->connection.lastFault, fresh.connection.lastFault);
  EXPECT_EQ(client->connection.linkTried, fresh.connection.linkTried);
  EXPECT_EQ(client->link.handshake.sessionPresent, fresh.link.handshake.sessionPresent);
  EXPECT_EQ(client->link.handshake.cleanSession, fresh.link.handshake.cleanSession);
  EXPECT_EQ(client->link.keepAlive.waitPingresp, fresh.link.keepAlive.waitPingresp);
  EXPECT_EQ(client->link.pressure.paused, fresh.link.pressure.paused);
  EXPECT_EQ(client->link.head.qos, fresh.link.head.qos);
  EXPECT_EQ(client->link.head.duplicate, fresh.link.head.duplicate);
  EXPECT_EQ(client->link.head.retained, fresh.link.head.retained);
  EXPECT_EQ(client->session.layoutVersion, SESSION_LAYOUT);
  EXPECT_EQ(client->link.framing.state, fresh.link.framing.state);
  EXPECT_EQ(client->link.framing.fault, fresh.link.framing.fault);
  EXPECT_EQ(client->link.framing.packetType, fresh.link.framing.packetType);
  for (const Subscription& subscription : client->session.subscriptions.elements) {
    EXPECT_EQ(subscription.state, SubscriptionState::Unused);
    EXPECT_EQ(subscription.wantedQos, Qos::AtMostOnce);
    EXPECT_EQ(subscription.grantedQos, Qos::AtMostOnce);
    EXPECT_FALSE(subscription.stalled);
    EXPECT_FALSE(subscription.orphaned);
  }
  for (const OutgoingMessage& message : client->session.outbox.messages.elements) {
    EXPECT_EQ(message.state, DeliveryState::Unknown);
    EXPECT_EQ(message.qos, Qos::AtMostOnce);
    EXPECT_FALSE(message.retained);
    EXPECT_FALSE(message.duplicate);
  }
  for (const DeliveryResult& result : client->session.outbox.results.elements) {
    EXPECT_EQ(result.state, DeliveryState::Unknown);
  }
  for (const IncomingMessage& message : client->session.inbox.messages.elements) {
    EXPECT_EQ(message.state, ArrivalState::Free);
    EXPECT_EQ(message.qos, Qos::AtMostOnce);
    EXPECT_FALSE(message.retained);
    EXPECT_FALSE(message.duplicate);
    EXPECT_FALSE(message.thisConnection);
    for (bool receiver : message.receivers.elements) EXPECT_FALSE(receiver);
  }
  for (bool taken : client->session.inbox.order.taken.elements) EXPECT_FALSE(taken);
  for (bool taken : client->session.outbox.order.taken.elements) EXPECT_FALSE(taken);
  for (bool receiver : client->link.head.receivers.elements) EXPECT_FALSE(receiver);
  for (const FaultEntry& entry : client->connection.faultLog.entries.elements)
    EXPECT_EQ(entry.fault, Fault::None);
  EXPECT_FALSE(client->session.subscribing);
  EXPECT_FALSE(client->session.stalling);
  EXPECT_FALSE(client->session.request.leaving);
  EXPECT_FALSE(client->link.pressure.leaving);
  EXPECT_FALSE(client->link.pressure.renewing);
  EXPECT_FALSE(client->link.packetArriving);
  EXPECT_FALSE(client->link.sessionKept);
}

// A block that still holds a number from before must not follow another's message or subscription.
TEST(Reset, GivesNoNumberOutAgain) {
  Shell shell;
  const int32_t ticket = shell.publish("p", "1");
  const int32_t subscription = shell.want("a");
  resetClient(shell.client);
  EXPECT_NE(shell.publish("q", "2"), ticket);
  EXPECT_NE(shell.want("b"), subscription);
  EXPECT_EQ(deliveryState(shell.client, ticket), DeliveryState::Unknown);
  EXPECT_EQ(subscriptionState(shell.client, subscription), SubscriptionState::Unused);
  Message taken;
  EXPECT_EQ(receive(shell.client, subscription, taken), Answer::NoSubscription);
}

TEST(Reset, AClientConnectsAgainAfterIt) {
  Shell shell;
  shell.connect();
  resetClient(shell.client);
  shell.connect();
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.client.counters.connected, 1);
}

}  // namespace
}  // namespace mqtt
