#pragma once
#include "core/message.h"
#include "core/text.h"

namespace mqtt {

/// How far a subscription is, named by what it waits for.
enum class SubscriptionState : int16_t {
  /// This place of the table is free.
  Unused = 0,
  /// SUBSCRIBE goes out as soon as there is a connection.
  Wanted = 1,
  WaitSuback = 2,
  Granted = 3,
  /// The broker answered 0x80 (MQTT 3.1.1, 3.9.3). Tried again with the next connection.
  Refused = 4,
};

/// One topic filter the user wants messages of.
struct Subscription {
  SubscriptionState state = SubscriptionState::Unused;
  Text filter;
  Qos wantedQos = Qos::AtMostOnce;
  /// What the broker granted; it may be lower (MQTT-3.8.4-6).
  Qos grantedQos = Qos::AtMostOnce;
  /// Of the SUBSCRIBE that waits for its SUBACK.
  int32_t packetIdentifier = 0;
  /// Nobody took a message of it in time: its messages no longer hold back the broker, until somebody takes
  /// one.
  bool neglected = false;
  /// Messages put into the inbox, and messages dropped from it because nobody took them.
  int32_t receivedCount = 0;
  int32_t droppedCount = 0;
};

}  // namespace mqtt
