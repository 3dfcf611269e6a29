// The compiler of the machine, as a process: cc, or what $CC names.

#include <dlfcn.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "vcpu/compile/code_cache.h"
#include "vcpu/compile/compiled.h"
#include "vcpu/compile/hash128.h"

extern char** environ;

namespace vcpu {

namespace fs = std::filesystem;

namespace {

/// A new folder of our own, gone at the end with all that is in it.
class ScratchFolder {
 public:
  ScratchFolder() {
    const char* root = std::getenv("TMPDIR");
    std::string name = std::string(root != nullptr && *root == '/' ? root : "/tmp") + "/s7mqtt-XXXXXX";
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
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

// No shell: each word reaches the compiler as it is. Its messages go to a file.
Result<void> run(const std::vector<std::string>& command, const std::string& messages) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, messages.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                   S_IRUSR | S_IWUSR);
  posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
  pid_t child = 0;
  int error = posix_spawnp(&child, words[0], &files, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) {
    return Failure{"The C compiler '" + command[0] + "' cannot be started: " + std::strerror(error) +
                   ". Install gcc or clang, name one in CC, or use the in-process compiler."};
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  std::string said = contentOf(messages);
  if (said.empty()) said = "The C compiler '" + command[0] + "' failed without a message.";
  return Failure{std::move(said)};
}

}  // namespace

Result<std::unique_ptr<Compiled>> compileBySystem(const std::string& text,
                                                  const std::vector<std::string>& extraFlags,
                                                  const std::string& cacheFolder) {
  std::vector<std::string> command = compilerCommand();
  if (command.empty()) command.emplace_back("cc");
  std::vector<std::string> flags = {"-std=gnu11",           "-O2",     "-w",   "-fwrapv", "-ffp-contract=off",
                                    "-fno-strict-aliasing", "-shared", "-fPIC"};
  flags.insert(flags.end(), extraFlags.begin(), extraFlags.end());

  Hash128 hash;
  addCompiler(hash, command);
  for (const std::string& flag : flags) hash.add(flag);
  hash.add(text);
  std::string name = hash.text();
  CodeCache cache(cacheFolder);
  if (auto file = cache.find(name)) {
    if (auto compiled = load(*file)) return compiled;
    cache.drop(name);
  }

  ScratchFolder folder;
  std::string source = folder.path() + "/program.c";
  std::string library = folder.path() + "/program.so";
  std::ofstream out(source, std::ios::binary);
  if (!out.write(text.data(), static_cast<std::streamsize>(text.size())).flush()) {
    return Failure{"The C text cannot be written to " + source + "."};
  }
  command.insert(command.end(), flags.begin(), flags.end());
  command.insert(command.end(), {"-o", library, source});
  if (Result<void> ran = run(command, folder.path() + "/messages"); !ran) return Failure{ran.failure()};
  auto compiled = load(cache.keep(library, name).value_or(library));
  if (compiled == nullptr) {
    return Failure{std::string("The compiled program cannot be loaded: ") + dlerror()};
  }
  return compiled;
}

}  // namespace vcpu
