#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"

namespace {

constexpr std::string_view NO_MEMORY = "s7mqtt: there is not enough memory for this\n";

// Where memory ends in a place that cannot fail: the sentence at least, without memory of its own.
[[noreturn]] void endWithoutMemory() {
  try {
    if (std::current_exception()) std::rethrow_exception(std::current_exception());
  } catch (const std::bad_alloc&) {
    (void)!write(STDERR_FILENO, NO_MEMORY.data(), NO_MEMORY.size());
    _exit(cli::MACHINE_FAILED);
  } catch (...) {
  }
  std::abort();
}

int commandLine(int argc, char** argv) {
  try {
    return cli::commandLine(argc, argv);
  } catch (const std::bad_alloc&) {
    cli::say(stderr, NO_MEMORY);
    return cli::MACHINE_FAILED;
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::set_terminate(endWithoutMemory);
  cli::openStandardFiles();
  const int code = commandLine(argc, argv);
  const std::string failure = cli::failureOfStdout();
  if (failure.empty()) return code;
  return cli::fail(failure, cli::MACHINE_FAILED);
}
