#pragma once
// A program that a test starts, whose output goes to a file, and that ends with the test.

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tests {

using Seconds = std::chrono::duration<double>;

/// Asks until `holds` answers true; false when it did not within `limit`.
bool eventually(Seconds limit, const std::function<bool()>& holds);

/// A folder of its own that goes with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// A running program. Ended, if it still runs, when the object goes: asked first, then killed.
class Child {
 public:
  /// Starts arguments[0], found by PATH, with stdout and stderr going to `output`.
  Child(const std::vector<std::string>& arguments, std::filesystem::path output);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void signal(int number) const;
  bool running();

  /// Waits for the end; the exit code, 128 + n for a signal n, or -1 if it did not end within `limit`.
  int wait(Seconds limit);

  std::string output() const;

 private:
  pid_t pid_ = -1;
  int status_ = -1;
  std::filesystem::path output_;
};

/// Runs a program to its end. Its output, and its exit code if wanted.
std::string outputOf(const std::vector<std::string>& arguments, int* exitCode = nullptr);

/// A TCP port of the loopback address that no process listens on at the moment.
int freePort();

}  // namespace tests
