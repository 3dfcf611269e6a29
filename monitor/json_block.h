#pragma once
#include "monitor/event_block.h"

namespace monitor {

/// A block as JSON. A failure says why it is none.
vcpu::Result<EventBlock> readJsonBlock(std::string_view payload);

/// One event of a point as a block: {"v":20.5,"t":"2026-03-01T06:30:00.125Z","q":3}; or {"lost":3}, all lost
/// events of the station. None: the payload is of another kind. A failure says why it is none.
std::optional<vcpu::Result<EventBlock>> readPointMessage(std::string_view point, std::string_view payload);

}  // namespace monitor
