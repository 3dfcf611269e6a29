#pragma once
#include "monitor/event_block.h"

namespace monitor {

/// Whether a payload begins as a binary block does.
bool isBinaryBlock(std::string_view payload);

/// A binary block. A failure says why it is none.
vcpu::Result<EventBlock> readBinaryBlock(std::string_view payload);

}  // namespace monitor
