#include "vcpu/system/interrupts/due_interrupt.h"

#include <algorithm>
#include <tuple>

namespace vcpu {

void sortByPriority(std::vector<DueInterrupt>& due) {
  std::ranges::sort(due, {},
                    [](const DueInterrupt& one) { return std::tuple(-one.priority, one.due, -one.number); });
}

}  // namespace vcpu
