#include "core/outbox.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

using State = DeliveryState;

State stateOf(const Shell& shell, int32_t ticket) {
  return deliveryState(shell.client, ticket);
}

/// A full outbox without a connection: QoS 1, QoS 0, QoS 1, QoS 0 and so on.
struct FullOutbox {
  explicit FullOutbox(WhenFull whenFull) {
    shell.client.settings.whenFull = whenFull;
    for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count) {
      const Qos qos = count % 2 == 0 ? Qos::AtLeastOnce : Qos::AtMostOnce;
      tickets.push_back(shell.publish("a", std::to_string(count), qos));
    }
  }
  Answer publishMore(int32_t& ticket) { return publish(shell.client, message("a", "more"), ticket); }
  Shell shell;
  std::vector<int32_t> tickets;
};

TEST(Outbox, RefusesTheNewOneWhenItIsFull) {
  FullOutbox full(WhenFull::RefuseNew);
  int32_t ticket = 0;
  EXPECT_EQ(full.publishMore(ticket), Answer::Full);
  EXPECT_EQ(full.shell.client.counters.refused, 1);
  for (int32_t one : full.tickets) EXPECT_EQ(stateOf(full.shell, one), State::Waiting);
}

TEST(Outbox, DropsTheOldestWhenItIsFull) {
  FullOutbox full(WhenFull::DropOldest);
  int32_t ticket = 0;
  ASSERT_EQ(full.publishMore(ticket), Answer::Accepted);
  EXPECT_EQ(stateOf(full.shell, full.tickets[0]), State::Dropped);
  EXPECT_EQ(stateOf(full.shell, full.tickets[1]), State::Waiting);
  EXPECT_EQ(stateOf(full.shell, ticket), State::Waiting);
  EXPECT_EQ(full.shell.client.counters.overrun, 1);
  EXPECT_EQ(full.shell.client.session.outbox.order.count, QUEUE_MESSAGES_MAX);
}

TEST(Outbox, DropsTheOldestOfQosZeroWhenItIsFull) {
  FullOutbox full(WhenFull::DropQosZero);
  int32_t ticket = 0;
  for (int32_t count = 0; count < QUEUE_MESSAGES_MAX / 2; ++count) {
    Message more = message("a", "more", Qos::AtLeastOnce);
    ASSERT_EQ(publish(full.shell.client, more, ticket), Answer::Accepted);
    EXPECT_EQ(stateOf(full.shell, full.tickets[static_cast<size_t>(2 * count + 1)]), State::Dropped);
  }
  EXPECT_EQ(full.publishMore(ticket), Answer::Full);
  EXPECT_EQ(full.shell.client.counters.overrun, QUEUE_MESSAGES_MAX / 2);
  EXPECT_EQ(full.shell.client.counters.refused, 1);
  for (size_t index = 0; index < full.tickets.size(); index += 2) {
    EXPECT_EQ(stateOf(full.shell, full.tickets[index]), State::Waiting);
  }
}

// What was sent and not acknowledged is never dropped.
TEST(Outbox, NeverDropsWhatIsInFlight) {
  Shell shell;
  shell.client.settings.whenFull = WhenFull::DropOldest;
  shell.connect();
  std::vector<int32_t> tickets;
  for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count)
    tickets.push_back(shell.publish("a", "", Qos::ExactlyOnce));
  shell.scan(10, 5);
  const int32_t more = shell.publish("a", "more");
  for (int32_t index = 0; index < IN_FLIGHT_MAX; ++index) {
    EXPECT_EQ(stateOf(shell, tickets[static_cast<size_t>(index)]), State::WaitPubrec);
  }
  EXPECT_EQ(stateOf(shell, tickets[static_cast<size_t>(IN_FLIGHT_MAX)]), State::Dropped);
  EXPECT_EQ(stateOf(shell, more), State::Waiting);
}

// What is sent after something was dropped from the middle keeps its order.
TEST(Outbox, KeepsTheOrderWhateverWasDropped) {
  FullOutbox full(WhenFull::DropQosZero);
  int32_t ticket = 0;
  for (int32_t count = 0; count < 5; ++count) ASSERT_EQ(full.publishMore(ticket), Answer::Accepted);
  full.shell.client.settings.inFlightMaximum = IN_FLIGHT_MAX;
  full.shell.connect();
  full.shell.scan(10, 3);
  std::string sent = full.shell.takeSent();
  size_t last = 0;
  for (int32_t count : {0, 2, 4, 6, 8, 10, 11, 12, 13}) {
    const std::string payload = hex(octetsOf(std::to_string(count)));
    const size_t at = sent.find(count % 2 == 0 ? " 61 00 " : " 61 " + payload, last);
    ASSERT_NE(at, std::string::npos) << count;
    last = at + 1;
  }
}

