// TP: a pulse of the time PT at each rising edge of IN; edges during the pulse are ignored. Source: TIA
// Portal Information System, TP: Generate pulse (S7-1200, S7-1500).

#include "vcpu/system/system_block.h"
#include "vcpu/system/time/iec_timer.h"

namespace vcpu {

namespace {

void run(SystemCall& call) {
  Timer timer(call);
  if (!timer.runs() && timer.rising()) {
    timer.begin();
    timer.setQ(true);
  }
  if (timer.runs() && timer.expired()) timer.setQ(false);
  // ET stays at PT as long as IN is held.
  if (!timer.runs() && !timer.in()) timer.reset();
}

}  // namespace

extern const BlockDescription TP{TIMER_SCL, run};

}  // namespace vcpu
