// TON: Q follows IN after the time PT. Source: TIA Portal Information System, TON: Generate on-delay
// (S7-1200, S7-1500).

#include "vcpu/system/system_block.h"
#include "vcpu/system/time/iec_timer.h"

namespace vcpu {

namespace {

void run(SystemCall& call) {
  Timer timer(call);
  if (!timer.in()) {
    timer.reset();
    timer.setQ(false);
    return;
  }
  if (timer.rising()) timer.begin();
  if (timer.runs() && timer.expired()) timer.setQ(true);
}

}  // namespace

extern const BlockDescription TON{TIMER_SCL, run};

}  // namespace vcpu
