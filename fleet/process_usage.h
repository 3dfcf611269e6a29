#pragma once
// What this process takes of the machine.

#include <cstdint>

namespace fleet {

struct ProcessUsage {
  int64_t residentBytes = 0;
  double cpuSeconds = 0;  ///< of all its threads, in the system, too
};

/// 0 of what the host does not tell. Any thread may call.
ProcessUsage processUsage();

}  // namespace fleet
