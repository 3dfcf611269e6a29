// WR_SYS_T: sets the CPU's time of day, UTC. Source: TIA Portal Information System, Extended instructions,
// Date and time-of-day.

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/time/cpu_time.h"
#include "vcpu/system/time/time_of_day.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "WR_SYS_T" : Int
VAR_INPUT
  IN : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint16_t> retVal = INTERFACE.result<uint16_t>();
};
constexpr Fields FIELDS;
constexpr size_t IN = INTERFACE.area("IN");

void run(SystemCall& call) {
  int64_t time = 0;
  const uint16_t result = loadTimeOfDay(call.areas[IN], time);
  if (result == time_of_day::OK) setSystemTime(call.clock, call.facts, time);
  Image(call.image).set(FIELDS.retVal, result);
}

}  // namespace

extern const BlockDescription WR_SYS_T{SCL, run};

}  // namespace vcpu
