#include "core/keep_alive.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

Shell connectedShell(int32_t keepAliveSeconds) {
  Shell shell;
  shell.client.settings.keepAliveSeconds = keepAliveSeconds;
  shell.connect();
  return shell;
}

// MQTT-3.1.2-23, 3.12
TEST(KeepAlive, PingreqGoesOutAfterThreeQuartersOfTheTimeInSilence) {
  Shell shell = connectedShell(60);
  // CONNECT went out 20 ms ago.
  shell.scan(44970);
  EXPECT_EQ(shell.takeSent(), "");
  shell.scan(10);
  EXPECT_EQ(shell.takeSent(), "c0 00");
  shell.feed("d0 00");
  shell.scan(44980);
  EXPECT_EQ(shell.takeSent(), "");
  shell.scan(10);
  EXPECT_EQ(shell.takeSent(), "c0 00");
}

TEST(KeepAlive, WhateverIsSentBreaksTheSilence) {
  Shell shell = connectedShell(60);
  shell.scan(30000);
  shell.publish("a", "");
  shell.feed("d0 00");
  shell.takeSent();
  shell.scan(44990);
  EXPECT_EQ(shell.takeSent(), "");
  shell.scan(10);
  EXPECT_EQ(shell.takeSent(), "c0 00");
}

// A broker that only listens is asked all the same: otherwise a dead link would swallow QoS 0 without end.
TEST(KeepAlive, ABrokerFromWhichNothingComesIsAsked) {
  Shell shell = connectedShell(60);
  for (int32_t seconds = 0; seconds < 45; ++seconds) {
    shell.publish("a", "");
    shell.scan(1000);
  }
  shell.scan(1000);
  EXPECT_EQ(shell.takeSent().substr(45 * 15), "c0 00");
  for (int32_t seconds = 0; seconds < 10; ++seconds) {
    shell.publish("a", "");
    shell.scan(1000);
  }
  EXPECT_EQ(shell.output.fault, Fault::NoPingresp);
}

// 3.1.2.10
TEST(KeepAlive, PingrespThatStaysAwayEndsTheConnection) {
  Shell shell = connectedShell(60);
  shell.scan(45000);
  shell.scan(9999);
  EXPECT_TRUE(shell.output.connected);
  shell.scan(1);
  EXPECT_EQ(shell.output.fault, Fault::NoPingresp);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Close);
}

TEST(KeepAlive, ZeroTurnsItOff) {
  Shell shell = connectedShell(0);
  shell.scan(COUNT_MAX, 10);
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.takeSent(), "");
}

TEST(KeepAlive, TheLongestTimeDoesNotOverflow) {
  Shell shell = connectedShell(KEEP_ALIVE_SECONDS_MAX);
  shell.scan(3600000, 13);
  EXPECT_EQ(shell.takeSent(), "");
  shell.scan(3600000);
  EXPECT_EQ(shell.takeSent(), "c0 00");
}

TEST(KeepAlive, APingrespNobodyAskedForIsLetPass) {
  Shell shell = connectedShell(60);
  shell.feed("d0 00");
  EXPECT_TRUE(shell.output.connected);
}

TEST(KeepAlive, ANewConnectionOwesNoPingresp) {
  Shell shell = connectedShell(60);
  shell.scan(45000);
  shell.breakLink();
  shell.feed("20 02 00 00");
  shell.scan(30000);
  EXPECT_TRUE(shell.output.connected);
}

}  // namespace
}  // namespace mqtt
