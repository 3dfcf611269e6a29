// UNSCALE: the value that an analog module takes for a measure. Source: TIA Portal's help, UNSCALE; that it
// is FC 106 of an S7-300, its formula, RET_VAL and that it rounds to the next whole number, of two to the
// even one, is common knowledge. Limits without a distance, and NaN, count as outside: our choice.

#include <cmath>

#include "vcpu/system/analog/analog_range.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "UNSCALE" : Word
VAR_INPUT
  IN : Real;
  HI_LIM : Real;
  LO_LIM : Real;
  BIPOLAR : Bool;
END_VAR
VAR_OUTPUT
  OUT : Int;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
constexpr Field<float> IN = INTERFACE.value<float>("IN");
constexpr Field<float> HI_LIM = INTERFACE.value<float>("HI_LIM");
constexpr Field<float> LO_LIM = INTERFACE.value<float>("LO_LIM");
constexpr BoolField BIPOLAR = INTERFACE.boolean("BIPOLAR");
constexpr Field<int16_t> OUT = INTERFACE.value<int16_t>("OUT");
constexpr Field<uint16_t> RET_VAL = INTERFACE.result<uint16_t>();

void run(SystemCall& call) {
  Image image(call.image);
  const AnalogRange range = analogRange(image.get(BIPOLAR));
  const float low = image.get(LO_LIM);
  const float high = image.get(HI_LIM);
  // 0 at LO_LIM and 1 at HI_LIM, also where LO_LIM is the greater one.
  const float share = (image.get(IN) - low) / (high - low);
  const bool isInside = share >= 0 && share <= 1;
  const float limited = share > 1 ? 1.0F : 0.0F;
  const float value = (isInside ? share : limited) * (range.high - range.low) + range.low;
  image.set(OUT, static_cast<int16_t>(std::nearbyint(value)));
  image.set(RET_VAL, isInside ? uint16_t{0} : OUTSIDE_ANALOG_RANGE);
  call.enableOutput = isInside;
}

}  // namespace

extern const BlockDescription UNSCALE{SCL, run};

}  // namespace vcpu