TEST(Outbox, QosZeroDoesNotWaitLongerThanItMay) {
  Shell shell;
  const int32_t zero = shell.publish("a", "old");
  const int32_t one = shell.publish("a", "kept", Qos::AtLeastOnce);
  Message patient = message("a", "patient");
  patient.maximumAgeMs = NO_AGE_LIMIT;
  int32_t patientTicket = 0;
  EXPECT_EQ(publish(shell.client, patient, patientTicket), Answer::Accepted);
  Message brief = message("a", "brief", Qos::AtLeastOnce);
  brief.maximumAgeMs = 500;
  int32_t briefTicket = 0;
  EXPECT_EQ(publish(shell.client, brief, briefTicket), Answer::Accepted);
  shell.followRequest = false;
  shell.scan(10, 3 * QUEUE_MESSAGES_MAX);
  EXPECT_EQ(stateOf(shell, briefTicket), State::Expired);
  EXPECT_EQ(stateOf(shell, zero), State::Waiting);
  shell.scan(9500);
  shell.scan(10, QUEUE_MESSAGES_MAX);
  EXPECT_EQ(stateOf(shell, zero), State::Expired);
  EXPECT_EQ(stateOf(shell, one), State::Waiting);
  EXPECT_EQ(stateOf(shell, patientTicket), State::Waiting);
  EXPECT_EQ(shell.client.counters.expired, 2);
}

// However old it is found out, an expired message is never sent.
TEST(Outbox, NothingExpiredIsSent) {
  Shell shell;
  shell.client.settings.qosZeroAgeMs = 5000;
  shell.connect("");
  const int32_t zero = shell.publish("a", "old");
  shell.input.elapsedMs = 5001;
  shell.scan(5001);
  shell.takeSent();
  shell.feed("20 02 00 00");
  EXPECT_EQ(shell.takeSent(), "");
  EXPECT_EQ(stateOf(shell, zero), State::Expired);
}

TEST(Outbox, AnAgeOfZeroNeedsAConnection) {
  Shell shell;
  shell.client.settings.qosZeroAgeMs = 0;
  int32_t ticket = 0;
  EXPECT_EQ(publish(shell.client, message("a", "1"), ticket), Answer::NotConnected);
  EXPECT_EQ(shell.client.counters.refused, 1);
  EXPECT_EQ(publish(shell.client, message("a", "1", Qos::AtLeastOnce), ticket), Answer::Accepted);
  shell.connect();
  EXPECT_EQ(publish(shell.client, message("a", "2"), ticket), Answer::Accepted);
  shell.takeSent();
  shell.scan(900);
  EXPECT_EQ(shell.takeSent(), "30 04 00 01 61 32");
}

TEST(Outbox, AMessageIsTakenBackUntilItIsSent) {
  Shell shell;
  const int32_t first = shell.publish("a", "1");
  const int32_t second = shell.publish("a", "2", Qos::AtLeastOnce);
  EXPECT_EQ(cancel(shell.client, first), Answer::Accepted);
  EXPECT_EQ(stateOf(shell, first), State::Cancelled);
  EXPECT_EQ(cancel(shell.client, first), Answer::TooLate);
  shell.connect();
  EXPECT_EQ(shell.takeSent(), "32 06 00 01 61 00 01 32");
  EXPECT_EQ(cancel(shell.client, second), Answer::TooLate);
  for (int32_t unknown : {-1, 0, 5000}) EXPECT_EQ(cancel(shell.client, unknown), Answer::TooLate);
  EXPECT_EQ(shell.client.counters.cancelled, 1);
}

TEST(Outbox, IsClearedOfWhatWasNotSent) {
  Shell shell;
  shell.client.settings.inFlightMaximum = 1;
  shell.connect();
  const int32_t sent = shell.publish("a", "1", Qos::AtLeastOnce);
  shell.scan();
  const int32_t waiting = shell.publish("a", "2", Qos::AtLeastOnce);
  clearOutbox(shell.client);
  EXPECT_EQ(stateOf(shell, sent), State::WaitPuback);
  EXPECT_EQ(stateOf(shell, waiting), State::Cancelled);
  EXPECT_EQ(shell.client.session.outbox.order.count, 1);
  EXPECT_EQ(shell.client.counters.cancelled, 1);
  shell.publish("a", "3");
  shell.takeSent();
  shell.feed("40 02 00 01");
  EXPECT_EQ(shell.takeSent(), "30 04 00 01 61 33");
}

}  // namespace
}  // namespace mqtt
