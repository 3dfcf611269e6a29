// RD_SYS_T: the CPU's time of day, UTC, into a DTL, Date_And_Time or LDT. Source: TIA Portal Information
// System, Extended instructions, RD_SYS_T (S7-1200, S7-1500); RET_VAL from the same.

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/time/cpu_time.h"
#include "vcpu/system/time/time_of_day.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "RD_SYS_T" : Int
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint16_t> retVal = INTERFACE.result<uint16_t>();
};
constexpr Fields FIELDS;
constexpr size_t OUT = INTERFACE.area("OUT");

void run(SystemCall& call) {
  Image(call.image).set(FIELDS.retVal, storeTimeOfDay(call.areas[OUT], systemTime(call.clock, call.facts)));
}

}  // namespace

extern const BlockDescription RD_SYS_T{SCL, run};

}  // namespace vcpu
