// STP: brings the CPU to STOP. Source: TIA Portal Information System, STP: Exit program. The CPU does it;
// here it is only asked to.

#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "STP" : Void
END_FUNCTION
)";

void run(SystemCall& call) {
  call.stops = true;
}

}  // namespace

extern const BlockDescription STP{SCL, run};

}  // namespace vcpu
