#pragma once
#include "core/fault.h"
#include "core/framing.h"
#include "core/session.h"
#include "core/transmit.h"

namespace mqtt {

/// Enters a filter into the table; see subscribe in client.h.
[[nodiscard]] Answer enterFilter(Session& session, const Text& filter, Qos qos, int32_t& subscription);

/// How far a subscription is; Unused for a number that none can have.
[[nodiscard]] SubscriptionState stateOfFilter(const Session& session, int32_t subscription);

/// Puts every subscription into the state that an accepted connection makes of it.
void beginSubscribing(Session& session, bool sessionPresent);

/// Appends SUBSCRIBE for each filter that is wanted, as far as there is room.
void sendSubscribes(Session& session, Transmit& transmit);

/// Number of the subscription whose SUBSCRIBE had this identifier and waits for SUBACK, or -1.
[[nodiscard]] int32_t waitingFilter(const Session& session, int32_t packetIdentifier);

/// Reads the return code of the whole SUBACK in `framing` (3.9). None: it is 0, 1, 2 or SUBACK_REFUSED;
/// otherwise it must not be used.
[[nodiscard]] Fault decodeSuback(const Framing& framing, int32_t& returnCode);

/// The broker has answered the SUBSCRIBE of this subscription with 0, 1, 2 or 128.
void onSuback(Subscription& subscription, int32_t returnCode);

/// Adds the time since the last scan to each wait for SUBACK; both are milliseconds, not negative. True when
/// one of them has reached the timeout.
[[nodiscard]] bool passSubackTime(Session& session, int32_t elapsedMs, int32_t timeoutMs);

}  // namespace mqtt
