// WAIT: the program pauses for WT microseconds. Source: TIA Portal Information System, WAIT: Configure time
// delay. The CPU waits, so that its watchdog can end the wait; here it is only asked to.

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "WAIT" : Void
VAR_INPUT
  WT : Int;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
constexpr Field<int16_t> WT = INTERFACE.value<int16_t>("WT");

void run(SystemCall& call) {
  call.waitMicroseconds = Image(call.image).get(WT);
  call.enableOutput = call.waitMicroseconds >= 0;
}

}  // namespace

extern const BlockDescription WAIT{SCL, run};

}  // namespace vcpu
