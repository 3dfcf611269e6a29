// WR_LOC_T: sets the CPU's time of day to a local time. Source: TIA Portal Information System, WR_LOC_T
// (S7-1200, S7-1500).

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/time/cpu_time.h"
#include "vcpu/system/time/time_of_day.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "WR_LOC_T" : Int
VAR_INPUT
  LOCTIME : Variant;
  DST : Bool;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
constexpr size_t LOCTIME = INTERFACE.area("LOCTIME");
constexpr BoolField DST = INTERFACE.boolean("DST");
constexpr Field<uint16_t> RET_VAL = INTERFACE.result<uint16_t>();

constexpr uint16_t LEFT_OUT = 0x8089;  ///< in the hour that daylight saving time leaves out

uint16_t write(SystemCall& call, bool isDaylight) {
  int64_t local = 0;
  if (loadTimeOfDay(call.areas[LOCTIME], local) != time_of_day::OK || local < 0)
    return time_of_day::NOT_A_TIME;
  const std::optional<int64_t> utc = utcOf(call.facts.timeZone, local, isDaylight);
  if (!utc) return LEFT_OUT;
  setSystemTime(call.clock, call.facts, *utc);
  return time_of_day::OK;
}

void run(SystemCall& call) {
  Image image(call.image);
  image.set(RET_VAL, write(call, image.get(DST)));
}

}  // namespace

extern const BlockDescription WR_LOC_T{SCL, run};

}  // namespace vcpu
