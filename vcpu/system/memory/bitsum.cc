// BITSUM: how many bits of IN are set. Source: TIA Portal's help.

#include <bit>

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "BITSUM" : Int
VAR_INPUT
  IN : DWord;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
constexpr Field<uint32_t> IN = INTERFACE.value<uint32_t>("IN");
constexpr Field<uint16_t> RET_VAL = INTERFACE.result<uint16_t>();

void run(SystemCall& call) {
  Image image(call.image);
  image.set(RET_VAL, static_cast<uint16_t>(std::popcount(image.get(IN))));
}

}  // namespace

extern const BlockDescription BITSUM{SCL, run};

}  // namespace vcpu
