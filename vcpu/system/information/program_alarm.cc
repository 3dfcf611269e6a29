// Program_Alarm: an alarm that comes with the rising and goes with the falling edge of SIG. Who would show
// it, an HMI, is not there: each edge is counted and written to the diagnostic buffer. Parameters: as
// programs call it; the help was not at hand.

#include <fmt/format.h>

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "Program_Alarm"
VAR_INPUT
  SIG : Bool;
  TIMESTAMP : LDT;
  SD_1 : Variant;
  SD_2 : Variant;
  SD_3 : Variant;
  SD_4 : Variant;
  SD_5 : Variant;
  SD_6 : Variant;
  SD_7 : Variant;
  SD_8 : Variant;
  SD_9 : Variant;
  SD_10 : Variant;
END_VAR
VAR_OUTPUT
  Error : Bool;
  Status : Word;
END_VAR
VAR
  wasSet : Bool;
  comings : UDInt;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  BoolField sig = INTERFACE.boolean("SIG");
  BoolField wasSet = INTERFACE.boolean("wasSet");
  Field<uint32_t> comings = INTERFACE.value<uint32_t>("comings");
};
constexpr Fields FIELDS;

void run(SystemCall& call) {
  Image image(call.image);
  const bool isSet = image.get(FIELDS.sig);
  if (isSet == image.get(FIELDS.wasSet)) return;
  image.set(FIELDS.wasSet, isSet);
  const uint32_t comings = image.get(FIELDS.comings) + (isSet ? 1 : 0);
  image.set(FIELDS.comings, comings);
  call.message = fmt::format("Program_Alarm: the alarm {}, number {}.", isSet ? "comes" : "goes", comings);
}

}  // namespace

extern const BlockDescription Program_Alarm{SCL, run};

}  // namespace vcpu
