#include "core/subscribe.h"
#include "core/topic.h"

namespace mqtt {

// The number of the subscription with this filter, or -1.
static int32_t findFilter(const Session& session, const Text& filter) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.subscriptions[index].state != SubscriptionState::Unused) {
      if (isSameText(session.subscriptions[index].filter, filter)) {
        return index;
      }
    }
  }
  return -1;
}

static int32_t unusedFilter(const Session& session) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.subscriptions[index].state == SubscriptionState::Unused) {
      return index;
    }
  }
  return -1;
}

static Answer answerToFilter(const Text& filter, Qos qos) {
  if (filter.length > TEXT_BYTES_MAX) {
    return Answer::TopicTooLong;
  }
  if (!isTopicFilter(filter)) {
    return Answer::BadFilter;
  }
  if (qos != Qos::AtMostOnce && qos != Qos::AtLeastOnce) {
    return Answer::BadQos;
  }
  return Answer::Accepted;
}

static void setFilter(Session& session, int32_t index, const Text& filter, Qos qos) {
  Subscription& subscription = session.subscriptions[index];
  resetSubscription(subscription);
  subscription.filter = filter;
  subscription.wantedQos = qos;
  subscription.state = SubscriptionState::Wanted;
  session.subscribing = true;
}

// Another quality of service is asked for anew (MQTT-3.8.4-3).
static void changeQos(Session& session, int32_t index, Qos qos) {
  Subscription& subscription = session.subscriptions[index];
  if (subscription.wantedQos == qos) {
    return;
  }
  subscription.wantedQos = qos;
  subscription.packetIdentifier = 0;
  subscription.state = SubscriptionState::Wanted;
  session.subscribing = true;
}

Answer enterFilter(Session& session, const Text& filter, Qos qos, int32_t& subscription) {
  subscription = -1;
  Answer answer = answerToFilter(filter, qos);
  if (answer != Answer::Accepted) {
    return answer;
  }
  int32_t found = findFilter(session, filter);
  if (found >= 0) {
    changeQos(session, found, qos);
    subscription = found;
    return Answer::Accepted;
  }
  found = unusedFilter(session);
  if (found < 0) {
    return Answer::TooManyFilters;
  }
  setFilter(session, found, filter, qos);
  subscription = found;
  return Answer::Accepted;
}

SubscriptionState stateOfFilter(const Session& session, int32_t subscription) {
  if (subscription < 0 || subscription >= SUBSCRIPTIONS_MAX) {
    return SubscriptionState::Unused;
  }
  return session.subscriptions[subscription].state;
}

}  // namespace mqtt
