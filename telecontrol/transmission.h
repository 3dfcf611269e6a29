#pragma once
#include "telecontrol/station.h"

// When a block is made, and of what.
namespace tele {

/// Bytes of a block as the settings say, within what is possible.
[[nodiscard]] int32_t blockBytes(const StationSettings& settings);

/// Bytes of the largest block that becomes JSON: an event takes up to JSON_EVENT_BYTES then.
[[nodiscard]] int32_t jsonBlockBytes();

/// Follows how long events have waited, and how long nothing was sent.
void followTransmission(Station& station, const EventStore& store);

/// Something is to be sent at once, or all; there is enough for a block, or it has waited long enough.
[[nodiscard]] bool isBlockDue(const Station& station, const EventStore& store, bool sendAll);

/// Makes a block, unless there is nothing, or nothing urgent and more comes into the buffer in the next
/// scans.
void makeBlock(Station& station, EventStore& store);

}  // namespace tele
