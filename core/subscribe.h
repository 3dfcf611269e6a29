#pragma once
#include "core/fault.h"
#include "core/framing.h"
#include "core/session.h"
#include "core/transmit.h"

namespace mqtt {

/// Enters a filter into the table; see subscribe in client.h.
[[nodiscard]] Answer enterFilter(Session& session, const Text& filter, Qos qos, int32_t& subscription);

/// Begins to end a subscription; see unsubscribe in client.h.
[[nodiscard]] Answer leaveFilter(Session& session, int32_t subscription);

/// How far a subscription is; Unused for a number that none has.
[[nodiscard]] SubscriptionState stateOfFilter(const Session& session, int32_t subscription);

/// Puts every subscription into the state that an accepted connection makes of it.
void beginSubscribing(Session& session, SessionMemory memory);

/// Appends SUBSCRIBE for the filters that are wanted, all in one packet as far as there is room, or
/// UNSUBSCRIBE for those that are not any more. Does nothing while an answer is waited for. `clockMs` is that
/// of the SendWindow.
void sendFilters(Session& session, Transmit& transmit, int32_t clockMs);

/// SUBACK has come (MQTT 3.1.1, 3.9). One for another identifier is ignored.
[[nodiscard]] Fault onSuback(Session& session, const Framing& framing);

/// UNSUBACK with this identifier has come; any other is ignored.
void onUnsuback(Session& session, int32_t packetIdentifier);

}  // namespace mqtt
