// RD_SYS_T: the CPU's time of day, UTC, into a DTL, Date_And_Time or LDT. Source: TIA Portal Information
// System, Extended instructions, RD_SYS_T (S7-1200, S7-1500); RET_VAL from the same.

#include <string>

#include "vcpu/system/blocks.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/time/time_of_day.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL_BEHIND_NAME = R"(" : Int
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL_BEHIND_NAME);
struct Fields {
  Field<uint16_t> retVal = INTERFACE.result<uint16_t>();
};
constexpr Fields FIELDS;
constexpr size_t OUT = INTERFACE.area("OUT");

class ReadTime : public SystemBlock {
 public:
  explicit ReadTime(std::string_view name)
      : interface_("FUNCTION \"" + std::string(name) + std::string(SCL_BEHIND_NAME)) {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    Image(call.image)
        .set(FIELDS.retVal, storeTimeOfDay(call.areas[OUT], call.clock.utc() + call.facts.clockOffset));
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
