#pragma once
// OB30..38: when each is due. One object belongs to one CPU and its thread.

#include <cstdint>
#include <vector>

#include "vcpu/system/interrupts/due_interrupt.h"

namespace vcpu {

/// When one of them starts: at n * interval + phase behind the start of the CPU, n = 1, 2, ...
struct CyclicInterrupt {
  int number = 0;
  int64_t interval = 0;  ///< nanoseconds; 0: it does not start
  int64_t phase = 0;     ///< nanoseconds
  int priority = 0;
  int eventsQueued = 1;  ///< so many start events wait until the OB can run, the later ones are discarded
};

class CyclicInterrupts {
 public:
  /// The CPU starts at `now`, nanoseconds of Clock::monotonic(), with these.
  void start(const std::vector<CyclicInterrupt>& interrupts, int64_t now);

  /// nullptr: none of that number was started. Valid until start().
  const CyclicInterrupt* find(int number) const;

  /// From `now` on it counts with these instead, in nanoseconds. Nothing for a number that find() does not
  /// know.
  void set(int number, int64_t interval, int64_t phase, int64_t now);

  /// What is due at `now`. Each is taken once.
  std::vector<DueInterrupt> take(int64_t now);

  /// When the next one is due; INT64_MAX: there is none.
  int64_t nextDue() const;

 private:
  struct Pending {
    CyclicInterrupt interrupt;
    int64_t due = 0;  ///< INT64_MAX: never
    bool hasRun = false;
  };
  static int64_t firstDue(const CyclicInterrupt& interrupt, int64_t now);

  std::vector<Pending> pending_;
};

}  // namespace vcpu
