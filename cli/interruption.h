#pragma once
// Ctrl-C, SIGTERM and SIGHUP while something must be cleared away before the process ends. For the main
// thread.

#include <array>
#include <csignal>

namespace cli {

/// What asks the program to end.
inline constexpr std::array<int, 3> END_SIGNALS = {SIGINT, SIGTERM, SIGHUP};

/// While it lives, these signals do not end the process but are kept. One at a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// The first signal that came; 0: none.
  int signal() const;
};

}  // namespace cli
