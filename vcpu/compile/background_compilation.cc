#include "vcpu/compile/background_compilation.h"

#include <sys/resource.h>

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

namespace vcpu {
namespace {

// Of the host's scheduler: larger is less.
constexpr int NICER = 10;
constexpr int LOWEST = 19;

}  // namespace

BackgroundCompilation::BackgroundCompilation(std::shared_ptr<const PrintedProgram> printed,
                                             CompileOptions options) {
  options.compiler = CompilerKind::System;
  auto compile = [this, printed = std::move(printed),
                  options = std::move(options)](std::stop_token stop) mutable {
    // The cycle comes first. The compiler inherits what holds for this thread.
    setpriority(PRIO_PROCESS, 0, std::min(getpriority(PRIO_PROCESS, 0) + NICER, LOWEST));
    options.stop = std::move(stop);
    result_ = MachineCode::compile(*printed, options);
    ended_.store(true, std::memory_order_release);
  };
  try {
    thread_ = std::jthread(std::move(compile));
  } catch (const std::system_error& error) {
    result_ = Failure{std::string("The system has no thread for the C compiler: ") + error.what()};
    ended_.store(true, std::memory_order_release);
  }
}

// The thread is asked to stop and joined.
BackgroundCompilation::~BackgroundCompilation() = default;

std::optional<Result<std::shared_ptr<const MachineCode>>> BackgroundCompilation::take() {
  if (!ended_.load(std::memory_order_acquire)) return std::nullopt;
  return std::exchange(result_, std::nullopt);
}

}  // namespace vcpu
