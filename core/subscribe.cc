#include "core/subscribe.h"

#include "core/saturate.h"

namespace mqtt {

/// Remaining length of a SUBACK with one return code.
inline constexpr int32_t SUBACK_LENGTH = 3;
/// Bytes of SUBSCRIBE around the filter, without its first byte and its remaining length (3.8).
inline constexpr int32_t SUBSCRIBE_FRAME_BYTES = 5;

void beginSubscribing(Session& session, bool sessionPresent) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    Subscription& subscription = session.subscriptions[index];
    subscription.state = afterAcceptance(subscription.state, sessionPresent);
    subscription.packetIdentifier = 0;
  }
  session.subscribing = true;
}

// One filter a packet: a refusal then concerns it alone, and the packet stays short.
static void encodeSubscribe(Transmit& transmit, const Subscription& subscription) {
  appendByte(transmit, SUBSCRIBE_HEADER);
  appendLength(transmit, SUBSCRIBE_FRAME_BYTES + subscription.filter.length);
  appendUint16(transmit, subscription.packetIdentifier);
  appendText(transmit, subscription.filter);
  appendByte(transmit, numberOfQos(subscription.wantedQos));
}

void sendSubscribes(Session& session, Transmit& transmit) {
  if (!session.subscribing) {
    return;
  }
  session.subscribing = false;
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    Subscription& subscription = session.subscriptions[index];
    if (subscription.state == SubscriptionState::Wanted) {
      session.subscribing = true;
      int32_t remainingLength = SUBSCRIBE_FRAME_BYTES + subscription.filter.length;
      if (!hasRoom(transmit, 1 + lengthBytes(remainingLength) + remainingLength)) {
        break;
      }
      int32_t packetIdentifier = freshIdentifier(session);
      subscription.packetIdentifier = packetIdentifier;
      subscription.subackMs = 0;
      subscription.state = SubscriptionState::WaitSuback;
      encodeSubscribe(transmit, subscription);
    } else if (subscription.state == SubscriptionState::WaitSuback) {
      session.subscribing = true;
    }
  }
}

int32_t waitingFilter(const Session& session, int32_t packetIdentifier) {
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    if (session.subscriptions[index].packetIdentifier == packetIdentifier) {
      return index;
    }
  }
  return -1;
}

Fault decodeSuback(const Framing& framing, int32_t& returnCode) {
  returnCode = framing.body[2];
  // As many codes as filters were asked for: one (MQTT-3.9.3-1).
  if (framing.remainingLength != SUBACK_LENGTH) {
    return Fault::SubackCount;
  }
  if (returnCode > 2 && returnCode != SUBACK_REFUSED) {
    return Fault::SubackCode;
  }
  return Fault::None;
}

void onSuback(Subscription& subscription, int32_t returnCode) {
  subscription.state = afterSuback(subscription.state, returnCode);
  subscription.grantedQos = qosOfNumber(returnCode);
  subscription.packetIdentifier = 0;
}

bool passSubackTime(Session& session, int32_t elapsedMs, int32_t timeoutMs) {
  if (!session.subscribing) {
    return false;
  }
  for (int32_t index = 0; index < SUBSCRIPTIONS_MAX; ++index) {
    Subscription& subscription = session.subscriptions[index];
    if (subscription.state == SubscriptionState::WaitSuback) {
      int32_t subackMs = addSaturating(subscription.subackMs, elapsedMs);
      subscription.subackMs = subackMs;
      if (subackMs >= timeoutMs) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace mqtt
