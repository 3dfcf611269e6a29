// RD_SYS_T: the CPU's time of day, UTC, into a DTL, Date_And_Time or LDT. Source: TIA Portal Information
// System, Extended instructions, RD_SYS_T (S7-1200, S7-1500); RET_VAL from the same.

#include <string>

#include "vcpu/system/blocks.h"
#include "vcpu/system/layout.h"
#include "vcpu/system/time/time_of_day.h"

namespace vcpu {

namespace {

struct Fields : Layout {
  Section output = section();
  Reference out = reference();
  Section result = section();
  Field<uint16_t> retVal = value<uint16_t>();
};
constexpr Fields FIELDS;

class ReadTime : public SystemBlock {
 public:
  explicit ReadTime(std::string_view name)
      : interface_("FUNCTION \"" + std::string(name) + R"(" : Int
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)") {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    Image(call.image)
        .set(FIELDS.retVal, storeTimeOfDay(call.areas[0], call.clock.utc() + call.facts.clockOffset));
  }

 private:
  std::string interface_;
};

}  // namespace

std::unique_ptr<SystemBlock> makeRdSysT() {
  return std::make_unique<ReadTime>("RD_SYS_T");
}
std::unique_ptr<SystemBlock> makeRdLocT() {
  return std::make_unique<ReadTime>("RD_LOC_T");
}

}  // namespace vcpu
