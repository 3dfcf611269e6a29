#pragma once
// The story of one simulation, a line for each thing that happens; silent unless it was asked for.

#include <cstdint>
#include <cstdio>
#include <string>

namespace simulation {

struct Trace {
  bool enabled = false;
  int64_t nowMs = 0;
  /// What happened, for messages about progress.
  int64_t faults = 0;

  void say(const char* who, const std::string& what) const {
    if (enabled) std::printf("%9lld %-8s %s\n", static_cast<long long>(nowMs), who, what.c_str());
  }
  void fault(const std::string& what) {
    ++faults;
    say("FAULT", what);
  }
};

}  // namespace simulation
