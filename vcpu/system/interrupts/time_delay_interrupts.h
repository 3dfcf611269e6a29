#pragma once
// OB20..23: those that SRT_DINT has started. One object belongs to one CPU and its thread.

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "vcpu/system/interrupts/due_interrupt.h"

namespace vcpu {

class TimeDelayInterrupts {
 public:
  /// The CPU starts with a program that has the OBs of these numbers. No delay runs.
  void start(std::span<const int> numbers);

  /// Whether the program has this OB.
  bool has(int number) const { return delays_.contains(number); }

  /// The OB runs at `due`, nanoseconds of Clock::monotonic(), with this start information; a delay that runs
  /// already is forgotten. The program has the OB.
  void begin(int number, int64_t due, StartEvent event);

  /// The OB is not run. False: no delay runs for it.
  bool cancel(int number);

  bool isRunning(int number) const;

  /// What is due at `now`. Each is taken once; the priorities are 0.
  std::vector<DueInterrupt> take(int64_t now);

  /// When the next one is due; INT64_MAX: no delay runs.
  int64_t nextDue() const;

 private:
  struct Delay {
    bool runs = false;
    int64_t due = 0;
    StartEvent event{};
  };
  std::map<int, Delay> delays_;  ///< by the OB, for each that the program has
};

}  // namespace vcpu
