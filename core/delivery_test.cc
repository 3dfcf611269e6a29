#include "core/delivery.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

using State = DeliveryState;

Shell connectedShell(bool cleanSession = true) {
  Shell shell;
  shell.client.settings.cleanSession = cleanSession;
  shell.connect();
  return shell;
}

State stateOf(const Shell& shell, int32_t ticket) {
  return deliveryState(shell.client, ticket);
}

constexpr State ALL_STATES[] = {
    State::Unknown,     State::Waiting,      State::WaitSent, State::WaitPuback,   State::WaitPubrec,
    State::WaitPubcomp, State::WaitReleased, State::Sent,     State::Acknowledged, State::Lost,
    State::Expired,     State::Dropped,      State::Cancelled};

constexpr PacketType ALL_PACKETS[] = {PacketType::Forbidden, PacketType::Connack, PacketType::Publish,
                                      PacketType::Puback,    PacketType::Pubrec,  PacketType::Pubrel,
                                      PacketType::Pubcomp,   PacketType::Suback,  PacketType::Unsuback,
                                      PacketType::Pingresp};

// The whole input space of the three functions, against the picture in delivery.cc: every arrow is here, and
// everything that is no arrow changes nothing.
TEST(Delivery, EveryStateHasTheWaysOfThePicture) {
  struct Arrow {
    State from;
    PacketType answer;
    State to;
  };
  constexpr Arrow ARROWS[] = {{State::WaitPuback, PacketType::Puback, State::Acknowledged},
                              {State::WaitPubrec, PacketType::Pubrec, State::WaitPubcomp},
                              {State::WaitPubcomp, PacketType::Pubcomp, State::Acknowledged},
                              {State::WaitReleased, PacketType::Pubcomp, State::Lost}};
  for (State state : ALL_STATES) {
    for (PacketType packet : ALL_PACKETS) {
      State expected = state;
      for (const Arrow& arrow : ARROWS) {
        if (arrow.from == state && arrow.answer == packet) expected = arrow.to;
      }
      EXPECT_EQ(afterAnswer(state, packet), expected);
    }
    const bool givenUp = state == State::WaitReleased;
    const bool waits =
        state == State::WaitPuback || state == State::WaitPubrec || state == State::WaitPubcomp;
    const State anew = givenUp ? State::Lost : State::Waiting;
    EXPECT_EQ(waitsForAnswer(state), waits || givenUp);
    EXPECT_EQ(isReleased(state), givenUp || state == State::WaitPubcomp);
    EXPECT_EQ(afterLinkDown(state), state == State::WaitSent ? State::Lost : state);
    EXPECT_EQ(afterConnack(state, false, false), state);
    EXPECT_EQ(afterConnack(state, false, true), isReleased(state) ? anew : state);
    for (const bool forgotten : {false, true}) {
      EXPECT_EQ(afterConnack(state, true, forgotten), waits || givenUp ? anew : state);
    }
  }
}

bool isEnd(State state) {
  return state >= State::Sent;
}

// Where a state can lead: the functions above, and of the picture what sending.cc and outbox.cc do.
// `cleanSession`: connections that forget the identifiers count as well.
std::set<State> reachedFrom(State first, bool cleanSession) {
  std::set<State> reached = {first};
  std::vector<State> open = {first};
  while (!open.empty()) {
    const State state = open.back();
    open.pop_back();
    std::vector<State> next = {afterLinkDown(state), afterConnack(state, false, false)};
    if (cleanSession) {
      next.push_back(afterConnack(state, true, true));
      next.push_back(afterConnack(state, false, true));
    }
    for (PacketType packet : ALL_PACKETS) next.push_back(afterAnswer(state, packet));
    if (state == State::Waiting) {
      next.insert(next.end(), {State::WaitSent, State::WaitPuback, State::WaitPubrec, State::Expired,
                               State::Dropped, State::Cancelled});
    }
    if (state == State::WaitSent) next.push_back(State::Sent);
    for (State one : next) {
      if (reached.insert(one).second) open.push_back(one);
    }
  }
  return reached;
}

