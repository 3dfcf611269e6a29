// INIT_RD: gives all retentive data their start values, in a startup OB. Source: TIA Portal Information
// System, INIT_RD: Initialize all retain data (S7-1500).

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "INIT_RD" : Int
VAR_INPUT
  REQ : Bool;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
constexpr BoolField REQ = INTERFACE.boolean("REQ");
constexpr Field<uint16_t> RET_VAL = INTERFACE.result<uint16_t>();

constexpr uint8_t STARTUP_OB = 100;

constexpr uint16_t OK = 0x0000;
constexpr uint16_t NOT_IN_STARTUP = 0x80B5;

void run(SystemCall& call) {
  Image image(call.image);
  const bool isStartup = call.facts.organizationBlock == STARTUP_OB;
  const bool asks = image.get(REQ);
  if (asks && isStartup && call.facts.initializeRetained) call.copiedBytes = call.facts.initializeRetained();
  image.set(RET_VAL, asks && !isStartup ? NOT_IN_STARTUP : OK);
}

}  // namespace

extern const BlockDescription INIT_RD{SCL, run};

}  // namespace vcpu
