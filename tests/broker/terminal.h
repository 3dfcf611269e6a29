#pragma once
// A program at a terminal of its own.

#include <sys/types.h>

#include <string>
#include <vector>

#include "tests/child.h"

namespace broker_test {

using namespace tests;

/// A pseudo terminal of 24 rows and 100 columns. The program is killed, if it still runs, when the object
/// goes.
class Terminal {
 public:
  explicit Terminal(const std::vector<std::string>& arguments);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  /// Presses keys: the bytes a keyboard sends.
  void press(const std::string& keys);

  /// All that was written to it until now.
  const std::string& written();

  /// What was written since the screen was begun anew for the last time.
  std::string screen();

  /// Whether it shows what is typed and hands it over line by line, as it did before.
  bool isAsBefore() const;

  void signal(int number) const;
  /// As Child::wait().
  int wait(Seconds limit);

 private:
  int master_ = -1;
  pid_t pid_ = -1;
  std::string written_;
};

}  // namespace broker_test