TEST(Delivery, EveryStateReachesAnEndAndNoneLeavesIt) {
  for (State state : ALL_STATES) {
    const std::set<State> reached = reachedFrom(state, true);
    if (isEnd(state) || state == State::Unknown) {
      EXPECT_EQ(reached, std::set<State>{state});
      continue;
    }
    EXPECT_TRUE(std::any_of(reached.begin(), reached.end(), isEnd));
    EXPECT_FALSE(reached.contains(State::Unknown));
  }
}

// MQTT-4.3.3-1: behind PUBREC no PUBLISH, as long as the session is kept; and no quality of service becomes
// another.
TEST(Delivery, NothingGoesBackWhileTheSessionIsKept) {
  EXPECT_EQ(reachedFrom(State::WaitPubcomp, false),
            (std::set<State>{State::WaitPubcomp, State::Acknowledged}));
  EXPECT_EQ(reachedFrom(State::WaitPubrec, false),
            (std::set<State>{State::WaitPubrec, State::WaitPubcomp, State::Acknowledged}));
  EXPECT_EQ(reachedFrom(State::WaitPuback, false), (std::set<State>{State::WaitPuback, State::Acknowledged}));
  EXPECT_EQ(reachedFrom(State::WaitSent, true), (std::set<State>{State::WaitSent, State::Sent, State::Lost}));
}

// The broker answers PUBREL of a session it has lost, but has nothing to hand on: the message is published
// anew.
TEST(Delivery, WhatABrokerHasForgottenBehindPubrecIsPublishedAnew) {
  for (const bool present : {false, true}) {
    Shell shell;
    shell.client.settings.cleanSession = false;
    shell.connect();
    const int32_t ticket = shell.publish("a", "1", Qos::ExactlyOnce);
    shell.scan();
    shell.feed("50 02 00 01");
    EXPECT_EQ(deliveryState(shell.client, ticket), DeliveryState::WaitPubcomp);
    shell.breakLink();
    shell.takeSent();
    shell.feed(present ? "20 02 01 00" : "20 02 00 00");
    shell.scan();
    EXPECT_EQ(shell.takeSent(), present ? "62 02 00 01" : "34 06 00 01 61 00 02 31");
  }
}

// 4.3.1; the example of figure 3.11 without its identifier.
TEST(Delivery, QosZeroGoesOutOnceAndIsSentWhenTheTransportHasIt) {
  Shell shell = connectedShell();
  shell.busyScans = 2;
  const int32_t ticket = shell.publish("a/b", "hi");
  EXPECT_EQ(stateOf(shell, ticket), State::Waiting);
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "30 07 00 03 61 2f 62 68 69");
  EXPECT_EQ(stateOf(shell, ticket), State::WaitSent);
  shell.scan(10, 2);
  EXPECT_EQ(stateOf(shell, ticket), State::WaitSent);
  shell.scan();
  EXPECT_EQ(stateOf(shell, ticket), State::Sent);
  shell.scan(10, 5);
  EXPECT_EQ(shell.takeSent(), "");
}

// 4.3.2, 3.3.1.3, 3.3.3
TEST(Delivery, QosOneCarriesItsIdentifierUntilPuback) {
  Shell shell = connectedShell();
  Message retained = message("a", "", Qos::AtLeastOnce);
  retained.retained = true;
  int32_t ticket = 0;
  EXPECT_EQ(publish(shell.client, retained, ticket), Answer::Accepted);
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "33 05 00 01 61 00 01");
  EXPECT_EQ(stateOf(shell, ticket), State::WaitPuback);
  shell.feed("40 02 00 02");
  EXPECT_EQ(stateOf(shell, ticket), State::WaitPuback);
  shell.feed("40 02 00 01");
  EXPECT_EQ(stateOf(shell, ticket), State::Acknowledged);
  EXPECT_EQ(shell.client.counters.acknowledged, 1);
  EXPECT_EQ(shell.client.session.outbox.order.count, 0);
}

