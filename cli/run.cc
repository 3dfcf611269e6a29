#include <utility>

#include "cli/commands.h"
#include "cli/compile.h"
#include "cli/exit_code.h"
#include "cli/live_run.h"
#include "cli/replayed_run.h"
#include "cli/report.h"
#include "cli/station_argument.h"

namespace cli {

int run(const RunOptions& options) {
  auto file = openStation(options.station, options.dialect);
  if (!file) return fail(file.failure(), SOURCE_FAULT);
  const bool isRecording = !options.record.empty() || !options.replay.empty();
  if (isRecording && !file->cardFolder.empty()) {
    return fail(
        "a recording does not hold what a memory card answered: take [card] out of station.toml, or run "
        "without --record and --replay",
        SOURCE_FAULT);
  }
  if (const auto set = addStartValues(*file, options.set); !set) return fail(set.failure(), USAGE_FAULT);
  const StationProgram checked = programOf(*file);
  if (checked.program == nullptr) return checked.exitCode;

  const Compilation compilation =
      compileProgram(checked.program, {.count = options.estimate}, options.compiler);
  if (compilation.code == nullptr) return compilation.exitCode;

  if (!options.replay.empty()) return runReplayed(std::move(*file), compilation, options);
  return runLive(*file, *checked.program, compilation, options);
}

}  // namespace cli
