// R_TRIG: Q for one call when CLK rises. Source: TIA Portal Information System, R_TRIG: Detect positive
// signal edge.

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "R_TRIG"
VAR_INPUT
  CLK : Bool;
END_VAR
VAR_OUTPUT
  Q : Bool;
END_VAR
VAR
  Stat_Bit : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  BoolField clk = INTERFACE.boolean("CLK");
  BoolField q = INTERFACE.boolean("Q");
  BoolField previousClk = INTERFACE.boolean("Stat_Bit");
};
constexpr Fields FIELDS;

void run(SystemCall& call) {
  Image image(call.image);
  const bool clk = image.get(FIELDS.clk);
  image.set(FIELDS.q, clk && !image.get(FIELDS.previousClk));
  image.set(FIELDS.previousClk, clk);
}

}  // namespace

extern const BlockDescription R_TRIG{SCL, run};

}  // namespace vcpu
