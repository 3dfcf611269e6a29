#pragma once
// The interrupts of one CPU, as its program sets and asks for them. They run between two cycles. For the
// thread of the CPU.

#include <algorithm>
#include <cstdint>

#include "vcpu/system/interrupts/cyclic_interrupts.h"
#include "vcpu/system/interrupts/time_delay_interrupts.h"
#include "vcpu/system/interrupts/time_of_day_interrupts.h"

namespace vcpu {

struct Interrupts {
  CyclicInterrupts cyclic;
  TimeDelayInterrupts timeDelay;
  TimeOfDayInterrupts timeOfDay;
  /// Calls of DIS_AIRT without one of EN_AIRT, in the OB that runs.
  uint16_t delays = 0;

  /// When the next of them is due, as each of them says.
  int64_t nextDue() const { return std::min({cyclic.nextDue(), timeDelay.nextDue(), timeOfDay.nextDue()}); }
};

}  // namespace vcpu
