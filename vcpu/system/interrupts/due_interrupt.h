#pragma once
// One run of an interrupt OB that is due, whatever started it. Values: each thread may use its own.

#include <cstdint>
#include <vector>

#include "vcpu/system/start_event.h"

namespace vcpu {

struct DueInterrupt {
  int number = 0;    ///< of the OB
  int priority = 0;  ///< of the OB; who knows it sets it
  int64_t due = 0;   ///< nanoseconds of Clock::monotonic()
  StartEvent event{};
};

/// Brings them into the order to run: the highest priority first, at one priority what came due first, and of
/// those that came due together the highest number.
void sortByPriority(std::vector<DueInterrupt>& due);

}  // namespace vcpu
