#pragma once
// The system's compiler at work while the program already runs, with code of the in-process compiler.

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

#include "vcpu/compile/machine_code.h"
#include "vcpu/result/result.h"

namespace vcpu {

/// One compile on a thread of its own, with lower priority than the program that runs. For one thread, which
/// is that of the CPU: no call waits but the destructor.
class BackgroundCompilation {
 public:
  /// Begins; what becomes of it is kept in the cache, as MachineCode::compile() does. `options.compiler` and
  /// `options.stop` do not count. `options.goOn` and `options.note` are called on the thread that compiles.
  BackgroundCompilation(std::shared_ptr<const PrintedProgram> printed, CompileOptions options);

  /// Ends the compiler and all it has started, and waits until nothing of it is left, no file either.
  ~BackgroundCompilation();
  BackgroundCompilation(const BackgroundCompilation&) = delete;
  BackgroundCompilation& operator=(const BackgroundCompilation&) = delete;

  /// The code, or why there is none, as MachineCode::compile() answers; once, and nothing as long as the
  /// compiler runs.
  std::optional<Result<std::shared_ptr<const MachineCode>>> take();

 private:
  std::optional<Result<std::shared_ptr<const MachineCode>>> result_;  ///< the other thread's until ended_
  std::atomic<bool> ended_ = false;
  std::jthread thread_;
};

}  // namespace vcpu
