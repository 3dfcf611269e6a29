#include "cli/shown_run.h"

#include <fmt/format.h>

#include <cerrno>
#include <utility>

#include "cli/exit_code.h"
#include "cli/output/printable.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"

namespace cli {

ShownRun::ShownRun(vcpu::Cpu& cpu, const std::string& name, const RunOptions& options,
                   const Compilation& compilation, Watch watch, Progress::Of of, const EndOfRun& end)
    : cpu_(cpu),
      options_(options),
      end_(end),
      progress_(cpu, name, std::move(watch), of),
      fasterCode_(compilation.awaited, options.compiler.secondsMax) {}

void ShownRun::begin(const std::string& line) {
  progress_.screen().line(printableLine(line));
}

bool ShownRun::afterCycle(const station::RunFigures& now) {
  if (options_.estimate) costs_.add(cpu_.scanCounts());
  fasterCode_.afterCycle(progress_.screen(), cpu_, now);
  progress_.afterCycle(now, fasterCode_.awaited() ? "; cc is still compiling" : "");
  // A full disk does not end the run, but a reader that has gone wants no more of it.
  return !end_.isWanted() && progress_.screen().failure() != EPIPE;
}

void ShownRun::say(const std::string& line) {
  progress_.screen().lastLine(printableLine(line));
}

int ShownRun::finish(const station::RunFigures& figures, int code) {
  fasterCode_.end(progress_.screen());
  progress_.end(figures);
  if (options_.estimate) progress_.screen().lastLine(fmt::format("\n{}", costs_.table()));
  if (const int failure = progress_.screen().finish(); failure != 0)
    return fail(whyNotWritten(failure), MACHINE_FAILED);
  return progress_.stopped() ? PLC_STOPPED : code;
}

}  // namespace cli
