#include "core/subscribe.h"

namespace mqtt {

/// Where the return codes begin in the body of a SUBACK, behind the packet identifier (MQTT 3.1.1, 3.9).
inline constexpr int32_t SUBACK_CODES_OFFSET = 2;
/// Bytes of a packet identifier, and of the length in front of a filter.
inline constexpr int32_t UINT16_BYTES = 2;

void beginSubscribing(Session& session, SessionMemory memory) {
  resetRequest(session.request);
  session.subscribing = false;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    Subscription& subscription = session.subscriptions[index];
    subscription.position = NO_POSITION;
    SubscriptionState before = subscription.state;
    SubscriptionState after = afterAcceptance(before, memory);
    if (after == SubscriptionState::Unused && before != SubscriptionState::Unused) {
      resetSubscription(subscription);
    }
    subscription.state = after;
    if (isUnsettled(after)) {
      session.subscribing = true;
    }
  }
}

// Gives a position in the next packet to the filters in this state, as far as there is room. `filterBytes` is
// what each takes beside its text. Returns the remaining length of the packet.
static int32_t choosePositions(Session& session, const Transmit& transmit, SubscriptionState state,
                               int32_t filterBytes) {
  int32_t remainingLength = UINT16_BYTES;
  session.request.filterCount = 0;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    Subscription& subscription = session.subscriptions[index];
    if (subscription.state == state) {
      int32_t longerLength = remainingLength + filterBytes + subscription.filter.length;
      if (!hasRoom(transmit, 1 + lengthBytes(longerLength) + longerLength)) {
        break;
      }
      remainingLength = longerLength;
      subscription.position = session.request.filterCount;
      session.request.filterCount += 1;
    }
  }
  return remainingLength;
}

// The highest quality of service any subscription with this filter wants: SUBSCRIBE replaces what the broker
// granted to the same filter before (MQTT-3.8.4-3).
static Qos qosOfFilter(const Session& session, int32_t wanted) {
  Qos qos = session.subscriptions[wanted].wantedQos;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    const Subscription& other = session.subscriptions[index];
    bool counts = isReceiving(other.state);
    if (counts) {
      counts = numberOfQos(other.wantedQos) > numberOfQos(qos);
    }
    if (counts) {
      counts = isSameText(other.filter, session.subscriptions[wanted].filter);
    }
    if (counts) {
      qos = other.wantedQos;
    }
  }
  return qos;
}

static void beginRequest(Session& session, Transmit& transmit, int32_t clockMs, int32_t header,
                         int32_t remainingLength) {
  int32_t packetIdentifier = freshIdentifier(session);
  session.request.packetIdentifier = packetIdentifier;
  session.request.leaving = header == UNSUBSCRIBE_HEADER;
  session.request.sinceMs = clockMs;
  appendFixedHeader(transmit, header, remainingLength);
  appendUint16(transmit, packetIdentifier);
}

static void sendSubscribe(Session& session, Transmit& transmit, int32_t clockMs) {
  int32_t remainingLength = choosePositions(session, transmit, SubscriptionState::Wanted, UINT16_BYTES + 1);
  if (session.request.filterCount == 0) {
    return;
  }
  beginRequest(session, transmit, clockMs, SUBSCRIBE_HEADER, remainingLength);
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    Subscription& subscription = session.subscriptions[index];
    if (subscription.position != NO_POSITION) {
      appendText(transmit, subscription.filter);
      appendByte(transmit, numberOfQos(qosOfFilter(session, index)));
      subscription.state = SubscriptionState::WaitSuback;
    }
  }
}

static void sendUnsubscribe(Session& session, Transmit& transmit, int32_t clockMs) {
  int32_t remainingLength = choosePositions(session, transmit, SubscriptionState::Unwanted, UINT16_BYTES);
  if (session.request.filterCount == 0) {
    return;
  }
  beginRequest(session, transmit, clockMs, UNSUBSCRIBE_HEADER, remainingLength);
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    Subscription& subscription = session.subscriptions[index];
    if (subscription.position != NO_POSITION) {
      appendText(transmit, subscription.filter);
      subscription.state = SubscriptionState::Ending;
    }
  }
}

void sendFilters(Session& session, Transmit& transmit, int32_t clockMs) {
  if (session.request.packetIdentifier != 0) {
    return;
  }
  // UNSUBSCRIBE first: the same filter may be wanted again.
  sendUnsubscribe(session, transmit, clockMs);
  if (session.request.filterCount > 0) {
    return;
  }
  sendSubscribe(session, transmit, clockMs);
}

// The answer has come. Whether there is more to ask for is looked at anew.
static void finishRequest(Session& session) {
  resetRequest(session.request);
  session.subscribing = false;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    session.subscriptions[index].position = NO_POSITION;
    if (isUnsettled(session.subscriptions[index].state)) {
      session.subscribing = true;
    }
  }
}

// As many codes as filters (MQTT-3.9.3-1), each 0, 1, 2 or 128 (MQTT-3.9.3-2).
static Fault faultOfCodes(const Framing& framing, int32_t filterCount) {
  if (framing.remainingLength != SUBACK_CODES_OFFSET + filterCount) {
    return Fault::SubackCount;
  }
  for (int32_t position = 0; position < filterCount; ++position) {
    int32_t returnCode = framing.body[SUBACK_CODES_OFFSET + position];
    if (returnCode > 2 && returnCode != SUBACK_REFUSED) {
      return Fault::SubackCode;
    }
  }
  return Fault::None;
}

Fault onSuback(Session& session, const Framing& framing) {
  if (uint16At(framing, 0) != session.request.packetIdentifier) {
    return Fault::None;
  }
  if (session.request.leaving) {
    return Fault::None;
  }
  Fault fault = faultOfCodes(framing, session.request.filterCount);
  if (fault != Fault::None) {
    return fault;
  }
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    Subscription& subscription = session.subscriptions[index];
    // One the user has changed since is asked for again.
    if (subscription.position != NO_POSITION && subscription.state == SubscriptionState::WaitSuback) {
      int32_t returnCode = framing.body[SUBACK_CODES_OFFSET + subscription.position];
      subscription.grantedQos = qosOfNumber(returnCode);
      subscription.state = afterSuback(subscription.state, returnCode);
    }
  }
  finishRequest(session);
  return Fault::None;
}

void onUnsuback(Session& session, int32_t packetIdentifier) {
  if (packetIdentifier != session.request.packetIdentifier || !session.request.leaving) {
    return;
  }
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.subscriptions[index].state == SubscriptionState::Ending) {
      resetSubscription(session.subscriptions[index]);
    }
  }
  finishRequest(session);
}

}  // namespace mqtt
