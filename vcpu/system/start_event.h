#pragma once
// What starts an OB. Values: each thread may use its own.

#include <cstdint>

namespace vcpu {

/// Why an OB runs, as its start information tells.
struct StartEvent {
  bool isFirst = false;         ///< of OB1 and cyclic interrupts: its first run since the start of the CPU
  int64_t eventsDiscarded = 0;  ///< of a cyclic interrupt, since its run before this one
  uint16_t sign = 0;            ///< of a time-delay interrupt: SIGN of SRT_DINT
  int32_t delayMs = 0;          ///< of a time-delay interrupt: DTIME of SRT_DINT
  uint16_t period = 0;          ///< of a time-of-day interrupt: PERIOD of SET_TINT
  bool isCaughtUp = false;      ///< of a time-of-day interrupt: the clock was set forward over its time
  bool isSecondTime = false;    ///< of a time-of-day interrupt: the clock was set back, and it runs again
};

}  // namespace vcpu
