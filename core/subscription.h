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
  /// UNSUBSCRIBE is sent as soon as there is a connection and room for it.
  Unwanted = 5,
  Ending = 6,
};

/// A handle is entry * SUBSCRIPTIONS_MAX + place + 1; entries begin again here.
inline constexpr int32_t ENTRIES_MAX = COUNT_MAX / SUBSCRIPTIONS_MAX - 1;

/// Stands for no position in a packet.
inline constexpr int32_t NO_POSITION = -1;

/// One topic filter the user has subscribed to.
struct Subscription {
  SubscriptionState state = SubscriptionState::Unused;
  Text filter;
  Qos wantedQos = Qos::AtMostOnce;
  /// What the broker granted; it may be lower (MQTT-3.8.4-6).
  Qos grantedQos = Qos::AtMostOnce;
  /// The number the user holds: which place of the table it has follows from it. 0: free.
  int32_t handle = 0;
  /// Which filter it is, from 0, of the SUBSCRIBE or UNSUBSCRIBE that waits for its answer, or NO_POSITION.
  int32_t position = NO_POSITION;
  /// A message was given up because it was not received in time. The next ones that hold others back are
  /// given up at once, until the user receives from it again.
  bool stalled = false;
  /// It was entered before a restart of the PLC, and since then nobody has subscribed to its filter or
  /// received from it (recovery.h).
  bool orphaned = false;
  /// Bytes of the largest payload it takes, in pieces if above PAYLOAD_BYTES_MAX: up to REMAINING_LENGTH_MAX.
  int32_t largestBytes = PAYLOAD_BYTES_MAX;
  /// Messages in the inbox that wait to be received.
  int32_t waitingCount = 0;
  /// Messages put into the inbox, and those of them that were dropped or given up.
  int32_t receivedCount = 0;
  int32_t droppedCount = 0;
};

/// The SUBSCRIBE or UNSUBSCRIBE that waits for its answer; there is one at a time.
struct FilterRequest {
  /// 0: none waits.
  int32_t packetIdentifier = 0;
  /// It is an UNSUBSCRIBE.
  bool leaving = false;
  /// Filters in it.
  int32_t filterCount = 0;
  /// SendWindow::clockMs when it was sent.
  int32_t sinceMs = 0;
};

/// The return code of a refusal (3.9.3).
inline constexpr int32_t SUBACK_REFUSED = 128;

/// What the broker knows of the session when it accepts a connection.
enum class SessionMemory : int16_t {
  /// Nothing: a clean session, or it has lost it.
  Forgotten = 0,
  /// MQTT 3.1 without a clean session: CONNACK does not say. Or the CONNACK of an earlier CONNECT never came,
  /// and the session that is kept may be as new as that.
  Unknown = 1,
  Kept = 2,
};

/// The state when the broker accepts a connection.
[[nodiscard]] SubscriptionState afterAcceptance(SubscriptionState state, SessionMemory memory);

/// The state after SUBACK with this return code, 0..2 or 128.
[[nodiscard]] SubscriptionState afterSuback(SubscriptionState state, int32_t returnCode);

/// True when messages that match the filter are for the user.
[[nodiscard]] bool isReceiving(SubscriptionState state);

/// True when SUBSCRIBE or UNSUBSCRIBE is to be sent or waits for its answer.
[[nodiscard]] bool isUnsettled(SubscriptionState state);

/// None waits for its answer.
void resetRequest(FilterRequest& request);

/// Makes the place in the table free. The bytes of the filter stay.
void resetSubscription(Subscription& subscription);

}  // namespace mqtt
