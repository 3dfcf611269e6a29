#pragma once
// The keys of the terminal while a command shows something there.

#include <vector>

#include "monitor/key.h"

namespace cli {

/// Whether standard input and output are a terminal.
bool isAtTerminal();

/// While it lives, the terminal hands over each key at once and does not show it; Ctrl-C and Ctrl-Z do what
/// they always do. In the background it leaves the terminal to others. For the main thread, one at a time.
class Keyboard {
 public:
  Keyboard();
  /// Sets the terminal back.
  ~Keyboard();
  Keyboard(const Keyboard&) = delete;
  Keyboard& operator=(const Keyboard&) = delete;

  /// The keys that were pressed; does not wait.
  std::vector<monitor::Key> take();

  /// Sets the terminal back to what it was before, and leaves it so. May be called from a signal handler.
  static void restore();
};

}  // namespace cli
