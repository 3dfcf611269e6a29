#include "vcpu/cpu/start_information.h"

#include <algorithm>

#include "scl/types/initial_image.h"
#include "vcpu/cpu/organization_blocks.h"
#include "vcpu/runtime/host.h"

namespace vcpu {

// Bytes 0..5: event class, event, priority, OB number, two reserved; 6..11 depend on the OB (OB1: previous,
// shortest and longest cycle in ms; cyclic interrupts: phase offset, nothing, interval in ms; time-of-day
// interrupts: period; time-delay interrupts: SIGN and DTIME); 12..19: when, as DATE_AND_TIME. Source: SFC1 of
// reference, RD_SINFO, and its tables of OBs.
std::array<uint8_t, 20> startInformation(int number, const CpuFacts& facts, const CyclicTimes& cyclic,
                                         int64_t utc) {
  constexpr uint8_t EVENT_CLASS_COMING = 0x11;
  constexpr uint8_t EVENT_CLASS_STARTUP = 0x13;
  constexpr uint8_t FIRST_CYCLE_AFTER_WARM_RESTART = 1;
  constexpr uint8_t LATER_CYCLE = 3;
  constexpr uint8_t AUTOMATIC_WARM_RESTART = 0x82;
  constexpr uint8_t STARTUP_PRIORITY = 27;
  constexpr int FIRST_TIME_OF_DAY_EVENT = 0x11;
  constexpr int FIRST_TIME_DELAY_EVENT = 0x21;
  constexpr int FIRST_CYCLIC_EVENT = 0x31;
  std::array<uint8_t, 20> bytes{};
  bytes[0] = number == STARTUP ? EVENT_CLASS_STARTUP : EVENT_CLASS_COMING;
  bytes[1] = number == STARTUP ? AUTOMATIC_WARM_RESTART
             : facts.firstScan ? FIRST_CYCLE_AFTER_WARM_RESTART
                               : LATER_CYCLE;
  bytes[2] = number == STARTUP ? STARTUP_PRIORITY : facts.priority;
  bytes[3] = static_cast<uint8_t>(number);
  if (number == CYCLE) {
    s7::s7Store16(&bytes[6], static_cast<uint16_t>(facts.lastCycleMs));
    s7::s7Store16(&bytes[8], static_cast<uint16_t>(facts.shortestCycleMs));
    s7::s7Store16(&bytes[10], static_cast<uint16_t>(facts.longestCycleMs));
  }
  if (isCyclicInterrupt(number)) {
    bytes[1] = static_cast<uint8_t>(FIRST_CYCLIC_EVENT + number - CYCLIC_INTERRUPT_FIRST);
    s7::s7Store16(&bytes[6], cyclic.phaseMs);
    s7::s7Store16(&bytes[10], cyclic.intervalMs);
  }
  if (isTimeOfDayInterrupt(number)) {
    bytes[1] = static_cast<uint8_t>(FIRST_TIME_OF_DAY_EVENT + number - TIME_OF_DAY_INTERRUPT_FIRST);
    s7::s7Store16(&bytes[6], facts.startEvent.period);
  }
  if (isTimeDelayInterrupt(number)) {
    bytes[1] = static_cast<uint8_t>(FIRST_TIME_DELAY_EVENT + number - TIME_DELAY_INTERRUPT_FIRST);
    s7::s7Store16(&bytes[6], facts.startEvent.sign);
    s7::s7Store32(&bytes[8], static_cast<uint32_t>(facts.startEvent.delayMs));
  }
  std::ranges::copy(scl::dateAndTimeBytes(utc), bytes.begin() + 12);
  return bytes;
}

}  // namespace vcpu
