#pragma once
// The instance that TON, TOF and TP share, whether it is declared as TON, TON_TIME or IEC_TIMER.

#include <cstdint>
#include <string_view>

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

/// What each of them declares. The name is that of the row in block_table.inc, whatever stands here.
inline constexpr std::string_view TIMER_SCL = R"(FUNCTION_BLOCK "IEC_TIMER"
VAR_INPUT
  IN : Bool;
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
  previousIn : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
inline constexpr Interface TIMER_INTERFACE(TIMER_SCL);

/// Where they lie.
struct TimerFields {
  BoolField in = TIMER_INTERFACE.boolean("IN");
  Field<int32_t> pt = TIMER_INTERFACE.value<int32_t>("PT");
  BoolField q = TIMER_INTERFACE.boolean("Q");
  Field<int32_t> et = TIMER_INTERFACE.value<int32_t>("ET");
  /// When it began to run, in ms of the clock, modulo 2**32.
  Field<uint32_t> start = TIMER_INTERFACE.value<uint32_t>("ST");
  Field<int32_t> preset = TIMER_INTERFACE.value<int32_t>("PRESET");  ///< PT as it was then
  BoolField runs = TIMER_INTERFACE.boolean("RU");
  BoolField previousIn = TIMER_INTERFACE.boolean("previousIn");
};

/// One call of a timer: its fields, and the time. Times are milliseconds. Lives no longer than the call, on
/// its thread; nothing fails.
class Timer {
 public:
  /// Notes IN for the edge of the next call.
  explicit Timer(SystemCall& call);

  bool in() const { return in_; }
  bool rising() const { return in_ && !previousIn_; }
  bool falling() const { return !in_ && previousIn_; }
  bool runs() const;  ///< it measures: ET grows

  /// Begins to measure; PT counts as it is now until the next start. "The value at the PT input is written to
  /// the PT parameter in the instance data when the edge changes at the IN input." (TIA Portal Information
  /// System, TON)
  void begin();

  /// Goes on measuring; true as soon as PT is over, and the timer stands still then with ET = PT.
  bool expired();

  /// Stands still with ET = 0.
  void reset();

  void setQ(bool value);

 private:
  Image image_;
  CpuFacts& facts_;
  int64_t nowMs_;
  uint32_t now_;  ///< the same, modulo 2**32
  bool in_;
  bool previousIn_;
};

}  // namespace vcpu
