#include "core/connection.h"

#include <gtest/gtest.h>

#include <map>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

using State = ClientState;

// The picture above afterEvent, as a table; everything not in it changes nothing.
TEST(Connection, EachEventLeadsWhereThePictureSays) {
  const std::map<std::pair<State, ClientEvent>, State> arrows = {
      {{State::Disabled, ClientEvent::Enabled}, State::WaitBackoff},
      {{State::WaitBackoff, ClientEvent::Disabled}, State::Disabled},
      {{State::WaitBackoff, ClientEvent::BackoffEnd}, State::WaitLink},
      {{State::WaitLink, ClientEvent::Disabled}, State::WaitLinkDown},
      {{State::WaitLink, ClientEvent::Failed}, State::WaitLinkDown},
      {{State::WaitLink, ClientEvent::LinkUp}, State::WaitConnack},
      {{State::WaitConnack, ClientEvent::Disabled}, State::WaitLinkDown},
      {{State::WaitConnack, ClientEvent::Failed}, State::WaitLinkDown},
      {{State::WaitConnack, ClientEvent::Accepted}, State::Connected},
      {{State::Connected, ClientEvent::Failed}, State::WaitLinkDown},
      {{State::Connected, ClientEvent::Disabled}, State::WaitDisconnect},
      {{State::WaitDisconnect, ClientEvent::Left}, State::WaitLinkDown},
      {{State::WaitDisconnect, ClientEvent::Failed}, State::WaitLinkDown},
      {{State::WaitLinkDown, ClientEvent::LinkDown}, State::WaitBackoff},
  };
  for (int state = 0; state <= static_cast<int>(State::WaitLinkDown); ++state) {
    for (int event = 0; event <= static_cast<int>(ClientEvent::Failed); ++event) {
      const auto before = static_cast<State>(state);
      const auto happened = static_cast<ClientEvent>(event);
      const auto arrow = arrows.find({before, happened});
      EXPECT_EQ(afterEvent(before, happened), arrow == arrows.end() ? before : arrow->second)
          << state << " " << event;
    }
  }
}

TEST(Connection, TheBackoffDoublesUpToItsMaximum) {
  Shell shell;
  shell.client.settings.reconnectMinimumMs = 1000;
  shell.client.settings.reconnectMaximumMs = 6000;
  std::vector<int32_t> waits;
  for (int tries = 0; tries < 6; ++tries) {
    shell.connect("20 02 00 03");
    waits.push_back(shell.client.connection.backoffMs);
    shell.scan();
    shell.scan(shell.client.connection.backoffMs - 20);
    EXPECT_EQ(shell.output.state, State::WaitBackoff);
    shell.scan(20);
    EXPECT_EQ(shell.output.state, State::WaitLink);
  }
  EXPECT_EQ(waits, (std::vector<int32_t>{1000, 2000, 4000, 6000, 6000, 6000}));
}

TEST(Connection, WhatOnlyAPersonCanPutRightIsTriedSlowly) {
  for (std::string_view refusal : {"20 02 00 01", "20 02 00 02", "20 02 00 04", "20 02 00 05"}) {
    Shell shell;
    shell.connect(refusal);
    EXPECT_EQ(shell.client.connection.backoffMs, shell.client.settings.reconnectMaximumMs) << refusal;
  }
}

TEST(Connection, AGoodConnectionStartsTheBackoffAtItsMinimumAgain) {
  Shell shell;
  for (int tries = 0; tries < 2; ++tries) {
    shell.connect("20 02 00 03");
    shell.scan();
    shell.scan(shell.client.connection.backoffMs);
  }
  shell.connect();
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.client.connection.backoffMs, 2000);
  shell.scan(2000);
  shell.breakLink();
  EXPECT_EQ(shell.client.connection.backoffMs, 1000);
}

// A broker that accepts and closes at once (two clients with one identifier) is not run down.
TEST(Connection, AConnectionThatDoesNotHoldDoesNotShortenTheBackoff) {
  Shell shell;
  shell.connect();
  for (int32_t expected : {1000, 2000, 4000}) {
    shell.breakLink();
    EXPECT_EQ(shell.client.connection.backoffMs, expected);
    shell.feed("20 02 00 00");
    EXPECT_TRUE(shell.output.connected);
  }
}

TEST(Connection, ALinkThatBreaksIsToldAndRebuilt) {
  Shell shell;
  shell.connect();
  shell.followRequest = false;
  shell.input.transport = TransportState::Down;
  shell.scan();
  EXPECT_EQ(shell.output.fault, Fault::LinkLost);
  EXPECT_FALSE(shell.output.connected);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Close);
  shell.scan(1000);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Open);
  shell.followRequest = true;
  shell.connect();
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.output.fault, Fault::None);
  EXPECT_EQ(shell.client.connection.lastFault, Fault::LinkLost);
  EXPECT_EQ(shell.client.counters.faults, 1);
  EXPECT_EQ(shell.client.counters.connected, 2);
}

