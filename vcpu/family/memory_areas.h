#pragma once

#include <string_view>

#include "scl/scl.h"

namespace vcpu {

/// How large the process images and the bit memory of a CPU are, by its name: S7-1214C. A CPU of no row has
/// those of an S7-1500. Any thread may call.
scl::MemoryAreaSizes memoryAreaSizes(std::string_view cpuName);

}  // namespace vcpu
