// The compiler of the machine: cc, or what $CC names.

#include <dlfcn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include "vcpu/compile/code_cache.h"
#include "vcpu/compile/compiled.h"
#include "vcpu/compile/compiler_process.h"
#include "vcpu/compile/hash128.h"

namespace vcpu {

namespace fs = std::filesystem;

namespace {

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

// Its words in their order, since a later option counts more. A new compiler is another file: size and date
// show that without starting it.
void addCommand(Hash128& hash, const std::vector<std::string>& command) {
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

Result<void> run(const std::vector<std::string>& command, const std::string& scratch,
                 const CompileOptions& options) {
  Result<CompilerProcess> process = CompilerProcess::start(command, scratch);
  if (!process) {
    return Failure{"The C compiler '" + command[0] + "' cannot be started: " + process.failure() +
                   ". Install gcc or clang, name one in CC, or use the in-process compiler."};
  }
  const std::optional<int> status = process->wait(options.goOn, options.stop);
  if (!status) return Failure{"The C compiler '" + command[0] + "' was ended before it was done."};
  if (WIFEXITED(*status) && WEXITSTATUS(*status) == 0) return {};
  std::string said = contentOf(scratch + COMPILER_MESSAGES);
  if (said.empty()) said = "The C compiler '" + command[0] + "' failed without a message.";
  return Failure{std::move(said)};
}

/// How one text is compiled, and the name of what becomes of it.
struct Order {
  std::vector<std::string> command;  ///< without the files
  std::string name;                  ///< in the cache
};

Order orderFor(const std::string& text, const CompileOptions& options) {
  Order order{compilerCommand(), {}};
  if (order.command.empty()) order.command.emplace_back("cc");
  std::vector<std::string> flags = {"-std=gnu11",           "-O2",     "-w",   "-fwrapv", "-ffp-contract=off",
                                    "-fno-strict-aliasing", "-shared", "-fPIC"};
  flags.insert(flags.end(), options.extraFlags.begin(), options.extraFlags.end());

  // The options of CC stand behind these, so that they count.
  const auto firstOption = std::find_if(order.command.begin(), order.command.end(),
                                        [](const std::string& word) { return word.starts_with('-'); });
  order.command.insert(firstOption, flags.begin(), flags.end());

  Hash128 hash;
  addCommand(hash, order.command);
  hash.add(text);
  order.name = hash.text();
  return order;
}

CodeCache cacheOf(const CompileOptions& options) {
  CodeCache cache(options.cacheFolder);
  if (!cache.refusal().empty() && options.note) options.note(cache.refusal());
  return cache;
}

std::unique_ptr<Compiled> loadFrom(const CodeCache& cache, const std::string& name) {
  const auto file = cache.find(name);
  if (!file) return nullptr;
  auto compiled = load(*file);
  if (compiled == nullptr) cache.drop(name);
  return compiled;
}

}  // namespace

std::unique_ptr<Compiled> cachedBySystem(const std::string& text, const CompileOptions& options) {
  return loadFrom(cacheOf(options), orderFor(text, options).name);
}

Result<std::unique_ptr<Compiled>> compileBySystem(const std::string& text, const CompileOptions& options) {
  Order order = orderFor(text, options);
  const CodeCache cache = cacheOf(options);
  if (auto compiled = loadFrom(cache, order.name)) return compiled;

  const Result<std::unique_ptr<ScratchFolder>> folder = ScratchFolder::make();
  if (!folder) return Failure{folder.failure()};
  const std::string& scratch = (*folder)->path();
  std::string source = scratch + "/program.c";
  std::string library = scratch + "/program.so";
  std::ofstream out(source, std::ios::binary);
  if (!out.write(text.data(), static_cast<std::streamsize>(text.size())).flush()) {
    return Failure{"The C text cannot be written to " + source + ": " + std::strerror(errno)};
  }
  order.command.insert(order.command.end(), {"-o", library, source});
  const Result<void> ran = run(order.command, scratch, options);
  if (!ran) return Failure{ran.failure()};
  auto compiled = load(cache.keep(library, order.name).value_or(library));
  if (compiled == nullptr) {
    cache.drop(order.name);
    return Failure{std::string("The compiled program cannot be loaded: ") + dlerror()};
  }
  return compiled;
}

}  // namespace vcpu