TEST(Delivery, MessagesOfOneScanShareASendRequest) {
  Shell shell = connectedShell();
  shell.publish("a", "1");
  shell.publish("a", "2", Qos::AtLeastOnce);
  shell.publish("a", "3");
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "30 04 00 01 61 31 32 06 00 01 61 00 01 32 30 04 00 01 61 33");
}

TEST(Delivery, WhatIsOfferedOfflineGoesOutInOrderAfterConnack) {
  Shell shell;
  shell.input.enable = false;
  shell.scan(10, 3);
  shell.publish("a", "1");
  shell.publish("a", "2", Qos::AtLeastOnce);
  shell.input.enable = true;
  shell.connect();
  EXPECT_EQ(shell.takeSent(), "30 04 00 01 61 31 32 06 00 01 61 00 01 32");
}

TEST(Delivery, TheWindowHoldsAndEachPubackLetsOneOutInTheSameScan) {
  Shell shell = connectedShell();
  for (int32_t count = 0; count < IN_FLIGHT_MAX + 3; ++count) shell.publish("a", "m", Qos::AtLeastOnce);
  shell.scan(10, 20);
  EXPECT_EQ(shell.client.link.window.inFlight, IN_FLIGHT_MAX);
  shell.takeSent();
  shell.feed("40 02 00 01");
  EXPECT_EQ(shell.takeSent(), "32 06 00 01 61 00 15 6d");
  shell.feed("40 02 00 02 40 02 00 03");
  EXPECT_EQ(shell.takeSent(), "32 06 00 01 61 00 16 6d 32 06 00 01 61 00 17 6d");
}

TEST(Delivery, AFullWindowKeepsBackQosZeroToo) {
  Shell shell = connectedShell();
  for (int32_t count = 0; count < IN_FLIGHT_MAX; ++count) shell.publish("a", "m", Qos::AtLeastOnce);
  shell.scan(10, 3);
  shell.takeSent();
  shell.publish("b", "");
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "");
  shell.feed("40 02 00 14");
  EXPECT_EQ(shell.takeSent(), "30 03 00 01 62");
}

// MQTT-4.4.0-1, MQTT-3.3.1-1, MQTT-4.6.0-1: with DUP, the same identifier, in the original order, before new
// ones.
TEST(Delivery, ASessionKeptGetsTheSameMessagesAgain) {
  for (std::string_view connack : {"20 02 01 00", "20 02 00 00"}) {
    Shell shell = connectedShell(false);
    const int32_t first = shell.publish("a", "1", Qos::AtLeastOnce);
    const int32_t second = shell.publish("a", "2", Qos::AtLeastOnce);
    shell.publish("a", "3", Qos::AtLeastOnce);
    shell.scan(10, 2);
    shell.feed("40 02 00 02");
    shell.publish("a", "4", Qos::AtLeastOnce);
    shell.breakLink();
    EXPECT_EQ(stateOf(shell, first), State::WaitPuback);
    EXPECT_EQ(stateOf(shell, second), State::Acknowledged);
    shell.scan();
    shell.takeSent();
    shell.feed(connack);
    EXPECT_EQ(shell.takeSent(), "3a 06 00 01 61 00 01 31 3a 06 00 01 61 00 03 33 32 06 00 01 61 00 04 34");
    shell.feed("40 02 00 01 40 02 00 03 40 02 00 04");
    EXPECT_EQ(stateOf(shell, first), State::Acknowledged);
    EXPECT_EQ(shell.client.session.outbox.order.count, 0);
    EXPECT_EQ(shell.client.counters.resent, 2);
  }
}

