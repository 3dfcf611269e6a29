#pragma once
// The compiler of the machine as a process: how it is started, waited for and ended.

#include <sys/types.h>

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "vcpu/result/result.h"

namespace vcpu {

/// What the compiler has written to its stdout and stderr, in its folder.
inline constexpr const char* COMPILER_MESSAGES = "/messages";

/// A compiler that runs, in a process group of its own: cc starts others, and all of them have to go. One
/// thread.
class CompilerProcess {
 public:
  /// Starts command[0], found by PATH, without a shell: each word reaches it as it is. Its messages and
  /// temporary files go to the folder `scratch`. A failure is an error of the system.
  static Result<CompilerProcess> start(const std::vector<std::string>& command, const std::string& scratch);

  /// Ends it with all it has started, if it still runs.
  ~CompilerProcess();
  CompilerProcess(CompilerProcess&& other) noexcept;
  CompilerProcess(const CompilerProcess&) = delete;
  CompilerProcess& operator=(const CompilerProcess&) = delete;
  CompilerProcess& operator=(CompilerProcess&&) = delete;

  /// Its wait status; nothing if it is to be ended: `goOn` and `stop` are those of CompileOptions.
  std::optional<int> wait(const std::function<bool(double)>& goOn, const std::stop_token& stop);

 private:
  explicit CompilerProcess(pid_t process) : process_(process) {}
  bool hasEnded();
  int waitUntilEnded();

  pid_t process_;
  bool ended_ = false;
  int status_ = 0;
};

}  // namespace vcpu
