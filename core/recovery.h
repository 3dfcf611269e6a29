#pragma once
#include "core/fault.h"
#include "core/session.h"

namespace mqtt {

/// A subscription that nobody has claimed so long after a restart, in milliseconds, ends.
inline constexpr int32_t ORPHANED_MS_MAX = 60000;

/// Makes a session whole that a power cut may have ended behind any single write of a scan. Call it in the
/// first scan after a start, before anything else uses the session; calling it again changes nothing more.
///
/// Kept is every message whose publish was accepted, every message from the broker that was taken in, with
/// the receivers that have not taken it, and every subscription. What follows from these (order, counts,
/// cursors) is made anew. Subscriptions are orphaned: their users have forgotten the numbers they held, and a
/// subscribe to the same filter finds the subscription again, with its messages.
///
/// SessionForeign: another layout; it is empty now. SessionDamaged: something was impossible, as no power cut
/// alone leaves it; it was dropped.
[[nodiscard]] Fault recoverSession(Session& session);

/// Adds the time since the last scan, 0..TIMEOUT_MS_MAX, and ends what was orphaned for ORPHANED_MS_MAX, as
/// its user would: its messages are dismissed. Call it while Session::orphaning.
void followOrphans(Session& session, int32_t elapsedMs);

}  // namespace mqtt
