#include "core/connection.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

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

constexpr int STATES = 8;
constexpr int EVENTS = 10;

/// States that can be reached without passing through one of `walls`.
std::set<State> reachedFrom(State first, const std::set<State>& walls = {}) {
  std::set<State> reached = {first};
  std::vector<State> open = {first};
  while (!open.empty()) {
    const State state = open.back();
    open.pop_back();
    for (int event = 0; event < EVENTS; ++event) {
      const State next = afterEvent(state, static_cast<ClientEvent>(event));
      if (!walls.contains(next) && reached.insert(next).second) open.push_back(next);
    }
  }
  return reached;
}

TEST(Connection, EveryStateReachesEveryOther) {
  for (int state = 0; state < STATES; ++state) {
    EXPECT_EQ(reachedFrom(static_cast<State>(state)).size(), size_t{STATES}) << state;
  }
}

// A connection is accepted by CONNACK only, and a new one needs a link that was closed, a back-off and a link
// that was opened.
TEST(Connection, NoWayToTheBrokerLeavesOutAStep) {
  for (State wall : {State::WaitBackoff, State::WaitLink, State::WaitConnack}) {
    for (State from : {State::Disabled, State::WaitBackoff, State::WaitLinkDown}) {
      const std::set<State> reached = reachedFrom(from, {wall});
      if (from == wall) continue;
      EXPECT_FALSE(reached.contains(State::Connected));
      EXPECT_FALSE(reached.contains(State::Draining));
    }
  }
  for (State from : {State::Connected, State::Draining, State::WaitDisconnect}) {
    const std::set<State> reached = reachedFrom(from, {State::WaitLinkDown});
    for (State state : reached) EXPECT_TRUE(isLinkUsed(state));
    EXPECT_FALSE(reached.contains(State::WaitConnack));
  }
}

TEST(Connection, IsConnectedAndLinkUsedAreAsTheStatesSay) {
  for (int state = 0; state < STATES; ++state) {
    const auto one = static_cast<State>(state);
    EXPECT_EQ(isConnected(one), one == State::Connected || one == State::Draining);
    EXPECT_EQ(isLinkUsed(one), isConnected(one) || one == State::WaitConnack || one == State::WaitDisconnect);
  }
}

// What changes beside the state; everything of the picture, for a connection that was stable and one that was
// not.
TEST(Connection, EveryMoveSetsTimersAndFault) {
  for (int from = 0; from < STATES; ++from) {
    for (int event = 0; event < EVENTS; ++event) {
      for (int32_t connectedMs : {0, STABLE_MS - 1, STABLE_MS, COUNT_MAX}) {
        Connection before;
        before.state = static_cast<State>(from);
        before.fault = Fault::LinkLost;
        before.lastFault = Fault::LinkLost;
        before.stateMs = 7;
        before.connectedMs = connectedMs;
        before.backoffMs = 11;
        before.waitMs = 13;
        before.shortConnections = 2;
        before.linkTried = true;
        Connection now = before;
        const auto happened = static_cast<ClientEvent>(event);
        apply(now, happened);
        const State after = afterEvent(before.state, happened);
        const bool moved = after != before.state;
        const bool cleared = moved && (connectedMs >= STABLE_MS || after == State::Disabled);
        const bool faultless = moved && (after == State::Disabled || after == State::Connected);
        EXPECT_EQ(now.state, after);
        EXPECT_EQ(now.stateMs, moved ? 0 : 7);
        EXPECT_EQ(now.connectedMs, moved && !isConnected(after) ? 0 : connectedMs);
        EXPECT_EQ(now.backoffMs, cleared ? 0 : 11);
        EXPECT_EQ(now.waitMs, cleared ? 0 : 13);
        EXPECT_EQ(now.shortConnections, cleared ? 0 : 2);
        EXPECT_EQ(now.fault, faultless ? Fault::None : Fault::LinkLost);
        EXPECT_EQ(now.lastFault, Fault::LinkLost);
        EXPECT_EQ(now.linkTried, !(moved && after == State::WaitLink));
      }
    }
  }
}

