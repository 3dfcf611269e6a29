// DeviceStates, ModuleStates, GET_DIAG: the states of devices and modules. The CPU has none, so each answers
// that the hardware identifier does not exist. Source: TIA Portal Information System, the chapters of these
// names (S7-1200, S7-1500).

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view STATES_SCL = R"(FUNCTION "DeviceStates" : Int
VAR_INPUT
  LADDR : HW_ANY;
  MODE : UInt;
END_VAR
VAR_IN_OUT
  STATE : Variant;
END_VAR
END_FUNCTION
)";
constexpr Field<uint16_t> STATES_RET_VAL = Interface(STATES_SCL).result<uint16_t>();

constexpr uint16_t NO_DEVICE = 0x8091;

void runStates(SystemCall& call) {
  Image(call.image).set(STATES_RET_VAL, NO_DEVICE);
}

constexpr std::string_view DIAG_SCL = R"(FUNCTION "GET_DIAG" : Int
VAR_INPUT
  MODE : UInt;
  LADDR : HW_ANY;
END_VAR
VAR_OUTPUT
  CNT_DIAG : UInt;
END_VAR
VAR_IN_OUT
  DIAG : Variant;
  DETAIL : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface DIAG_INTERFACE(DIAG_SCL);
constexpr Field<uint16_t> MODE = DIAG_INTERFACE.value<uint16_t>("MODE");
constexpr Field<uint16_t> COUNT = DIAG_INTERFACE.value<uint16_t>("CNT_DIAG");
constexpr Field<uint16_t> DIAG_RET_VAL = DIAG_INTERFACE.result<uint16_t>();

constexpr uint16_t MODE_MAX = 2;
constexpr uint16_t BAD_MODE = 0x8080;
constexpr uint16_t NO_COMPONENT = 0x8090;

void runDiag(SystemCall& call) {
  Image image(call.image);
  const bool isMode = image.get(MODE) <= MODE_MAX;
  image.set(COUNT, 0);
  image.set(DIAG_RET_VAL, isMode ? NO_COMPONENT : BAD_MODE);
}

}  // namespace

extern const BlockDescription DeviceStates{STATES_SCL, runStates};
extern const BlockDescription GET_DIAG{DIAG_SCL, runDiag};

}  // namespace vcpu