TEST(Connection, ALinkThatCannotBeOpenedIsATryOfItsOwn) {
  Shell shell;
  shell.followRequest = false;
  shell.scan(10, 3);
  EXPECT_EQ(shell.output.state, State::WaitLink);
  shell.input.transport = TransportState::Connecting;
  shell.scan(10, 3);
  shell.input.transport = TransportState::Down;
  shell.scan();
  EXPECT_EQ(shell.output.fault, Fault::LinkFailed);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Close);
}

TEST(Connection, ALinkThatNeitherOpensNorFailsIsGivenUp) {
  Shell shell;
  shell.followRequest = false;
  shell.input.transport = TransportState::Connecting;
  shell.scan();
  shell.input.transport = TransportState::Down;
  shell.scan();
  shell.input.transport = TransportState::Connecting;
  shell.scan(shell.client.settings.linkTimeoutMs - 1);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Open);
  shell.scan(1);
  EXPECT_EQ(shell.output.fault, Fault::LinkTimeout);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Close);
}

// MQTT-3.14.4-1, -2: DISCONNECT, then nothing, then the link closes.
TEST(Connection, DisablingTakesLeave) {
  Shell shell;
  shell.connect();
  shell.publish("a", "b");
  shell.scan();
  shell.takeSent();
  shell.publish("a", "c");
  shell.input.enable = false;
  shell.feed(publishPacket("x", "y", 1, 5));
  EXPECT_EQ(shell.takeSent(), "e0 00");
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Open);
  shell.scan();
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Close);
  shell.scan(10, 3);
  EXPECT_EQ(shell.output.state, State::Disabled);
  EXPECT_EQ(shell.output.fault, Fault::None);
  EXPECT_EQ(shell.takeSent(), "");
  EXPECT_EQ(shell.client.counters.faults, 0);
}

TEST(Connection, DisablingBeforeConnackJustCloses) {
  Shell shell;
  shell.connect("");
  shell.input.enable = false;
  shell.scan(10, 3);
  EXPECT_EQ(shell.output.state, State::Disabled);
  EXPECT_EQ(shell.takeSent(), "");
}

TEST(Connection, AFarewellNobodyTakesIsNotWaitedForForEver) {
  Shell shell;
  shell.connect();
  shell.busyScans = -1;
  shell.input.enable = false;
  shell.scan();
  shell.scan(9990);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Open);
  shell.scan(10);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Close);
}

TEST(Connection, ATransportThatTakesNothingIsGivenUp) {
  Shell shell;
  shell.connect();
  shell.busyScans = -1;
  shell.publish("a", "b");
  shell.scan();
  shell.scan(9999);
  EXPECT_TRUE(shell.output.connected);
  shell.scan(1);
  EXPECT_EQ(shell.output.fault, Fault::SendTimeout);
}

TEST(Connection, ATransportThatFailsEndsTheConnection) {
  Shell shell;
  shell.connect();
  shell.publish("a", "b");
  shell.scan();
  shell.input.sending = SendState::Failed;
  scan(shell.client, shell.input, shell.output);
  EXPECT_EQ(shell.output.fault, Fault::SendFailed);
  EXPECT_EQ(shell.output.sendBytes, 0);
}

// A second CONNECT on one link would be a violation (MQTT-3.1.0-2).
TEST(Connection, AResetClosesAnOpenLinkBeforeItConnectsAgain) {
  Shell shell;
  shell.connect();
  shell.followRequest = false;
  resetClient(shell.client);
  shell.scan(10, 3);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Close);
  EXPECT_EQ(shell.output.sendBytes, 0);
  shell.input.transport = TransportState::Down;
  shell.scan();
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Open);
}

TEST(Connection, OctetsThatComeAfterTheEndAreForgotten) {
  Shell shell;
  shell.connect();
  shell.feed("20 02 00 00 c1");
  EXPECT_EQ(shell.output.fault, Fault::ConnackTwice);
  shell.followRequest = false;
  shell.feed(Octets(100, 0xff));
  EXPECT_TRUE(shell.arriving.empty());
}

TEST(Connection, TimeThatRunsBackwardsOrLeapsDoesNoHarm) {
  Shell shell;
  shell.connect();
  shell.scan(-5);
  shell.scan(-2147483647 - 1);
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.client.connection.stateMs, 0);
  shell.client.settings.keepAliveSeconds = 0;
  shell.client.link.handshake.keepAliveSeconds = 0;
  shell.scan(COUNT_MAX, 700);
  EXPECT_EQ(shell.client.connection.stateMs, COUNT_MAX);
}

}  // namespace
}  // namespace mqtt
