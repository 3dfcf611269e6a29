// R_TRIG: Q for one call when CLK rises. Source: TIA Portal Information System, R_TRIG: Detect positive
// signal edge.

#include "vcpu/system/blocks.h"
#include "vcpu/system/layout.h"

namespace vcpu {

namespace {

struct Fields : Layout {
  Section input = section();
  BoolField clk = boolean();
  Section output = section();
  BoolField q = boolean();
  Section statics = section();
  BoolField previousClk = boolean();
};
constexpr Fields FIELDS;

class RTrig : public SystemBlock {
 public:
  std::string_view interface() const override {
    return R"(FUNCTION_BLOCK "R_TRIG"
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
  }

  void run(SystemCall& call) const override {
    Image image(call.image);
    const bool clk = image.get(FIELDS.clk);
    image.set(FIELDS.q, clk && !image.get(FIELDS.previousClk));
    image.set(FIELDS.previousClk, clk);
  }
};

}  // namespace

std::unique_ptr<SystemBlock> makeRTrig() {
  return std::make_unique<RTrig>();
}

}  // namespace vcpu
