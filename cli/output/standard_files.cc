#include "cli/output/standard_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace cli {
namespace {

int failureNumber = 0;  // of the first write to stdout that failed

void keepFailure() {
  if (failureNumber == 0) failureNumber = errno;
}

}  // namespace

void openStandardFiles() {
  for (int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // The lowest free number is the one that is closed.
    if (fcntl(number, F_GETFD) < 0) (void)open("/dev/null", O_RDONLY);
  }
  std::signal(SIGPIPE, SIG_IGN);
}

void say(std::FILE* to, std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), to) < text.size() && to == stdout) keepFailure();
}

std::string failureOfStdout() {
  if (std::fflush(stdout) != 0) keepFailure();
  return failureNumber == 0 ? "" : whyNotWritten(failureNumber);
}

std::string whyNotWritten(int number) {
  if (number == EBADF) return "stdout is closed";
  if (number == EPIPE) return "the reader of stdout has gone";
  return std::string("stdout cannot be written: ") + std::strerror(number);
}

}  // namespace cli
