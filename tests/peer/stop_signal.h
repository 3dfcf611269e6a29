#pragma once
// SIGTERM and SIGINT as a question.

#include "net/host_clock.h"

namespace peer {

/// From its construction on SIGTERM and SIGINT do not kill the process: they end the wait of `clock`, which
/// must outlive the object, and are remembered. After its end they do nothing, so that one that comes late
/// does not turn a good end into a bad one. One object at a time.
class StopSignal {
 public:
  explicit StopSignal(net::HostClock& clock);
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  bool hasCome() const;
};

}  // namespace peer
