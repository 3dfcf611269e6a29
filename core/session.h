#pragma once
#include "core/limits.h"
#include "core/message_queue.h"
#include "core/plc.h"
#include "core/subscription.h"

namespace mqtt {

/// Grows with every change of Session that makes old contents unreadable.
inline constexpr int32_t SESSION_LAYOUT = 1;

/// What MQTT calls session state (3.1.1, 3.1.2.4), and the user's messages: it outlives connections, and it
/// is the part a user may make retentive. Written by the client only.
struct Session {
  /// SESSION_LAYOUT of the client that wrote it.
  int32_t layoutVersion = SESSION_LAYOUT;
  /// The ticket and the packet identifier used last; 0 when there was none.
  int32_t lastTicket = 0;
  int32_t lastIdentifier = 0;
  plc::Array<Subscription, SUBSCRIPTIONS_MAX> subscriptions{};
  /// FALSE: no subscription is Wanted or WaitSuback, so a scan passes over them.
  bool subscribing = false;
  /// Messages to the broker, and messages from it that the user has not received yet.
  MessageQueue outbox;
  MessageQueue inbox;
};

/// A packet identifier that is not in use (MQTT-2.3.1-2), for PUBLISH or SUBSCRIBE: 1..PACKET_ID_MAX. There
/// always is one.
[[nodiscard]] int32_t freshIdentifier(Session& session);

/// Forgets messages and subscriptions.
void resetSession(Session& session);

}  // namespace mqtt
