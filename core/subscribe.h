#pragma once
#include "core/fault.h"
#include "core/message.h"
#include "core/text.h"

namespace mqtt {

struct ClientData;

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
  /// Of the SUBSCRIBE that waits for its SUBACK; 0 when none does.
  int32_t packetIdentifier = 0;
  /// Milliseconds since that SUBSCRIBE.
  int32_t subackMs = 0;
  /// Nobody took a message of it in time: its messages no longer hold back the broker, until somebody takes
  /// one.
  bool stalled = false;
  /// Messages put into the inbox, and messages dropped from it because nobody took them.
  int32_t receivedCount = 0;
  int32_t droppedCount = 0;
};

/// The state when the broker accepts a connection.
[[nodiscard]] SubscriptionState afterAcceptance(SubscriptionState state, bool sessionPresent);

/// The state after SUBACK with this return code, 0..2 or 128.
[[nodiscard]] SubscriptionState afterSuback(SubscriptionState state, int32_t returnCode);

/// Puts every subscription into the state that an accepted connection makes of it.
void beginSubscriptions(ClientData& client);

/// Appends SUBSCRIBE for each filter that is wanted and not yet asked for, as far as there is room.
void sendSubscriptions(ClientData& client);

/// Takes the SUBACK in `framing`. One with a packet identifier nobody waits for is let pass.
[[nodiscard]] Fault takeSuback(ClientData& client);

/// True when a SUBACK is overdue. Call once a scan.
[[nodiscard]] bool isSubackLate(ClientData& client, int32_t elapsedMs);

/// Number of the first subscription whose filter matches the topic of the PUBLISH in `framing`, or -1.
[[nodiscard]] int32_t matchingSubscription(const ClientData& client);

}  // namespace mqtt
