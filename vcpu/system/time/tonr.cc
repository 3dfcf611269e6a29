// TONR: adds up the time in which IN is set; Q as soon as it reaches PT, until R. Source: TIA Portal
// Information System, TONR: Time accumulator (S7-1200, S7-1500).

#include <algorithm>

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "TONR"
VAR_INPUT
  IN : Bool;
  R : Bool;
  PT : Time;
END_VAR
VAR_OUTPUT
  Q : Bool;
  ET : Time;
END_VAR
VAR
  ST : Time;
  PRESET : Time;
  RU : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  BoolField in = INTERFACE.boolean("IN");
  BoolField reset = INTERFACE.boolean("R");
  Field<int32_t> pt = INTERFACE.value<int32_t>("PT");
  BoolField q = INTERFACE.boolean("Q");
  Field<int32_t> et = INTERFACE.value<int32_t>("ET");
  Field<uint32_t> start =
      INTERFACE.value<uint32_t>("ST");  ///< of the piece of time under way, less what was added up before
  Field<int32_t> preset = INTERFACE.value<int32_t>("PRESET");
  BoolField runs = INTERFACE.boolean("RU");
};
constexpr Fields FIELDS;
constexpr int64_t NS_PER_MS = 1'000'000;

void accumulate(Image& image, uint32_t now) {
  if (image.get(FIELDS.q)) return;
  const auto preset = static_cast<uint32_t>(image.get(FIELDS.preset));
  const uint32_t elapsed = std::min(now - image.get(FIELDS.start), preset);
  image.set(FIELDS.et, static_cast<int32_t>(elapsed));
  if (elapsed == preset) image.set(FIELDS.q, true);
}

void run(SystemCall& call) {
  Image image(call.image);
  const auto now = static_cast<uint32_t>(call.clock.monotonic() / NS_PER_MS);
  if (image.get(FIELDS.reset)) {
    image.set(FIELDS.q, false);
    image.set(FIELDS.et, 0);
    image.set(FIELDS.runs, false);
    return;
  }
  if (image.get(FIELDS.in) && !image.get(FIELDS.runs)) {
    image.set(FIELDS.start, now - static_cast<uint32_t>(image.get(FIELDS.et)));
    // A changed PT counts as soon as the timer goes on.
    image.set(FIELDS.preset, std::max(image.get(FIELDS.pt), 0));
  }
  if (image.get(FIELDS.in) || image.get(FIELDS.runs)) accumulate(image, now);
  image.set(FIELDS.runs, image.get(FIELDS.in));
}

}  // namespace

extern const BlockDescription TONR{SCL, run};

}  // namespace vcpu