// MQTT-3.1.3-2, MQTT-3.1.2-6: what is kept is of one session. That of another identifier, and one behind a
// clean session, gets a PUBLISH again also when the old one had answered with PUBREC.
TEST(Delivery, AnotherSessionGetsWhatWasNotAcknowledgedAsNew) {
  for (bool wasClean : {false, true}) {
    Shell shell = connectedShell(wasClean);
    const int32_t subscription = shell.want("x");
    const int32_t ticket = shell.publish("a", "1", Qos::ExactlyOnce);
    shell.scan(10, 3);
    shell.feed("90 03 00 01 00 50 02 00 02");
    EXPECT_EQ(stateOf(shell, ticket), State::WaitPubcomp);
    shell.client.settings.cleanSession = false;
    if (!wasClean) setText(shell.client.settings.clientIdentifier, "other");
    shell.breakLink();
    EXPECT_EQ(stateOf(shell, ticket), State::Waiting);
    shell.scan();
    shell.takeSent();
    shell.feed("20 02 01 00");
    EXPECT_EQ(shell.takeSent(), "82 06 00 03 00 01 78 00 34 06 00 01 61 00 04 31");
    EXPECT_EQ(shell.subscriptionAt(subscription).state, SubscriptionState::WaitSuback);
    // The same session from here on.
    shell.breakLink();
    shell.scan();
    shell.takeSent();
    shell.feed("20 02 01 00");
    EXPECT_EQ(shell.takeSent(), "82 06 00 05 00 01 78 00 3c 06 00 01 61 00 04 31");
  }
}

// MQTT-3.1.2-6: a clean session knows no old identifiers; the message is new there, and not lost.
TEST(Delivery, ACleanSessionGetsWhatWasNotAcknowledgedAsNew) {
  Shell shell = connectedShell(true);
  const int32_t ticket = shell.publish("a", "1", Qos::AtLeastOnce);
  shell.scan(10, 2);
  shell.breakLink();
  shell.scan();
  shell.takeSent();
  shell.feed("20 02 00 00");
  EXPECT_EQ(shell.takeSent(), "32 06 00 01 61 00 02 31");
  shell.feed("40 02 00 02");
  EXPECT_EQ(stateOf(shell, ticket), State::Acknowledged);
}

TEST(Delivery, MQTT31ResendsWithDuplicateToo) {
  Shell shell;
  shell.client.settings.protocolLevel = LEVEL_MQTT_31;
  shell.client.settings.cleanSession = false;
  shell.connect();
  shell.publish("a", "1", Qos::AtLeastOnce);
  shell.scan(10, 2);
  shell.breakLink();
  shell.scan();
  shell.takeSent();
  shell.feed("20 02 00 00");
  EXPECT_EQ(shell.takeSent(), "3a 06 00 01 61 00 01 31");
}

// 4.3.1: the transport may have passed part of it on, so it is not sent again; the user sees it as Lost.
TEST(Delivery, QosZeroCutOffIsLostAndToldSo) {
  Shell shell = connectedShell();
  shell.busyScans = -1;
  const int32_t begun = shell.publish("a", "1");
  shell.scan();
  const int32_t behind = shell.publish("a", "2");
  shell.breakLink();
  shell.busyScans = 0;
  EXPECT_EQ(stateOf(shell, begun), State::Lost);
  EXPECT_EQ(stateOf(shell, behind), State::Waiting);
  EXPECT_EQ(shell.client.counters.lost, 1);
  shell.scan();
  shell.takeSent();
  shell.feed("20 02 00 00");
  EXPECT_EQ(shell.takeSent(), "30 04 00 01 61 32");
  shell.scan();
  EXPECT_EQ(stateOf(shell, behind), State::Sent);
}

