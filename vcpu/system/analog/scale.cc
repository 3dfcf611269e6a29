// SCALE: the value of an analog module in the unit of what is measured. Source: TIA Portal's help, SCALE;
// that it is FC 105 of an S7-300 with its formula and RET_VAL is common knowledge.

#include "vcpu/system/analog/analog_range.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "SCALE" : Word
VAR_INPUT
  IN : Int;
  HI_LIM : Real;
  LO_LIM : Real;
  BIPOLAR : Bool;
END_VAR
VAR_OUTPUT
  OUT : Real;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
constexpr Field<int16_t> IN = INTERFACE.value<int16_t>("IN");
constexpr Field<float> HI_LIM = INTERFACE.value<float>("HI_LIM");
constexpr Field<float> LO_LIM = INTERFACE.value<float>("LO_LIM");
constexpr BoolField BIPOLAR = INTERFACE.boolean("BIPOLAR");
constexpr Field<float> OUT = INTERFACE.value<float>("OUT");
constexpr Field<uint16_t> RET_VAL = INTERFACE.result<uint16_t>();

void run(SystemCall& call) {
  Image image(call.image);
  const AnalogRange range = analogRange(image.get(BIPOLAR));
  const auto in = static_cast<float>(image.get(IN));
  const float low = image.get(LO_LIM);
  const float high = image.get(HI_LIM);
  const bool isInside = in >= range.low && in <= range.high;
  const float limit = in > range.high ? high : low;
  image.set(OUT, isInside ? (in - range.low) / (range.high - range.low) * (high - low) + low : limit);
  image.set(RET_VAL, isInside ? uint16_t{0} : OUTSIDE_ANALOG_RANGE);
  call.enableOutput = isInside;
}

}  // namespace

extern const BlockDescription SCALE{SCL, run};

}  // namespace vcpu
