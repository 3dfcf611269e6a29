#include "core/testing/session_check.h"

#include <vector>

namespace mqtt {
namespace {

/// The places of a list from the oldest on; empty and `fault` set if its links do not fit.
std::vector<int32_t> placesOf(const MessageOrder& order, const char* queue, std::string& fault) {
  std::vector<int32_t> places;
  int32_t before = NO_PLACE;
  for (int32_t place = order.oldest; place != NO_PLACE; place = order.younger[place]) {
    if (place < 0 || place >= QUEUE_MESSAGES_MAX || places.size() == QUEUE_MESSAGES_MAX ||
        !order.taken[place] || order.older[place] != before) {
      fault += std::string(queue) + ": the list is broken. ";
      return {};
    }
    places.push_back(place);
    before = place;
  }
  int32_t taken = 0;
  for (bool one : order.taken.elements) taken += one ? 1 : 0;
  if (before != order.newest || order.count != static_cast<int32_t>(places.size()) || taken != order.count) {
    fault += std::string(queue) + ": newest, count or taken do not fit the list. ";
  }
  return places;
}

bool isUnderWay(DeliveryState state) {
  return state == DeliveryState::Waiting || state == DeliveryState::WaitSent || waitsForAnswer(state);
}

void checkOutbox(const Outbox& outbox, std::string& fault) {
  const std::vector<int32_t> places = placesOf(outbox.order, "outbox", fault);
  size_t underWay = 0;
  for (const OutgoingMessage& message : outbox.messages.elements)
    underWay += isUnderWay(message.state) ? 1 : 0;
  bool unsentListed = outbox.unsent == NO_PLACE;
  for (int32_t place : places) {
    const OutgoingMessage& message = outbox.messages[place];
    if (!isUnderWay(message.state)) fault += "outbox: an ended message is listed. ";
    if (waitsForAnswer(message.state) != (message.packetIdentifier != 0)) {
      fault += "outbox: an identifier does not fit the state. ";
    }
    unsentListed |= place == outbox.unsent;
  }
  if (underWay != places.size()) fault += "outbox: a message is not listed. ";
  if (!unsentListed) fault += "outbox: unsent is not listed. ";
}

void checkInbox(const Session& session, std::string& fault) {
  const Inbox& inbox = session.inbox;
  const std::vector<int32_t> places = placesOf(inbox.order, "inbox", fault);
  size_t held = 0;
  for (const IncomingMessage& message : inbox.messages.elements)
    held += message.state != ArrivalState::Free ? 1 : 0;
  int32_t qosZero = 0;
  int32_t due = 0;
  std::vector<int32_t> waiting(SUBSCRIPTIONS_MAX, 0);
  for (int32_t place : places) {
    const IncomingMessage& message = inbox.messages[place];
    if (message.state == ArrivalState::Free) fault += "inbox: a free place is listed. ";
    qosZero += message.qos == Qos::AtMostOnce ? 1 : 0;
    due += message.state == ArrivalState::WaitAcknowledge && message.thisConnection ? 1 : 0;
    int32_t receivers = 0;
    for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
      receivers += message.receivers[index] ? 1 : 0;
      waiting[static_cast<size_t>(index)] += message.receivers[index] ? 1 : 0;
    }
    if (receivers != message.waitingReceivers) fault += "inbox: waitingReceivers does not fit. ";
    if ((receivers > 0) != (message.state == ArrivalState::WaitTake)) {
      fault += "inbox: receivers do not fit the state. ";
    }
  }
  if (held != places.size()) fault += "inbox: a message is not listed. ";
  if (qosZero != inbox.qosZeroCount) fault += "inbox: qosZeroCount does not fit. ";
  if (due != inbox.answersDue) fault += "inbox: answersDue does not fit. ";
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (waiting[static_cast<size_t>(index)] != session.subscriptions[index].waitingCount) {
      fault += "inbox: waitingCount of a subscription does not fit. ";
    }
  }
}

void checkSubscriptions(const Session& session, std::string& fault) {
  for (const Subscription& subscription : session.subscriptions.elements) {
    if (isUnsettled(subscription.state) && !session.subscribing) fault += "subscribing is not set. ";
    if (subscription.orphaned && !session.orphaning) fault += "orphaning is not set. ";
    if ((subscription.state == SubscriptionState::Unused) != (subscription.handle == 0)) {
      fault += "a handle does not fit the state of its subscription. ";
    }
  }
}

// The lists are whole.
void checkOrder(const Session& session, std::string& fault) {
  const Outbox& outbox = session.outbox;
  const Inbox& inbox = session.inbox;
  int32_t age = NUMBERS_MAX + 1;
  for (int32_t place = outbox.order.oldest; place != NO_PLACE; place = outbox.order.younger[place]) {
    const int32_t number = (outbox.messages[place].ticket - 1) / QUEUE_MESSAGES_MAX;
    const int32_t behind = numbersSince(outbox.lastNumber, number);
    if (behind >= age) fault += "outbox: not in the order of publishing. ";
    age = behind;
  }
  age = NUMBERS_MAX + 1;
  for (int32_t place = inbox.order.oldest; place != NO_PLACE; place = inbox.order.younger[place]) {
    const int32_t behind = numbersSince(inbox.lastNumber, inbox.messages[place].number);
    if (behind >= age) fault += "inbox: not in the order of arrival. ";
    age = behind;
  }
}

}  // namespace

std::string inconsistencyOfDamaged(const Session& session) {
  std::string fault;
  checkOutbox(session.outbox, fault);
  checkInbox(session, fault);
  checkSubscriptions(session, fault);
  return fault;
}

std::string inconsistencyOf(const Session& session) {
  std::string fault = inconsistencyOfDamaged(session);
  if (fault.empty()) checkOrder(session, fault);
  return fault;
}

}  // namespace mqtt