// One send request ends in the middle of a message: it counts as begun, the one behind it does not.
TEST(Delivery, AMessageInTwoSendRequestsIsBegunWithTheFirst) {
  Shell shell = connectedShell();
  const std::string payload(PAYLOAD_BYTES_MAX, 'p');
  shell.publish("a", payload);
  const int32_t cut = shell.publish("a", payload);
  const int32_t behind = shell.publish("a", payload);
  shell.scan();
  shell.busyScans = -1;
  EXPECT_EQ(shell.output.sendBytes, SEND_BYTES_MAX);
  EXPECT_EQ(stateOf(shell, cut), State::WaitSent);
  EXPECT_EQ(stateOf(shell, behind), State::Waiting);
  shell.busyScans = 0;
  shell.scan();
  shell.busyScans = -1;
  EXPECT_EQ(stateOf(shell, cut), State::WaitSent);
  shell.breakLink();
  EXPECT_EQ(stateOf(shell, cut), State::Lost);
}

// QoS 0 that was sent behind a QoS 1 still waiting is not sent again with it.
TEST(Delivery, ResendingPassesOverWhatIsFinished) {
  Shell shell = connectedShell(false);
  shell.publish("a", "1", Qos::AtLeastOnce);
  const int32_t sent = shell.publish("a", "2");
  shell.publish("a", "3", Qos::AtLeastOnce);
  shell.scan(10, 3);
  EXPECT_EQ(stateOf(shell, sent), State::Sent);
  shell.breakLink();
  shell.scan();
  shell.takeSent();
  shell.feed("20 02 01 00");
  EXPECT_EQ(shell.takeSent(), "3a 06 00 01 61 00 01 31 3a 06 00 01 61 00 02 33");
}

// MQTT-2.3.1-1, -2: identifiers run from 1 to 65535 and pass over those in use, SUBSCRIBE's among them.
TEST(Delivery, AnIdentifierInUseIsPassedOver) {
  Shell shell = connectedShell();
  shell.client.session.lastIdentifier = PACKET_ID_MAX - 1;
  shell.publish("a", "", Qos::AtLeastOnce);
  shell.publish("a", "", Qos::AtLeastOnce);
  shell.want("f");
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "82 06 ff ff 00 01 66 00 32 05 00 01 61 00 01 32 05 00 01 61 00 02");
  shell.client.session.lastIdentifier = PACKET_ID_MAX - 1;
  shell.publish("a", "", Qos::AtLeastOnce);
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "32 05 00 01 61 00 03");
}

TEST(Delivery, PubackThatStaysAwayEndsTheConnectionAndTheMessageGoesOutAgain) {
  Shell shell = connectedShell(false);
  shell.client.link.handshake.keepAliveSeconds = 0;
  shell.publish("a", "1", Qos::AtLeastOnce);
  shell.scan();
  shell.scan(29999);
  EXPECT_TRUE(shell.output.connected);
  shell.scan(1);
  EXPECT_EQ(shell.output.fault, Fault::NoAcknowledge);
  shell.scan();
  shell.scan(1000);
  shell.connect();
  EXPECT_EQ(shell.takeSent(), "3a 06 00 01 61 00 01 31");
}

// The age of the oldest message in flight decides: acknowledgements of others are no comfort.
TEST(Delivery, OneAcknowledgementThatStaysAwayIsNoticedAmongOthers) {
  Shell shell = connectedShell(false);
  shell.client.link.handshake.keepAliveSeconds = 0;
  const int32_t missing = shell.publish("a", "1", Qos::AtLeastOnce);
  shell.scan();
  for (int32_t identifier = 2; identifier <= 30; ++identifier) {
    const int32_t other = shell.publish("a", "2", Qos::AtLeastOnce);
    shell.scan(500);
    shell.scan(499);
    shell.feed(Octets{0x40, 0x02, 0x00, static_cast<uint8_t>(identifier)});
    EXPECT_EQ(stateOf(shell, other), State::Acknowledged) << identifier;
  }
  EXPECT_TRUE(shell.output.connected);
  shell.scan(741);
  EXPECT_EQ(shell.output.fault, Fault::NoAcknowledge);
  EXPECT_EQ(stateOf(shell, missing), State::WaitPuback);
}

