#pragma once
#include "core/counters.h"
#include "core/fault.h"
#include "core/link.h"
#include "core/session.h"

namespace mqtt {

/// Handles the packet in `framing` after CONNACK, appends what has to be answered at once, and finishes the
/// packet. A violation by the broker is returned. A PUBLISH that finds no place in the inbox stays in
/// `framing`, and receiving is paused. The caller has made sure of ACKNOWLEDGE_BYTES of room.
[[nodiscard]] Fault onPacket(Session& session, Link& link, Counters& counters);

}  // namespace mqtt
