#pragma once
// OB30..38: when each is due, and in which order those run that are due together. One object belongs to one
// CPU and its thread.

#include <cstdint>
#include <vector>

namespace vcpu {

/// When one of them starts: at n * interval + phase behind the start of the CPU, n = 1, 2, ...
struct CyclicInterrupt {
  int number = 0;
  int64_t interval = 0;  ///< nanoseconds, more than 0
  int64_t phase = 0;     ///< nanoseconds
  int priority = 0;
  int eventsQueued = 1;  ///< so many start events wait until the OB can run, the later ones are discarded
};

/// One run of an OB that is due.
struct DueInterrupt {
  int number = 0;
  int priority = 0;
  int64_t due = 0;              ///< nanoseconds of Clock::monotonic()
  bool isFirst = false;         ///< its first since the start of the CPU
  int64_t eventsDiscarded = 0;  ///< since its run before this one
};

class CyclicInterrupts {
 public:
  /// The CPU starts at `now`, nanoseconds of Clock::monotonic(), with these.
  void start(const std::vector<CyclicInterrupt>& interrupts, int64_t now);

  /// What is due at `now`, in the order to run: the highest priority first, at one priority what came due
  /// first, and of those that came due together the highest number. Each is taken once.
  std::vector<DueInterrupt> take(int64_t now);

  /// When the next one is due; INT64_MAX: there is none.
  int64_t nextDue() const;

 private:
  struct Pending {
    CyclicInterrupt interrupt;
    int64_t due = 0;
    bool hasRun = false;
  };
  std::vector<Pending> pending_;
};

}  // namespace vcpu
