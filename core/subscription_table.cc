#include "core/client.h"
#include "core/topic.h"

namespace mqtt {

bool isFilterOf(const ClientData& client, int32_t subscription, const Text& filter) {
  if (client.subscriptions[subscription].state == SubscriptionState::Unused) {
    return false;
  }
  if (client.subscriptions[subscription].filter.length != filter.length) {
    return false;
  }
  for (int32_t index = 0; index < filter.length; ++index) {
    if (client.subscriptions[subscription].filter.bytes[index] != filter.bytes[index]) {
      return false;
    }
  }
  return true;
}

// The number of the subscription with this filter, or -1.
int32_t subscriptionOf(const ClientData& client, const Text& filter) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (isFilterOf(client, index, filter)) {
      return index;
    }
  }
  return -1;
}

int32_t unusedSubscription(const ClientData& client) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (client.subscriptions[index].state == SubscriptionState::Unused) {
      return index;
    }
  }
  return -1;
}

Answer answerToFilter(const Text& filter, Qos qos) {
  if (filter.length > TEXT_BYTES_MAX) {
    return Answer::TopicTooLong;
  }
  if (!isWellFormed(filter)) {
    return Answer::BadFilter;
  }
  if (!isTopicFilter(filter)) {
    return Answer::BadFilter;
  }
  if (qos != Qos::AtMostOnce && qos != Qos::AtLeastOnce) {
    return Answer::BadQos;
  }
  return Answer::Accepted;
}

void setSubscription(ClientData& client, int32_t subscription, const Text& filter, Qos qos) {
  client.subscriptions[subscription].filter.length = filter.length;
  for (int32_t index = 0; index < filter.length; ++index) {
    client.subscriptions[subscription].filter.bytes[index] = filter.bytes[index];
  }
  client.subscriptions[subscription].wantedQos = qos;
  client.subscriptions[subscription].grantedQos = Qos::AtMostOnce;
  client.subscriptions[subscription].packetIdentifier = 0;
  client.subscriptions[subscription].subackMs = 0;
  client.subscriptions[subscription].stalled = false;
  client.subscriptions[subscription].receivedCount = 0;
  client.subscriptions[subscription].droppedCount = 0;
  client.subscriptions[subscription].state = SubscriptionState::Wanted;
}

Answer subscribeFilter(ClientData& client, const Text& filter, Qos qos, int32_t& subscription) {
  subscription = -1;
  Answer answer = answerToFilter(filter, qos);
  if (answer != Answer::Accepted) {
    return answer;
  }
  int32_t found = subscriptionOf(client, filter);
  if (found >= 0) {
    if (client.subscriptions[found].wantedQos != qos) {
      client.subscriptions[found].wantedQos = qos;
      client.subscriptions[found].packetIdentifier = 0;
      client.subscriptions[found].state = SubscriptionState::Wanted;
    }
    subscription = found;
    return Answer::Accepted;
  }
  found = unusedSubscription(client);
  if (found < 0) {
    return Answer::TooManyFilters;
  }
  setSubscription(client, found, filter, qos);
  subscription = found;
  return Answer::Accepted;
}

SubscriptionState subscriptionState(const ClientData& client, int32_t subscription) {
  if (subscription < 0 || subscription >= SUBSCRIPTIONS_MAX) {
    return SubscriptionState::Unused;
  }
  return client.subscriptions[subscription].state;
}

}  // namespace mqtt