TEST(Delivery, APubackTimeoutOfZeroWaitsForEver) {
  Shell shell = connectedShell();
  shell.client.settings.acknowledgeTimeoutMs = 0;
  shell.client.link.handshake.keepAliveSeconds = 0;
  shell.publish("a", "1", Qos::AtLeastOnce);
  shell.scan(10, 2);
  shell.scan(COUNT_MAX, 5);
  EXPECT_TRUE(shell.output.connected);
}

TEST(Delivery, AFullOutboxIsSaidAndNothingInItIsLost) {
  Shell shell;
  const std::string payload(PAYLOAD_BYTES_MAX, 'p');
  int32_t accepted = 0;
  int32_t ticket = 0;
  while (publish(shell.client, message("t", payload, Qos::AtLeastOnce), ticket) == Answer::Accepted)
    ++accepted;
  EXPECT_EQ(accepted, QUEUE_MESSAGES_MAX);
  EXPECT_EQ(ticket, 0);
  EXPECT_EQ(shell.client.counters.refused, 1);
  shell.connect();
  std::string sent = shell.takeSent();
  shell.scan(10, 60);
  sent += ' ';
  sent += shell.takeSent();
  EXPECT_EQ(shell.client.link.window.inFlight, IN_FLIGHT_MAX);
  EXPECT_EQ(static_cast<int32_t>(Octets(bytes(sent)).size()),
            IN_FLIGHT_MAX * (1 + 2 + 2 + 1 + 2 + PAYLOAD_BYTES_MAX));
}

TEST(Delivery, EachRefusalHasItsName) {
  Shell shell;
  Message offered = message("t", "p");
  int32_t ticket = 7;
  offered.topic.length = 0;
  EXPECT_EQ(publish(shell.client, offered, ticket), Answer::BadTopic);
  EXPECT_EQ(ticket, 0);
  offered.topic.length = -1;
  EXPECT_EQ(publish(shell.client, offered, ticket), Answer::BadTopic);
  offered.topic.length = TEXT_BYTES_MAX + 1;
  EXPECT_EQ(publish(shell.client, offered, ticket), Answer::TopicTooLong);
  EXPECT_EQ(publish(shell.client, message("a/+", ""), ticket), Answer::BadTopic);
  EXPECT_EQ(publish(shell.client, message("a/#", ""), ticket), Answer::BadTopic);
  EXPECT_EQ(publish(shell.client, message("\xff", ""), ticket), Answer::BadTopic);
  offered = message("t", "p");
  offered.payloadLength = PAYLOAD_BYTES_MAX + 1;
  EXPECT_EQ(publish(shell.client, offered, ticket), Answer::PayloadTooLong);
  offered.payloadLength = -1;
  EXPECT_EQ(publish(shell.client, offered, ticket), Answer::PayloadTooLong);
  EXPECT_EQ(publish(shell.client, message("t", "", static_cast<Qos>(3)), ticket), Answer::BadQos);
  EXPECT_EQ(publish(shell.client, message("t", "", static_cast<Qos>(-1)), ticket), Answer::BadQos);
  EXPECT_EQ(shell.client.session.outbox.order.count, 0);
}

TEST(Delivery, TheLongestMessageComesOutAsItWentIn) {
  Shell shell = connectedShell();
  const std::string topic(TEXT_BYTES_MAX, 't');
  const std::string payload(PAYLOAD_BYTES_MAX, 'p');
  shell.publish(topic, payload, Qos::AtLeastOnce);
  shell.scan(10, 3);
  EXPECT_EQ(shell.takeSent(), hex(publishPacket(topic, payload, 1, 1)));
}

