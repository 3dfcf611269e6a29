#pragma once
// The instance that TON, TOF and TP share, whether it is declared as TON, TON_TIME or IEC_TIMER.

#include <cstdint>
#include <string>
#include <string_view>

#include "vcpu/system/layout.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

struct TimerFields : Layout {
  Section input = section();
  BoolField in = boolean();
  Field<int32_t> pt = value<int32_t>();
  Section output = section();
  BoolField q = boolean();
  Field<int32_t> et = value<int32_t>();
  Section statics = section();
  Field<uint32_t> start = value<uint32_t>();  ///< ST: when it began to run, in ms of the clock, modulo 2**32
  Field<int32_t> preset = value<int32_t>();   ///< PT as it was then
  BoolField runs = boolean();                 ///< RU
  BoolField previousIn = boolean();
};

/// One call of a timer: its fields, and the time.
class Timer {
 public:
  explicit Timer(SystemCall& call);

  bool in() const { return in_; }
  bool rising() const { return in_ && !previousIn_; }
  bool falling() const { return !in_ && previousIn_; }
  bool runs() const;
  bool q() const;

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
  uint32_t now_;
  bool in_;
  bool previousIn_;
};

/// The declaration of a timer block under a name.
std::string timerInterface(std::string_view name);

}  // namespace vcpu
