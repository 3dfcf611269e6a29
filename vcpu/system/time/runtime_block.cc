// RUNTIME: seconds since the last call with the same memory. Source: TIA Portal Information System, Program
// control, RUNTIME (S7-1200, S7-1500); S7-1200 System Manual A5E02486680-AK, p. 314.
//
// The memory holds what the clock showed at the last call. Before the first call it is 0, and the answer then
// is what a CPU gives as well: a time that began before the program did.

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "RUNTIME" : LReal
VAR_IN_OUT
  MEM : LReal;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<double> mem = INTERFACE.value<double>("MEM");
  Field<double> retVal = INTERFACE.result<double>();
};
constexpr Fields FIELDS;
constexpr double SECONDS_PER_NANOSECOND = 1e-9;

void run(SystemCall& call) {
  Image image(call.image);
  const double now = static_cast<double>(call.clock.monotonic()) * SECONDS_PER_NANOSECOND;
  const double last = image.get(FIELDS.mem);
  image.set(FIELDS.mem, now);
  image.set(FIELDS.retVal, now - last);
}

}  // namespace

extern const BlockDescription RUNTIME{SCL, run};

}  // namespace vcpu
