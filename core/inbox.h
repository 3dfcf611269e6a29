#pragma once
#include "core/counters.h"
#include "core/fault.h"
#include "core/framing.h"
#include "core/publish.h"
#include "core/session.h"

namespace mqtt {

/// Takes every subscription's messages; for receive.
inline constexpr int32_t ANY_SUBSCRIPTION = -1;

/// A full inbox pauses receiving: the client takes no more bytes, so the broker has to wait.
struct ReceivePause {
  /// The PUBLISH in `framing` waits for room in the inbox.
  bool paused = false;
  /// Milliseconds since receiving was paused or room was freed; stops at COUNT_MAX.
  int32_t pausedMs = 0;
};

/// Receiving goes on.
void resetPause(ReceivePause& pause);

/// Puts a decoded whole PUBLISH into the inbox for the first subscription that matches. A message too large
/// for a receiver, or that no subscription matches, is counted and passed over. TRUE: it needs no more room,
/// and QoS 1 may be acknowledged.
///
/// FALSE: the inbox is full and the message has to wait. When the oldest message is not received within
/// takeTimeoutMs (0: no limit) its subscription is stalled: from then on its messages make room for others,
/// counted in droppedCount.
[[nodiscard]] bool storeArrived(Session& session, const Framing& framing, const PublishHead& head,
                                ReceivePause& pause, int32_t takeTimeoutMs, Counters& counters);

/// Receives the oldest message of a subscription; see receive in client.h.
[[nodiscard]] Answer takeArrived(Session& session, ReceivePause& pause, int32_t subscription,
                                 Message& message);

}  // namespace mqtt
