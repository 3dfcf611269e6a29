#pragma once
#include "core/counters.h"
#include "core/fault.h"
#include "core/link.h"
#include "core/session.h"

namespace mqtt {

/// Handles the whole or passed-over packet in `link.framing` after CONNACK, appends what has to be answered,
/// and finishes the packet. Returns the violation by the broker, or None; the caller ends the connection. A
/// PUBLISH that finds no room in the inbox stays in `link.framing`, and receiving is paused; call again in
/// the next scan. The caller has made sure of ACKNOWLEDGE_BYTES of room.
[[nodiscard]] Fault onPacket(Session& session, Link& link, int32_t takeTimeoutMs, Counters& counters);

}  // namespace mqtt
