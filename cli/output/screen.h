#pragma once
// What a run shows while it goes on. The PLC does not wait for a terminal: a thread of its own writes.

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace cli {

/// Lines for a terminal, a pipe or a file, which may take them slowly or not at all (Ctrl-S, a pager).
/// At most BYTES_WAITING_MAX wait; further lines are left out, and a line says how many, or are waited for.
/// On a terminal a status line stands below the last line. One thread calls; it waits in finish(), and in
/// line() only if it asked for that.
class Screen {
 public:
  static constexpr size_t BYTES_WAITING_MAX = 256 * 1024;

  enum class Kind { Terminal, File };
  /// What line() does when too many lines wait.
  enum class WhenFull { LeaveOut, Wait };

  /// Writes to the open file `descriptor`, which it does not close.
  explicit Screen(int descriptor, WhenFull whenFull = WhenFull::LeaveOut);
  /// The same, as if the file were of this kind.
  Screen(int descriptor, Kind kind, WhenFull whenFull = WhenFull::LeaveOut);
  /// finish().
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  Kind kind() const { return kind_; }

  /// Shows a line, of printable text, without its line feed. False: it was left out.
  bool line(const std::string& text);

  /// Shows a line that is not left out, however many wait. For the few at the end.
  void lastLine(const std::string& text);

  /// Replaces the status line; on anything but a terminal nothing.
  void status(std::string text);

  /// Why the file takes no more lines, as an errno; 0 while it does.
  int failure();

  /// Waits until all lines are written or the file takes no more, and ends the thread. Nothing is shown
  /// afterwards. Answers failure().
  int finish();

 private:
  void write();
  void append(const std::string& text);
  std::string takeWaiting();

  const int descriptor_;
  const Kind kind_;
  const WhenFull whenFull_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::condition_variable taken_;
  std::string waiting_;
  std::string status_;
  bool statusIsNew_ = false;
  int64_t leftOut_ = 0;  ///< lines since the last one that was taken
  int failure_ = 0;
  bool ending_ = false;
  std::thread writer_;
};

}  // namespace cli
