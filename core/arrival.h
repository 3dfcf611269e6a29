#pragma once
#include "core/counters.h"
#include "core/framing.h"
#include "core/publish.h"
#include "core/session.h"

namespace mqtt {

/// What became of a PUBLISH.
enum class ArrivalResult : int16_t {
  /// It is dealt with: stored, known already, or passed over and counted.
  Handled = 0,
  /// There is no place for it now. Hand it in again when one has become free.
  NoPlace = 1,
};

/// Finds the subscriptions whose filter matches the decoded PUBLISH. One that is too large for the inbox is
/// for the first of them that takes so much in pieces, if there is one.
void findReceivers(const Session& session, const Framing& framing, PublishHead& head);

/// Puts a decoded PUBLISH into the inbox, for all its receivers. One that is too large, or
/// that no subscription matches, is passed over and counted; of QoS 1 and 2 it gets a place all the same, so
/// that it is acknowledged in its turn (MQTT-4.6.0-2, -3). QoS 0 never waits: the oldest of QoS 0 makes room,
/// counted. QoS 1 and 2 make room in the same way, or have to wait. `leaving`: a new one gets no place.
[[nodiscard]] ArrivalResult storeArrived(Session& session, const Framing& framing, PublishHead& head,
                                         bool leaving, Counters& counters);

/// A connection begins: the broker has kept the session of its messages, or not.
void beginReceiving(Inbox& inbox, bool sessionKept);

/// The broker sends again, in its order, what it keeps of earlier connections, before anything new
/// (MQTT-4.4.0-1, MQTT-4.6.0-1). That has come: forgets what was not sent again.
void forgetUnrepeated(Inbox& inbox);

/// True when all that came of QoS 1 and 2 on this connection was acknowledged to the end.
[[nodiscard]] bool isAcknowledged(const Inbox& inbox);

/// True when there are no messages of QoS 1 and 2: all were taken, and acknowledged to the end.
[[nodiscard]] bool isSettled(const Inbox& inbox);

}  // namespace mqtt
