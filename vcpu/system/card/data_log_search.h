#pragma once
// Which data log ID and NAME mean, of DataLogOpen and DataLogDelete. For the thread on which the block runs.

#include <cstdint>
#include <optional>
#include <string>

#include "vcpu/system/system_block.h"

namespace vcpu {

/// ID counts if a data log has it, else NAME.
struct DataLogSearch {
  uint32_t id = 0;      ///< 0: none was given
  std::string name{};   ///< empty: none was given
  uint16_t status = 0;  ///< STATUS if neither can be one, else 0
};

/// What the parameters say.
DataLogSearch searchFor(const SystemCall& call, uint32_t id, const Area& name);

/// STATUS of a block that works with an open data log and got this ID, which is none: LOG_NOT_OPEN if the
/// card has such a data log, else NOT_THERE.
uint16_t statusOfClosed(SystemCall& call, uint32_t id);

/// The name of the data log; nothing if the card has none of that ID or name. Looks through the names of the
/// folder if no name was given that has this ID.
std::optional<std::string> found(SystemCall& call, const DataLogSearch& search);

}  // namespace vcpu
