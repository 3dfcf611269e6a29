#pragma once

#include <vector>

#include "scl/tree/tree.h"

namespace vcpu {

/// The interfaces of every system block and system data type, parsed; what scl::check takes as systemUnits.
std::vector<scl::Unit> systemUnits();

}  // namespace vcpu
