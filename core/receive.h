#pragma once
#include "core/fault.h"
#include "core/message.h"
#include "core/session.h"

namespace mqtt {

/// Takes the oldest message that waits for a subscription; see receive in client.h.
[[nodiscard]] Answer takeArrived(Session& session, int32_t subscription, Message& message);

/// Takes the oldest message of all; see receiveAny in client.h.
[[nodiscard]] Answer takeAnyArrived(Session& session, Message& message);

/// Every receiver that has not taken the message at this place loses it, counted in its droppedCount. What
/// becomes of the message is the caller's.
void dropReceivers(Session& session, int32_t place);

/// The subscription ends: what waits for it is not taken any more.
void leaveUntaken(Session& session, int32_t index);

/// Copies what a message at this place is, but for its payload: topic, QoS and flags.
void copyDescription(const Inbox& inbox, int32_t place, Message& message);

/// The subscription has no more to do with the message at this place, which waits for it.
void dismissReceiver(Session& session, int32_t place, int32_t index);

}  // namespace mqtt
