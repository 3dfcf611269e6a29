#pragma once
// The example station, run by build/s7mqtt as a user would.

#include <csignal>
#include <string>
#include <vector>

#include "tests/child.h"

namespace broker_test {

using namespace tests;

inline const std::string TELEMETRY = "plant/pump-station/telemetry";
inline const std::string STATE = "plant/pump-station/state";
inline const std::string SET_POINT = "plant/pump-station/setpoint/level";
inline const std::string SET_POINT_ACK = "plant/pump-station/setpoint/level/ack";

/// The word in a payload of STATE: "online" or "offline"; empty if it is none.
std::string stateIn(const std::string& payload);

class PumpStation {
 public:
  /// Runs it against a broker on this port of the loopback address; `options` are more words for `s7mqtt
  /// run`.
  explicit PumpStation(int port, const std::vector<std::string>& options = {});

  void kill() { child_.signal(SIGKILL); }

  /// Ends it as Ctrl-C does; its exit code.
  int interrupt();
  bool running() { return child_.running(); }

  /// What `s7mqtt run` has printed.
  std::string output() const { return child_.output(); }

  /// The value --watch showed last for this path; empty if none.
  std::string watched(const std::string& path) const;

 private:
  Folder folder_;
  Child child_;
};

}  // namespace broker_test
