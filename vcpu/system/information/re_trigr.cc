// RE_TRIGR: starts the cycle monitoring time anew. Source: TIA Portal Information System, RE_TRIGR: Restart
// cycle monitoring time (S7-1200, S7-1500). The CPU does it; here it is only asked to.

#include "vcpu/system/blocks.h"

namespace vcpu {

namespace {

class ReTrigr : public SystemBlock {
 public:
  std::string_view interface() const override {
    return R"(FUNCTION "RE_TRIGR" : Void
END_FUNCTION
)";
  }

  void run(SystemCall& call) const override { call.facts.retriggerCycle = true; }
};

}  // namespace

std::unique_ptr<SystemBlock> makeReTrigr() {
  return std::make_unique<ReTrigr>();
}

}  // namespace vcpu
