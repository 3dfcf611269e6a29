#pragma once
#include "core/message.h"
#include "core/text.h"

namespace mqtt {

/// How far a subscription is, named by what it waits for.
enum class SubscriptionState : int16_t {
  /// This place of the table is free.
  Unused = 0,
  /// SUBSCRIBE is sent as soon as there is a connection and room for it.
  Wanted = 1,
  WaitSuback = 2,
  Granted = 3,
  /// The broker answered 0x80 (MQTT 3.1.1, 3.9.3). Tried again with the next connection.
  Refused = 4,
};

/// One topic filter the user has subscribed to.
struct Subscription {
  SubscriptionState state = SubscriptionState::Unused;
  Text filter;
  Qos wantedQos = Qos::AtMostOnce;
  /// What the broker granted; it may be lower (MQTT-3.8.4-6).
  Qos grantedQos = Qos::AtMostOnce;
  /// Of the SUBSCRIBE that waits for its SUBACK; 0 when none does.
  int32_t packetIdentifier = 0;
  /// Milliseconds since that SUBSCRIBE; stops at COUNT_MAX.
  int32_t subackMs = 0;
  /// The user did not receive a message of it in time: its messages make room for others instead of pausing
  /// the broker, until the user receives from it again.
  bool stalled = false;
  /// Messages put into the inbox, and messages dropped from it because they were not received in time.
  int32_t receivedCount = 0;
  int32_t droppedCount = 0;
};

/// The return code of a refusal (3.9.3).
inline constexpr int32_t SUBACK_REFUSED = 128;

/// The state when the broker accepts a connection.
[[nodiscard]] SubscriptionState afterAcceptance(SubscriptionState state, bool sessionPresent);

/// The state after SUBACK with this return code, 0..2 or 128.
[[nodiscard]] SubscriptionState afterSuback(SubscriptionState state, int32_t returnCode);

/// Makes the place in the table free. The bytes of the filter stay.
void resetSubscription(Subscription& subscription);

}  // namespace mqtt