// Every number a fault can have, and backoffs around each bound.
TEST(Connection, TheNextBackoffIsTwiceTheLastBetweenItsBounds) {
  const std::set<int> slowly = {0x301, 0x302, 0x304, 0x305};
  for (int32_t minimumMs : {1, 2, 3, 1000, 60000, TIMEOUT_MS_MAX}) {
    for (int32_t maximumMs : {1, 2, 3, 7, 1000, 60000, 60001, TIMEOUT_MS_MAX - 1, TIMEOUT_MS_MAX}) {
      if (maximumMs < minimumMs) continue;
      std::set<int32_t> backoffs;
      for (int32_t bound : {1, minimumMs, maximumMs / 2, maximumMs, TIMEOUT_MS_MAX}) {
        backoffs.insert({bound - 1, bound, bound + 1});
      }
      for (int32_t backoffMs : backoffs) {
        for (int fault = 0; fault < 0x800; ++fault) {
          int64_t expected = std::clamp<int64_t>(int64_t{backoffMs} * 2, minimumMs, maximumMs);
          if (backoffMs < minimumMs) expected = minimumMs;
          if (slowly.contains(fault)) expected = maximumMs;
          ASSERT_EQ(nextBackoff(backoffMs, static_cast<Fault>(fault), minimumMs, maximumMs), expected)
              << backoffMs << " " << fault << " " << minimumMs << " " << maximumMs;
        }
      }
    }
  }
}

// The generator comes to each of its 65,536 states before one comes again, and from none of them a wait is
// shorter than three quarters of the back-off, or longer than all of it.
TEST(Connection, AWaitIsThreeQuartersToAllOfTheBackoffWhateverTheChance) {
  for (int32_t backoffMs : {0, 1, 255, 256, 1000, 60000, TIMEOUT_MS_MAX}) {
    Connection connection;
    std::vector<bool> seen(65536, false);
    for (int32_t round = 0; round < 65536; ++round) {
      setBackoff(connection, backoffMs);
      ASSERT_GE(connection.waitMs, backoffMs - backoffMs / 4);
      ASSERT_LE(connection.waitMs, backoffMs);
      ASSERT_FALSE(seen[static_cast<size_t>(connection.chance)]);
      seen[static_cast<size_t>(connection.chance)] = true;
    }
  }
}

// Only a lost link of an accepted connection that was not stable counts, and the third in a row has a name of
// its own.
TEST(Connection, OnlyShortConnectionsAreCounted) {
  for (int state = 0; state < STATES; ++state) {
    for (int32_t connectedMs : {0, STABLE_MS - 1, STABLE_MS}) {
      for (int32_t shortConnections : {0, 1, 2, 3, COUNT_MAX}) {
        for (int fault = 0; fault < 0x800; ++fault) {
          Connection connection;
          connection.state = static_cast<State>(state);
          connection.connectedMs = connectedMs;
          connection.shortConnections = shortConnections;
          const auto given = static_cast<Fault>(fault);
          const bool counts =
              given == Fault::LinkLost && isConnected(connection.state) && connectedMs < STABLE_MS;
          const bool named = counts && shortConnections >= SHORT_CONNECTIONS_MAX - 1;
          ASSERT_EQ(faultOfEnd(connection, given), named ? Fault::TakenOver : given);
          ASSERT_EQ(connection.shortConnections,
                    counts && shortConnections < COUNT_MAX ? shortConnections + 1 : shortConnections);
        }
      }
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

// Behind whatever fills the transmit area, and in whatever way the connection ends in good order.
TEST(Connection, DisconnectAlwaysHasRoom) {
  for (int32_t length = TRANSMIT_BYTES_MAX - 4; length <= TRANSMIT_BYTES_MAX; ++length) {
    for (const std::string why : {"reconnect", "drained", "left to the broker"}) {
      Shell shell;
      shell.connect();
      shell.takeSent();
      Transmit& transmit = shell.client.link.transmit;
      transmit.length = length;
      shell.client.settings.drainTimeoutMs = 0;
      shell.input.sending = SendState::Busy;
      shell.input.receivedBytes = 0;
      shell.input.reconnect = why == "reconnect";
      shell.input.enable = why != "drained";
      shell.client.link.pressure.renewing = why == "left to the broker";
      shell.client.link.pressure.leftCount = shell.client.link.pressure.renewing ? 1 : 0;
      scan(shell.client, shell.input, shell.output);
      EXPECT_EQ(shell.output.state, State::WaitDisconnect) << why << length;
      EXPECT_EQ(transmit.length, length + DISCONNECT_BYTES);
      EXPECT_EQ(transmit.bytes[length], 0xe0);
      EXPECT_EQ(transmit.bytes[length + 1], 0);
    }
  }
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
