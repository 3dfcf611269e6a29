// RE_TRIGR: starts the cycle monitoring time anew. Source: TIA Portal Information System, RE_TRIGR: Restart
// cycle monitoring time (S7-1200, S7-1500). The CPU does it; here it is only asked to.

#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "RE_TRIGR" : Void
END_FUNCTION
)";

void run(SystemCall& call) {
  call.facts.retriggerCycle = true;
}

}  // namespace

extern const BlockDescription RE_TRIGR{SCL, run};

}  // namespace vcpu