TEST(Delivery, HowAMessageEndedIsKnownForAsManyMoreEnds) {
  Shell shell = connectedShell();
  EXPECT_EQ(stateOf(shell, 0), State::Unknown);
  EXPECT_EQ(stateOf(shell, 1), State::Unknown);
  EXPECT_EQ(stateOf(shell, -7), State::Unknown);
  const int32_t ticket = shell.publish("a", "");
  shell.scan(10, 2);
  for (int32_t count = 1; count < QUEUE_MESSAGES_MAX; ++count) {
    EXPECT_EQ(stateOf(shell, ticket), State::Sent) << count;
    shell.publish("a", "");
    shell.scan(10, 2);
  }
  EXPECT_EQ(stateOf(shell, ticket), State::Sent);
  // Another message has its place now, but the result is still known; until one more has ended.
  shell.publish("a", "");
  EXPECT_EQ(stateOf(shell, ticket), State::Sent);
  shell.scan(10, 2);
  EXPECT_EQ(stateOf(shell, ticket), State::Unknown);
}

TEST(Delivery, TicketsBeginAgainAtTheirEndAndStillFindTheirMessages) {
  Shell shell = connectedShell();
  const int32_t numbers = COUNT_MAX / QUEUE_MESSAGES_MAX - 1;
  shell.client.session.outbox.lastNumber = numbers - 2;
  for (int32_t count = 0; count < 5; ++count) {
    const int32_t ticket = shell.publish("a", "");
    EXPECT_GT(ticket, 0);
    EXPECT_EQ(stateOf(shell, ticket), State::Waiting);
    shell.scan(10, 2);
    EXPECT_EQ(stateOf(shell, ticket), State::Sent);
  }
  EXPECT_EQ(shell.client.session.outbox.lastNumber, 2);
}

// A scan composes no more than its bound, however much waits.
TEST(Delivery, AScanComposesABoundedNumberOfMessages) {
  Shell shell = connectedShell();
  for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count) shell.publish("a", "");
  shell.scan();
  EXPECT_EQ(shell.client.counters.published, MESSAGES_PER_SCAN_MAX);
  shell.scan();
  EXPECT_EQ(shell.client.counters.published, 2 * MESSAGES_PER_SCAN_MAX);
}

// While a send request stands the next messages wait, and acknowledgements collect behind it.
TEST(Delivery, AnAcknowledgementMayJoinBehindASendRequestThatStands) {
  Shell shell = connectedShell();
  shell.want("x");
  shell.scan(10, 2);
  shell.busyScans = 3;
  shell.publish("a", "1");
  shell.scan();
  shell.takeSent();
  shell.feed(publishPacket("x", "y", 1, 9));
  EXPECT_EQ(shell.take(), "x y");
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "");
  shell.scan(10, 5);
  EXPECT_EQ(shell.takeSent(), "40 02 00 09");
}

// 4.3.3: the example of figure 4.3, with both answers.
TEST(Delivery, QosTwoGoesOutOnceAndIsReleased) {
  Shell shell = connectedShell();
  const int32_t ticket = shell.publish("a", "1", Qos::ExactlyOnce);
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "34 06 00 01 61 00 01 31");
  EXPECT_EQ(stateOf(shell, ticket), State::WaitPubrec);
  // Answers that do not fit change nothing.
  shell.feed("40 02 00 01 70 02 00 01");
  EXPECT_EQ(stateOf(shell, ticket), State::WaitPubrec);
  shell.feed("50 02 00 01");
  EXPECT_EQ(shell.takeSent(), "62 02 00 01");
  EXPECT_EQ(stateOf(shell, ticket), State::WaitPubcomp);
  EXPECT_EQ(shell.client.link.window.inFlight, 1);
  // A second PUBREC gets PUBREL again.
  shell.feed("50 02 00 01");
  EXPECT_EQ(shell.takeSent(), "62 02 00 01");
  shell.feed("70 02 00 01");
  EXPECT_EQ(stateOf(shell, ticket), State::Acknowledged);
  EXPECT_EQ(shell.client.link.window.inFlight, 0);
  shell.feed("70 02 00 01");
  EXPECT_EQ(shell.takeSent(), "");
  EXPECT_TRUE(shell.output.connected);
}

