#pragma once
#include "core/inbox.h"
#include "core/limits.h"
#include "core/outbox.h"
#include "core/subscription.h"
#include "core/text.h"
#include "subset/plc.h"

namespace mqtt {

/// Grows with every change of Session that makes old contents unreadable.
inline constexpr int32_t SESSION_LAYOUT = 5;

/// No subscription has this number.
inline constexpr int32_t NO_SUBSCRIPTION = 0;

/// What MQTT calls session state (3.1.1, 3.1.2.4), and the user's messages: it outlives connections, and it
/// is the part a user may make retentive. Written by the client only.
struct Session {
  /// SESSION_LAYOUT of the client that wrote it.
  int32_t layoutVersion = SESSION_LAYOUT;
  /// Client identifier of the session that identifiers and states belong to (MQTT-3.1.3-2). Empty: of none,
  /// since the last CONNECT asked for a clean session, which ends with its connection.
  Text owner;
  /// Counts the time of scans (clock.h).
  int32_t clockMs = 0;
  /// The packet identifier given out last; 0 when there was none.
  int32_t lastIdentifier = 0;
  /// How many subscriptions were entered; begins again at its end. A reset leaves it, so that no number a
  /// user still holds is given to another.
  int32_t lastEntry = 0;
  plc::Array<Subscription, SUBSCRIPTIONS_MAX> subscriptions{};
  FilterRequest request;
  /// FALSE: no SUBSCRIBE or UNSUBSCRIBE is to be sent or answered, so a scan passes over the subscriptions.
  bool subscribing = false;
  /// TRUE: a subscription may be stalled.
  bool stalling = false;
  /// TRUE: a subscription may be orphaned, since so many milliseconds.
  bool orphaning = false;
  int32_t orphanedMs = 0;
  /// CONNECTs sent since the last one whose CONNACK came and was followed to its end. More than one: a broker
  /// that keeps a session may mean one that an earlier of them has made.
  int32_t connects = 0;
  Outbox outbox;
  Inbox inbox;
};

/// A packet identifier that is not in use (MQTT-2.3.1-2), for PUBLISH, SUBSCRIBE and UNSUBSCRIBE.
[[nodiscard]] int32_t freshIdentifier(Session& session);

/// The place of the subscription with this number, or NO_PLACE.
[[nodiscard]] int32_t indexOfHandle(const Session& session, int32_t handle);

/// Forgets messages and subscriptions. The running numbers stay.
void resetSession(Session& session);

}  // namespace mqtt
