#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"

int main(int argc, char** argv) {
  cli::openStandardFiles();
  const int code = cli::commandLine(argc, argv);
  const std::string failure = cli::failureOfStdout();
  if (failure.empty()) return code;
  return cli::fail(failure, cli::MACHINE_FAILED);
}
