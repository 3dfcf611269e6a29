// TIME_TCK: a counter of milliseconds that runs from 0 to 2147483647 and begins again at 0. Source: TIA
// Portal Information System, TIME_TCK (S7-300, S7-400); SFC 64 of System Software for S7-300/400, Vol. 1
// (A5E00709327-01).

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "TIME_TCK" : Time
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<int32_t> retVal = INTERFACE.result<int32_t>();
};
constexpr Fields FIELDS;
constexpr int64_t NS_PER_MS = 1'000'000;
constexpr int64_t LARGEST = 0x7FFFFFFF;

void run(SystemCall& call) {
  const int64_t milliseconds = call.clock.monotonic() / NS_PER_MS;
  Image(call.image).set(FIELDS.retVal, static_cast<int32_t>(milliseconds & LARGEST));
}

}  // namespace

extern const BlockDescription TIME_TCK{SCL, run};

}  // namespace vcpu
