// RESET_TIMER, PRESET_TIMER: stop a timer, or give it another time, from outside its own call. The duration
// counts at once if the timer runs. Not looked up.

#include <algorithm>

#include "vcpu/system/system_block.h"
#include "vcpu/system/time/iec_timer.h"

namespace vcpu {

namespace {

constexpr TimerFields TIMER;

/// The instance behind a parameter; empty if it is no timer.
std::span<uint8_t> timerOf(const Area& area) {
  constexpr size_t TIMER_BYTES = 22;
  if (area.bytes == nullptr || area.elementBytes < TIMER_BYTES) return {};
  return {area.bytes, area.elementBytes};
}

constexpr std::string_view RESET_SCL = R"(FUNCTION "RESET_TIMER" : Void
VAR_IN_OUT
  TIMER : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface RESET(RESET_SCL);

void resetTimer(SystemCall& call) {
  const std::span<uint8_t> bytes = timerOf(call.areas[RESET.area("TIMER")]);
  if (bytes.empty()) return;
  Image timer(bytes);
  timer.set(TIMER.q, false);
  timer.set(TIMER.et, 0);
  timer.set(TIMER.runs, false);
  // IN counts as 0 until the timer is called: a signal that is still there starts it anew.
  timer.set(TIMER.previousIn, false);
}

constexpr std::string_view PRESET_SCL = R"(FUNCTION "PRESET_TIMER" : Void
VAR_INPUT
  PT : Time;
END_VAR
VAR_IN_OUT
  TIMER : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface PRESET(PRESET_SCL);
constexpr Field<int32_t> PT = PRESET.value<int32_t>("PT");

void presetTimer(SystemCall& call) {
  const std::span<uint8_t> bytes = timerOf(call.areas[PRESET.area("TIMER")]);
  if (bytes.empty()) return;
  const int32_t duration = Image(call.image).get(PT);
  Image timer(bytes);
  timer.set(TIMER.pt, duration);
  timer.set(TIMER.preset, std::max(duration, 0));
}

}  // namespace

extern const BlockDescription RESET_TIMER{RESET_SCL, resetTimer};
extern const BlockDescription PRESET_TIMER{PRESET_SCL, presetTimer};

}  // namespace vcpu
