// DIS_AIRT and EN_AIRT: delay interrupts of a higher priority, and no longer. An interrupt of the virtual CPU
// interrupts nothing, so only the calls are counted. Source: TIA Portal Information System, DIS_AIRT and
// EN_AIRT (S7-1200, S7-1500).

#include "vcpu/system/interface.h"
#include "vcpu/system/interrupts/interrupt_status.h"
#include "vcpu/system/interrupts/interrupts.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "DIS_AIRT" : Int
END_FUNCTION
)";
constexpr Field<uint16_t> RET_VAL = Interface(SCL).result<uint16_t>();

// So many that RET_VAL can say them; further calls are not counted.
constexpr uint16_t DELAYS_MAX = 0x7FFF;

void disable(SystemCall& call) {
  uint16_t& delays = call.interrupts.delays;
  if (delays < DELAYS_MAX) ++delays;
  Image(call.image).set(RET_VAL, delays);
}

void enable(SystemCall& call) {
  uint16_t& delays = call.interrupts.delays;
  const bool wasDelayed = delays > 0;
  if (wasDelayed) --delays;
  Image(call.image).set(RET_VAL, wasDelayed ? delays : interrupt_status::ENABLED_ALREADY);
}

}  // namespace

extern const BlockDescription DIS_AIRT{SCL, disable};
extern const BlockDescription EN_AIRT{SCL, enable};

}  // namespace vcpu
