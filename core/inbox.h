#pragma once
#include "core/fault.h"

namespace mqtt {

struct ClientData;

/// What became of a PUBLISH that arrived.
enum class Arrival : int16_t {
  /// It needs no more room: it lies in the inbox, or it was counted and passed over. QoS 1 may be
  /// acknowledged.
  Settled = 0,
  /// It has to wait for room in the inbox, and the broker with it.
  NoRoom = 1,
};

/// Puts the PUBLISH in `framing`, which was checked, into the inbox for the first subscription that matches.
///
/// A message too large for a receiver, or that no subscription matches, is counted and passed over. A full
/// inbox holds the broker back until messages are taken. When nobody takes the oldest message within
/// takeTimeoutMs, its subscription is stalled: from then on its messages make room for others, counted in
/// droppedCount.
[[nodiscard]] Arrival storeArrived(ClientData& client);

/// Counts the PUBLISH that ran past because it was too large.
void countOversized(ClientData& client);

}  // namespace mqtt
