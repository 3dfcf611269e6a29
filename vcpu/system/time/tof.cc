// TOF: Q follows IN at once when it rises, and after the time PT when it falls. Source: TIA Portal
// Information System, TOF: Generate off-delay (S7-1200, S7-1500).

#include "vcpu/system/system_block.h"
#include "vcpu/system/time/iec_timer.h"

namespace vcpu {

namespace {

void run(SystemCall& call) {
  Timer timer(call);
  if (timer.in()) {
    timer.reset();
    timer.setQ(true);
    return;
  }
  if (timer.falling()) timer.begin();
  if (timer.runs() && timer.expired()) timer.setQ(false);
}

}  // namespace

extern const BlockDescription TOF{TIMER_SCL, run};

}  // namespace vcpu
