#include "core/receive.h"
#include "core/subscribe.h"
#include "core/topic.h"

namespace mqtt {

static int32_t unusedPlace(const Session& session) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.subscriptions[index].state == SubscriptionState::Unused) {
      return index;
    }
  }
  return NO_PLACE;
}

static Answer answerToFilter(const Text& filter, Qos qos) {
  if (filter.length > TEXT_BYTES_MAX) {
    return Answer::TopicTooLong;
  }
  if (!isTopicFilter(filter)) {
    return Answer::BadFilter;
  }
  if (qos != Qos::AtMostOnce && qos != Qos::AtLeastOnce && qos != Qos::ExactlyOnce) {
    return Answer::BadQos;
  }
  return Answer::Accepted;
}

static int32_t nextHandle(Session& session, int32_t index) {
  session.lastEntry += 1;
  if (session.lastEntry > ENTRIES_MAX) {
    session.lastEntry = 0;
  }
  return session.lastEntry * SUBSCRIPTIONS_MAX + index + 1;
}

// Returns the handle.
static int32_t setFilter(Session& session, int32_t index, const Text& filter, Qos qos) {
  int32_t handle = nextHandle(session, index);
  Subscription& subscription = session.subscriptions[index];
  resetSubscription(subscription);
  subscription.filter = filter;
  subscription.wantedQos = qos;
  subscription.handle = handle;
  subscription.state = SubscriptionState::Wanted;
  session.subscribing = true;
  return handle;
}

// Another quality of service is asked for anew (MQTT-3.8.4-3), and so is what the broker has refused.
static void askAnew(Session& session, int32_t index, Qos qos) {
  Subscription& subscription = session.subscriptions[index];
  if (subscription.wantedQos == qos && subscription.state != SubscriptionState::Refused) {
    return;
  }
  subscription.wantedQos = qos;
  subscription.position = NO_POSITION;
  subscription.state = SubscriptionState::Wanted;
  session.subscribing = true;
}

// True when the number is that of a subscription to this filter that has not ended.
static bool holdsFilter(const Session& session, int32_t index, const Text& filter) {
  if (index == NO_PLACE) {
    return false;
  }
  if (!isReceiving(session.subscriptions[index].state)) {
    return false;
  }
  return isSameText(session.subscriptions[index].filter, filter);
}

// The place of a subscription to this filter that a restart has left without its user, or NO_PLACE.
static int32_t orphanOf(const Session& session, const Text& filter) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.subscriptions[index].orphaned) {
      if (holdsFilter(session, index, filter)) {
        return index;
      }
    }
  }
  return NO_PLACE;
}

Answer enterFilter(Session& session, const Text& filter, Qos qos, int32_t& subscription) {
  Answer answer = answerToFilter(filter, qos);
  if (answer != Answer::Accepted) {
    return answer;
  }
  int32_t held = indexOfHandle(session, subscription);
  if (holdsFilter(session, held, filter)) {
    session.subscriptions[held].orphaned = false;
    askAnew(session, held, qos);
    return Answer::Accepted;
  }
  int32_t orphan = orphanOf(session, filter);
  if (orphan != NO_PLACE) {
    if (held != NO_PLACE) {
      (void)leaveFilter(session, subscription);
    }
    session.subscriptions[orphan].orphaned = false;
    askAnew(session, orphan, qos);
    subscription = session.subscriptions[orphan].handle;
    return Answer::Accepted;
  }
  int32_t index = unusedPlace(session);
  if (index == NO_PLACE) {
    return Answer::TooManyFilters;
  }
  if (held != NO_PLACE) {
    (void)leaveFilter(session, subscription);
  }
  subscription = setFilter(session, index, filter, qos);
  return Answer::Accepted;
}

// True when another subscription has the same filter: the broker goes on sending for that one.
static bool isFilterShared(const Session& session, int32_t index) {
  for (int32_t other = 0; other < SUBSCRIPTIONS_MAX; ++other) {
    bool shared = false;
    if (other != index) {
      shared = isReceiving(session.subscriptions[other].state);
    }
    if (shared) {
      shared = isSameText(session.subscriptions[other].filter, session.subscriptions[index].filter);
    }
    if (shared) {
      return true;
    }
  }
  return false;
}

Answer leaveFilter(Session& session, int32_t subscription) {
  int32_t index = indexOfHandle(session, subscription);
  if (index == NO_PLACE) {
    return Answer::NoSubscription;
  }
  if (!isReceiving(session.subscriptions[index].state)) {
    return Answer::Accepted;
  }
  // That it has ended is written first: behind a power cut its messages must not be left without a part of
  // themselves.
  if (isFilterShared(session, index)) {
    session.subscriptions[index].state = SubscriptionState::Unused;
    leaveUntaken(session, index);
    resetSubscription(session.subscriptions[index]);
  } else {
    session.subscriptions[index].position = NO_POSITION;
    session.subscriptions[index].state = SubscriptionState::Unwanted;
    session.subscribing = true;
    leaveUntaken(session, index);
  }
  return Answer::Accepted;
}

SubscriptionState stateOfFilter(const Session& session, int32_t subscription) {
  int32_t index = indexOfHandle(session, subscription);
  if (index == NO_PLACE) {
    return SubscriptionState::Unused;
  }
  return session.subscriptions[index].state;
}

}  // namespace mqtt
