#include "core/connection.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

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
      {{State::Connected, ClientEvent::Disabled}, State::Draining},
      {{State::Connected, ClientEvent::Renewed}, State::WaitDisconnect},
      {{State::Draining, ClientEvent::Failed}, State::WaitLinkDown},
      {{State::Draining, ClientEvent::Enabled}, State::Connected},
      {{State::Draining, ClientEvent::Drained}, State::WaitDisconnect},
      {{State::Draining, ClientEvent::Renewed}, State::WaitDisconnect},
      {{State::WaitDisconnect, ClientEvent::Left}, State::WaitLinkDown},
      {{State::WaitDisconnect, ClientEvent::Failed}, State::WaitLinkDown},
      {{State::WaitLinkDown, ClientEvent::LinkDown}, State::WaitBackoff},
  };
  for (int state = 0; state <= static_cast<int>(State::Draining); ++state) {
    for (int event = 0; event <= static_cast<int>(ClientEvent::Renewed); ++event) {
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
    // By chance three quarters to all of it are waited.
    const int32_t waitMs = shell.client.connection.waitMs;
    EXPECT_GT(waitMs, waits.back() - waits.back() / 4 - 1);
    EXPECT_LE(waitMs, waits.back());
    shell.scan();
    shell.scan(waitMs - 20);
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
  shell.client.settings.keepAliveSeconds = 0;
  shell.connect();
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.client.connection.backoffMs, 2000);
  shell.scan(STABLE_MS - 1000);
  shell.breakLink();
  EXPECT_EQ(shell.client.connection.backoffMs, 4000);
  shell.feed("20 02 00 00");
  shell.scan(STABLE_MS);
  shell.breakLink();
  EXPECT_EQ(shell.client.connection.backoffMs, 1000);
}

// Two clients of one identifier throw each other out: the pace falls, and a fault of its own names the likely
// cause.
TEST(Connection, ConnectionsThatTheBrokerSoonClosesAgainAndAgainAreNamed) {
  Shell shell;
  shell.connect();
  for (int32_t ends = 1; ends <= 6; ++ends) {
    shell.breakLink();
    EXPECT_EQ(shell.client.connection.lastFault,
              ends < SHORT_CONNECTIONS_MAX ? Fault::LinkLost : Fault::TakenOver);
    shell.feed("20 02 00 00");
  }
  EXPECT_EQ(shell.client.connection.backoffMs, 32000);
  // Other faults do not count, and a stable connection ends the row.
  shell.client.link.handshake.keepAliveSeconds = 0;
  shell.scan(STABLE_MS);
  shell.breakLink();
  EXPECT_EQ(shell.client.connection.lastFault, Fault::LinkLost);
  EXPECT_EQ(shell.client.connection.backoffMs, 1000);
}

TEST(Connection, ClientsOfDifferentNamesDoNotComeBackAtOnce) {
  std::set<int32_t> waits;
  for (int32_t station = 0; station < 50; ++station) {
    Shell shell;
    setText(shell.client.settings.clientIdentifier, "station-" + std::to_string(station));
    shell.connect("20 02 00 03");
    waits.insert(shell.client.connection.waitMs);
  }
  EXPECT_GT(waits.size(), 30u);
}

TEST(Connection, TheLastFaultsAreKeptWithTheirTime) {
  Shell shell;
  shell.connect();
  shell.scan(990);
  shell.breakLink();
  const int32_t lostMs = shell.client.session.clockMs;
  shell.feed("20 02 00 03");
  const FaultLog& log = shell.client.connection.faultLog;
  EXPECT_EQ(log.entries[log.newest].fault, Fault::RefusedNotReady);
  EXPECT_EQ(log.entries[log.newest].count, 1);
  EXPECT_EQ(log.entries[log.newest].lastMs, shell.client.session.clockMs);
  const FaultEntry& before = log.entries[log.newest - 1];
  EXPECT_EQ(before.fault, Fault::LinkLost);
  EXPECT_LE(before.firstMs, lostMs);
  // The same fault again is counted, and does not push the others out.
  for (int32_t tries = 0; tries < 5; ++tries) {
    shell.scan();
    shell.scan(shell.client.connection.waitMs);
    shell.connect("20 02 00 03");
  }
  EXPECT_EQ(log.entries[log.newest].count, 6);
  EXPECT_LT(log.entries[log.newest].firstMs, log.entries[log.newest].lastMs);
  EXPECT_EQ(log.entries[log.newest - 1].fault, Fault::LinkLost);
}

// DISCONNECT, and at once a new connection; or the end of a back-off.
TEST(Connection, ReconnectEndsTheConnectionAndTheBackoff) {
  Shell shell;
  shell.connect();
  shell.input.reconnect = true;
  shell.scan();
  shell.input.reconnect = false;
  EXPECT_EQ(shell.takeSent(), "e0 00");
  shell.connect();
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.client.counters.faults, 0);
  shell.feed("d0 01");
  EXPECT_EQ(shell.output.fault, Fault::LengthMismatch);
  shell.scan(10, 2);
  EXPECT_EQ(shell.output.state, State::WaitBackoff);
  shell.input.reconnect = true;
  shell.scan();
  EXPECT_EQ(shell.output.state, State::WaitLink);
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
  shell.client.settings.drainTimeoutMs = 0;
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

// What was published before goes out first, and its acknowledgement is waited for.
TEST(Connection, DisablingSendsWhatIsInTheOutbox) {
  Shell shell;
  shell.connect();
  shell.takeSent();
  const int32_t ticket = shell.publish("a", "c", Qos::AtLeastOnce);
  shell.input.enable = false;
  shell.scan(10, 5);
  EXPECT_EQ(shell.takeSent(), "32 06 00 01 61 00 01 63");
  EXPECT_EQ(shell.output.state, State::Draining);
  shell.feed("40 02 00 01");
  EXPECT_EQ(deliveryState(shell.client, ticket), DeliveryState::Acknowledged);
  EXPECT_EQ(shell.takeSent(), "e0 00");
  shell.scan(10, 3);
  EXPECT_EQ(shell.output.state, State::Disabled);
}

// Only for its time: what could not be sent stays in the outbox.
TEST(Connection, DrainingHasItsTime) {
  Shell shell;
  shell.connect();
  const int32_t ticket = shell.publish("a", "c", Qos::AtLeastOnce);
  shell.input.enable = false;
  shell.scan();
  shell.takeSent();
  shell.scan(1990);
  EXPECT_EQ(shell.output.state, State::Draining);
  shell.scan(10);
  EXPECT_EQ(shell.takeSent(), "e0 00");
  shell.scan(10, 3);
  EXPECT_EQ(shell.output.state, State::Disabled);
  EXPECT_EQ(deliveryState(shell.client, ticket), DeliveryState::WaitPuback);
}

TEST(Connection, EnablingWhileDrainingStaysConnected) {
  Shell shell;
  shell.connect();
  shell.publish("a", "c", Qos::AtLeastOnce);
  shell.input.enable = false;
  shell.scan();
  shell.input.enable = true;
  shell.scan();
  EXPECT_EQ(shell.output.state, State::Connected);
  EXPECT_EQ(shell.client.counters.connected, 1);
  EXPECT_EQ(shell.client.link.window.inFlight, 1);
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
