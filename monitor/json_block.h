#pragma once
#include "monitor/event_block.h"

namespace monitor {

/// A block as JSON. A failure says why it is none.
vcpu::Result<EventBlock> readJsonBlock(std::string_view payload);

}  // namespace monitor
