#pragma once
// Ctrl-C, SIGTERM and SIGHUP while a station runs. For the main thread.

#include "net/host_clock.h"

namespace cli {

/// While it lives, the first of these signals asks the run to end behind its cycle; the second ends the
/// process, since a cycle that does not end looks at nothing. One at a time.
class EndOfRun {
 public:
  /// A wait of `clock` ends with the first signal; nullptr: nobody waits. It must outlive this.
  /// `atOnce` is called by the first signal, in its handler; nullptr: nothing.
  explicit EndOfRun(net::HostClock* clock, void (*atOnce)() = nullptr);
  ~EndOfRun();
  EndOfRun(const EndOfRun&) = delete;
  EndOfRun& operator=(const EndOfRun&) = delete;

  bool isWanted() const;
};

}  // namespace cli
