#pragma once
// The firmware as the checker of a program takes it.

#include <vector>

#include "scl/tree/tree.h"

namespace vcpu {

/// Every system data type and every system block, parsed anew by each call, because scl::check takes its
/// systemUnits over and completes them. They have no faults. Any thread may call.
std::vector<scl::Unit> systemUnits();

}  // namespace vcpu
