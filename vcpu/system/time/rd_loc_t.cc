// RD_LOC_T: the CPU's time of day in its time zone. Source: TIA Portal Information System, RD_LOC_T (S7-1200,
// S7-1500); RET_VAL: S7-1200 System Manual A5E02486681-AL, p. 350.

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/time/cpu_time.h"
#include "vcpu/system/time/time_of_day.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "RD_LOC_T" : Int
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
constexpr Field<uint16_t> RET_VAL = INTERFACE.result<uint16_t>();
constexpr size_t OUT = INTERFACE.area("OUT");

constexpr uint16_t DAYLIGHT_SAVING_TIME = 0x0001;

void run(SystemCall& call) {
  const TimeZone& zone = call.facts.timeZone;
  const int64_t utc = systemTime(call.clock, call.facts);
  uint16_t result = storeTimeOfDay(call.areas[OUT], localTime(zone, utc));
  if (result == time_of_day::OK && isDaylightSaving(zone, utc)) result = DAYLIGHT_SAVING_TIME;
  Image(call.image).set(RET_VAL, result);
}

}  // namespace

extern const BlockDescription RD_LOC_T{SCL, run};

}  // namespace vcpu
