#include "core/acknowledge.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

// A message the program has not taken stays the broker's.
TEST(Acknowledge, QosOneIsAcknowledgedWhenItWasTaken) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.takeSent();
  shell.feed(publishPacket("a", "1", 1, 7));
  shell.scan(10, 20);
  EXPECT_EQ(shell.takeSent(), "");
  EXPECT_EQ(shell.take(), "a 1");
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "40 02 00 07");
  EXPECT_EQ(shell.client.session.inbox.order.count, 0);
}

// MQTT-4.6.0-2, -3: in the order of the PUBLISH packets, whoever takes first.
TEST(Acknowledge, KeepsTheOrderOfArrival) {
  Shell shell;
  const int32_t first = shell.want("a");
  const int32_t second = shell.want("b");
  shell.connect();
  shell.takeSent();
  shell.feed(publishPacket("a", "1", 1, 1) + publishPacket("b", "2", 2, 2) + publishPacket("b", "3", 1, 3) +
             publishPacket("b", "4"));
  EXPECT_EQ(shell.take(second), "b 2");
  EXPECT_EQ(shell.take(second), "b 3");
  EXPECT_EQ(shell.take(second), "b 4");
  shell.scan(10, 2);
  EXPECT_EQ(shell.takeSent(), "");
  // Which message holds the others back is visible.
  EXPECT_EQ(shell.client.link.pressure.holder, shell.client.session.inbox.order.oldest);
  EXPECT_EQ(shell.take(first), "a 1");
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "40 02 00 01 50 02 00 02 40 02 00 03");
  shell.scan();
  EXPECT_EQ(shell.client.link.pressure.holder, NO_PLACE);
}

// 4.3.3, MQTT-4.3.3-2: delivered once, however often PUBLISH and PUBREL come.
TEST(Acknowledge, QosTwoIsDeliveredOnce) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.takeSent();
  const Octets packet = publishPacket("a", "1", 2, 5);
  Octets again = packet;
  again[0] |= 0x08;
  shell.feed(packet + again + packet);
  EXPECT_EQ(shell.take(), "a 1");
  EXPECT_EQ(shell.take(), "");
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "50 02 00 05");
  shell.feed(again);
  EXPECT_EQ(shell.takeSent(), "50 02 00 05");
  EXPECT_EQ(shell.take(), "");
  shell.feed("62 02 00 05");
  EXPECT_EQ(shell.takeSent(), "70 02 00 05");
  EXPECT_EQ(shell.client.session.inbox.order.count, 0);
  shell.feed("62 02 00 05");
  EXPECT_EQ(shell.takeSent(), "70 02 00 05");
  // After PUBCOMP the identifier is new.
  shell.feed(packet);
  EXPECT_EQ(shell.take(), "a 1");
}

// MQTT-4.4.0-1 seen from the receiver: PUBREL or PUBLISH comes again over a new connection.
TEST(Acknowledge, QosTwoSurvivesABrokenLinkBetweenItsSteps) {
  for (bool pubrel : {false, true}) {
    Shell shell;
    shell.client.settings.cleanSession = false;
    shell.want("a");
    shell.connect();
    Octets packet = publishPacket("a", "1", 2, 5);
    shell.feed(packet);
    EXPECT_EQ(shell.take(), "a 1");
    shell.scan(10, 2);
    shell.breakLink();
    packet[0] |= 0x08;
    shell.scan();
    shell.takeSent();
    shell.feed(bytes("20 02 01 00") + (pubrel ? bytes("62 02 00 05") : packet));
    EXPECT_EQ(shell.takeSent().substr(0, 11), pubrel ? "70 02 00 05" : "50 02 00 05");
    EXPECT_EQ(shell.take(), "");
    EXPECT_EQ(shell.client.session.inbox.order.count, pubrel ? 0 : 1);
  }
}

TEST(Acknowledge, ABrokerThatForgotTheSessionIsOwedNothing) {
  Shell shell;
  shell.client.settings.cleanSession = false;
  shell.want("a");
  shell.connect();
  shell.feed(publishPacket("a", "1", 2, 5));
  EXPECT_EQ(shell.take(), "a 1");
  shell.scan(10, 2);
  EXPECT_EQ(shell.client.session.inbox.order.count, 1);
  shell.breakLink();
  shell.feed("20 02 00 00");
  EXPECT_EQ(shell.client.session.inbox.order.count, 0);
}

TEST(Acknowledge, WaitsForItsRoom) {
  Shell shell;
  shell.want("a");
  shell.connect();
  shell.scan(10, 3);
  shell.feed(publishPacket("a", "1", 1, 1) + publishPacket("a", "2", 2, 2));
  EXPECT_EQ(shell.take(), "a 1");
  EXPECT_EQ(shell.take(), "a 2");
  shell.takeSent();
  shell.client.link.transmit.length = TRANSMIT_BYTES_MAX - 3;
  shell.scan();
  EXPECT_EQ(shell.client.session.inbox.order.count, 2);
  shell.scan(10, 4);
  EXPECT_EQ(shell.client.session.inbox.order.count, 1);
  EXPECT_TRUE(shell.takeSent().ends_with("40 02 00 01 50 02 00 02"));
}

}  // namespace
}  // namespace mqtt
