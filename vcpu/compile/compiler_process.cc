#include "vcpu/compile/compiler_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <iterator>
#include <string_view>
#include <utility>

#include "vcpu/descriptor/descriptor.h"

extern char** environ;

namespace vcpu {

namespace {

constexpr int LOOK_MS = 100;
constexpr int LOOK_MS_BLIND = 5;

/// The environment of this process, but for TMPDIR: what a compiler that is killed has left in its temporary
/// files has to go with our folder.
std::vector<std::string> environmentWithin(const std::string& folder) {
  std::vector<std::string> variables = {"TMPDIR=" + folder};
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (!std::string_view(*variable).starts_with("TMPDIR=")) variables.emplace_back(*variable);
  }
  return variables;
}

std::vector<char*> pointersTo(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (const std::string& text : texts) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

Result<CompilerProcess> CompilerProcess::start(const std::vector<std::string>& command,
                                               const std::string& scratch) {
  const std::string messages = scratch + COMPILER_MESSAGES;
  const std::vector<std::string> variables = environmentWithin(scratch);
  const std::vector<char*> environment = pointersTo(variables);
  const std::vector<char*> words = pointersTo(command);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, messages.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                   S_IRUSR | S_IWUSR);
  posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  const int error = posix_spawnp(&child, words[0], &files, &attributes, words.data(), environment.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) return Failure{std::strerror(error)};
  return CompilerProcess(child);
}

CompilerProcess::CompilerProcess(CompilerProcess&& other) noexcept
    : process_(other.process_), ended_(std::exchange(other.ended_, true)), status_(other.status_) {}

CompilerProcess::~CompilerProcess() {
  if (ended_) return;
  kill(-process_, SIGKILL);
  (void)waitUntilEnded();
}

std::optional<int> CompilerProcess::wait(const std::function<bool(double)>& goOn,
                                         const std::stop_token& stop) {
  if (!goOn && !stop.stop_possible()) return waitUntilEnded();
  const auto start = std::chrono::steady_clock::now();
  // A kernel without pidfd_open gives none, which poll() passes over.
  const Descriptor ended(static_cast<int>(syscall(SYS_pidfd_open, process_, 0)));
  const Descriptor stopped(eventfd(0, EFD_CLOEXEC));
  const std::stop_callback wake(stop, [&] {
    const uint64_t one = 1;
    [[maybe_unused]] const ssize_t given = write(stopped.number(), &one, sizeof one);
  });
  bool wanted = !stop.stop_requested();
  while (wanted && !hasEnded()) {
    pollfd news[] = {{ended.number(), POLLIN, 0}, {stopped.number(), POLLIN, 0}};
    // A signal ends the wait early; a kernel without pidfd_open waits its time.
    poll(news, std::size(news), ended.number() >= 0 ? LOOK_MS : LOOK_MS_BLIND);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    wanted = !stop.stop_requested() && (!goOn || goOn(seconds));
  }
  return ended_ ? std::optional(status_) : std::nullopt;
}

bool CompilerProcess::hasEnded() {
  if (!ended_) ended_ = waitpid(process_, &status_, WNOHANG) == process_;
  return ended_;
}

int CompilerProcess::waitUntilEnded() {
  while (waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
  }
  ended_ = true;
  return status_;
}

}  // namespace vcpu