// MQTT-4.3.3-1, MQTT-4.4.0-1: once PUBREC has come only PUBREL is sent again, in the order of the messages.
TEST(Delivery, ASessionKeptGetsPublishOrPubrelAgain) {
  Shell shell = connectedShell(false);
  const int32_t released = shell.publish("a", "1", Qos::ExactlyOnce);
  const int32_t open = shell.publish("a", "2", Qos::ExactlyOnce);
  const int32_t other = shell.publish("a", "3", Qos::AtLeastOnce);
  shell.scan(10, 2);
  shell.feed("50 02 00 01");
  shell.breakLink();
  EXPECT_EQ(stateOf(shell, released), State::WaitPubcomp);
  shell.scan();
  shell.takeSent();
  shell.feed("20 02 01 00");
  EXPECT_EQ(shell.takeSent(), "62 02 00 01 3c 06 00 01 61 00 02 32 3a 06 00 01 61 00 03 33");
  shell.feed("70 02 00 01 50 02 00 02 40 02 00 03");
  EXPECT_EQ(shell.takeSent(), "62 02 00 02");
  shell.feed("70 02 00 02");
  EXPECT_EQ(stateOf(shell, released), State::Acknowledged);
  EXPECT_EQ(stateOf(shell, open), State::Acknowledged);
  EXPECT_EQ(stateOf(shell, other), State::Acknowledged);
}

// A clean session has no PUBREL to resend to: what was not acknowledged to its end is new.
TEST(Delivery, ACleanSessionGetsQosTwoAsNew) {
  Shell shell = connectedShell(true);
  shell.publish("a", "1", Qos::ExactlyOnce);
  shell.scan(10, 2);
  shell.feed("50 02 00 01");
  shell.breakLink();
  shell.scan();
  shell.takeSent();
  shell.feed("20 02 00 00");
  EXPECT_EQ(shell.takeSent(), "34 06 00 01 61 00 02 31");
}

// 4.3.3: PUBREC that no message waits for, as of a session the client has lost, gets PUBREL all the same.
TEST(Delivery, AnUnknownPubrecIsReleased) {
  Shell shell = connectedShell();
  shell.takeSent();
  shell.feed("50 02 12 34");
  EXPECT_EQ(shell.takeSent(), "62 02 12 34");
  EXPECT_TRUE(shell.output.connected);
}

// MQTT-2.3.1-2, -3: an identifier is in use until PUBCOMP.
TEST(Delivery, AnIdentifierIsNotGivenOutBeforePubcomp) {
  Shell shell = connectedShell();
  shell.publish("a", "1", Qos::ExactlyOnce);
  shell.scan(10, 2);
  shell.feed("50 02 00 01");
  shell.client.session.lastIdentifier = 0;
  shell.publish("a", "2", Qos::AtLeastOnce);
  shell.takeSent();
  shell.scan();
  EXPECT_EQ(shell.takeSent(), "32 06 00 01 61 00 02 32");
}

TEST(Delivery, TheWindowIsAsWideAsTheSettingsSay) {
  for (int32_t setting : {0, 1, 2, 7, IN_FLIGHT_MAX}) {
    Shell shell;
    shell.client.settings.inFlightMaximum = setting;
    shell.connect();
    const int32_t size = setting == 0 ? IN_FLIGHT_MAX : setting;
    for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count) shell.publish("a", "", Qos::ExactlyOnce);
    shell.scan(10, 5);
    EXPECT_EQ(shell.client.link.window.inFlight, size);
    EXPECT_EQ(shell.client.counters.published, size);
    // PUBREC keeps its place in the window, PUBCOMP gives it back.
    shell.feed("50 02 00 01");
    EXPECT_EQ(shell.client.counters.published, size);
    shell.feed("70 02 00 01");
    EXPECT_EQ(shell.client.counters.published, size + 1);
  }
}

}  // namespace
}  // namespace mqtt
