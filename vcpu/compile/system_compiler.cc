// The compiler of the machine, as a process: cc, or what $CC names.

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string_view>

#include "vcpu/compile/code_cache.h"
#include "vcpu/compile/compiled.h"
#include "vcpu/compile/hash128.h"

extern char** environ;

namespace vcpu {

namespace fs = std::filesystem;

namespace {

constexpr const char* MESSAGES = "/messages";  // in the folder of a compile

/// A new folder of our own, gone at the end with all that is in it.
class ScratchFolder {
 public:
  static Result<std::unique_ptr<ScratchFolder>> make() {
    const char* named = std::getenv("TMPDIR");
    const bool isNamed = named != nullptr && *named == '/';
    std::string name = std::string(isNamed ? named : "/tmp") + "/s7mqtt-XXXXXX";
    if (mkdtemp(name.data()) != nullptr) return std::unique_ptr<ScratchFolder>(new ScratchFolder(name));
    return Failure{std::string("There is no folder for temporary files: ") +
                   (isNamed ? std::string("TMPDIR=") + named : "/tmp") + ": " + std::strerror(errno)};
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  explicit ScratchFolder(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

class SharedLibrary : public Compiled {
 public:
  explicit SharedLibrary(void* handle) : handle_(handle) {}
  ~SharedLibrary() override { dlclose(handle_); }
  SharedLibrary(const SharedLibrary&) = delete;
  SharedLibrary& operator=(const SharedLibrary&) = delete;

  void* symbol(const std::string& name) const override { return dlsym(handle_, name.c_str()); }

 private:
  void* handle_;
};

std::unique_ptr<Compiled> load(const std::string& file) {
  void* handle = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  return handle == nullptr ? nullptr : std::make_unique<SharedLibrary>(handle);
}

// $CC may carry options: "ccache gcc".
std::vector<std::string> compilerCommand() {
  const char* named = std::getenv("CC");
  std::istringstream words(named != nullptr && *named != '\0' ? named : "cc");
  return {std::istream_iterator<std::string>(words), {}};
}

std::string inPath(const std::string& program) {
  if (program.find('/') != std::string::npos) return program;
  const char* path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "/usr/bin:/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    std::string file = folder + "/" + program;
    if (access(file.c_str(), X_OK) == 0) return file;
  }
  return program;
}

// A new compiler is another file: size and date show that without starting it.
void addCompiler(Hash128& hash, const std::vector<std::string>& command) {
  for (const std::string& word : command) {
    hash.add(word);
    struct stat facts {};
    if (stat(inPath(word).c_str(), &facts) != 0) continue;
    hash.add(std::to_string(facts.st_size));
    hash.add(std::to_string(facts.st_mtime));
  }
}

std::string contentOf(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A compiler that runs, in a process group of its own: cc starts others, and all of them have to go.
class CompilerProcess {
 public:
  explicit CompilerProcess(pid_t process) : process_(process) {}
  ~CompilerProcess() {
    if (ended_) return;
    kill(-process_, SIGKILL);
    (void)waitUntilEnded();
  }
  CompilerProcess(const CompilerProcess&) = delete;
  CompilerProcess& operator=(const CompilerProcess&) = delete;

  /// Its wait status; nothing if `goOn` wanted no more of it.
  std::optional<int> wait(const std::function<bool(double)>& goOn) {
    if (!goOn) return waitUntilEnded();
    const auto start = std::chrono::steady_clock::now();
    const int handle = static_cast<int>(syscall(SYS_pidfd_open, process_, 0));
    bool wanted = true;
    while (wanted && !hasEnded()) {
      pollfd ready{handle, POLLIN, 0};
      // A signal ends the wait early; a kernel without pidfd_open waits its time.
      poll(&ready, handle >= 0 ? 1 : 0, handle >= 0 ? LOOK_MS : LOOK_MS_BLIND);
      wanted = goOn(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    if (handle >= 0) close(handle);
    return ended_ ? std::optional(status_) : std::nullopt;
  }

 private:
  static constexpr int LOOK_MS = 100;
  static constexpr int LOOK_MS_BLIND = 5;

  bool hasEnded() {
    if (!ended_) ended_ = waitpid(process_, &status_, WNOHANG) == process_;
    return ended_;
  }
  int waitUntilEnded() {
    while (waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
    }
    ended_ = true;
    return status_;
  }

  pid_t process_;
  bool ended_ = false;
  int status_ = 0;
};

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

// No shell: each word reaches the compiler as it is. Its messages and temporary files go to `scratch`.
// Answers 0 or an errno.
int start(const std::vector<std::string>& command, const std::string& scratch, pid_t& child) {
  const std::string messages = scratch + MESSAGES;
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
  const int error = posix_spawnp(&child, words[0], &files, &attributes, words.data(), environment.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

Result<void> run(const std::vector<std::string>& command, const std::string& scratch,
                 const std::function<bool(double)>& goOn) {
  pid_t child = 0;
  if (const int error = start(command, scratch, child); error != 0) {
    return Failure{"The C compiler '" + command[0] + "' cannot be started: " + std::strerror(error) +
                   ". Install gcc or clang, name one in CC, or use the in-process compiler."};
  }
  const std::optional<int> status = CompilerProcess(child).wait(goOn);
  if (!status) return Failure{"The C compiler '" + command[0] + "' was ended before it was done."};
  if (WIFEXITED(*status) && WEXITSTATUS(*status) == 0) return {};
  std::string said = contentOf(scratch + MESSAGES);
  if (said.empty()) said = "The C compiler '" + command[0] + "' failed without a message.";
  return Failure{std::move(said)};
}

}  // namespace

Result<std::unique_ptr<Compiled>> compileBySystem(const std::string& text, const CompileOptions& options) {
  std::vector<std::string> command = compilerCommand();
  if (command.empty()) command.emplace_back("cc");
  std::vector<std::string> flags = {"-std=gnu11",           "-O2",     "-w",   "-fwrapv", "-ffp-contract=off",
                                    "-fno-strict-aliasing", "-shared", "-fPIC"};
  flags.insert(flags.end(), options.extraFlags.begin(), options.extraFlags.end());

  Hash128 hash;
  addCompiler(hash, command);
  for (const std::string& flag : flags) hash.add(flag);
  hash.add(text);
  std::string name = hash.text();
  const CodeCache cache(options.cacheFolder);
  if (!cache.refusal().empty() && options.note) options.note(cache.refusal());
  if (auto file = cache.find(name)) {
    if (auto compiled = load(*file)) return compiled;
    cache.drop(name);
  }

  const Result<std::unique_ptr<ScratchFolder>> folder = ScratchFolder::make();
  if (!folder) return Failure{folder.failure()};
  const std::string& scratch = (*folder)->path();
  std::string source = scratch + "/program.c";
  std::string library = scratch + "/program.so";
  std::ofstream out(source, std::ios::binary);
  if (!out.write(text.data(), static_cast<std::streamsize>(text.size())).flush()) {
    return Failure{"The C text cannot be written to " + source + ": " + std::strerror(errno)};
  }
  command.insert(command.end(), flags.begin(), flags.end());
  command.insert(command.end(), {"-o", library, source});
  const Result<void> ran = run(command, scratch, options.goOn);
  if (!ran) return Failure{ran.failure()};
  auto compiled = load(cache.keep(library, name).value_or(library));
  if (compiled == nullptr) {
    return Failure{std::string("The compiled program cannot be loaded: ") + dlerror()};
  }
  return compiled;
}

}  // namespace vcpu
