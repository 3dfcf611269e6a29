#include "cli/replayed_run.h"

#include <fmt/format.h>

#include <utility>

#include "cli/end_of_run.h"
#include "cli/exit_code.h"
#include "cli/report.h"
#include "cli/shown_run.h"
#include "station/recording/replay.h"
#include "station/station.h"

namespace cli {

int runReplayed(station::StationFile file, const Compilation& compilation, const RunOptions& options) {
  auto replay = station::Replay::open(options.replay);
  if (!replay) return fail("--replay " + replay.failure(), SOURCE_FAULT);
  file.startValues = (*replay)->startValues();
  auto station = station::Station::build(file, compilation.code, **replay, **replay);
  if (!station) return fail(station.failure(), SOURCE_FAULT);
  vcpu::Cpu& cpu = (*station)->cpu();
  auto watch = Watch::of(cpu, options.watch);
  if (!watch) return fail("--watch: " + watch.failure(), SOURCE_FAULT);

  const EndOfRun end(nullptr);
  ShownRun shown(cpu, file.name, options, compilation, std::move(*watch), Progress::Of::Replay, end);
  shown.begin(fmt::format("{}: replays {} on a virtual {}.", file.name, options.replay, file.cpuName));
  station::RunFigures figures;
  const vcpu::Result<void> replayed = (*replay)->run(cpu, [&](const station::ReplayedSoFar& now) {
    figures.cycles = now.cycles;
    figures.seconds = now.seconds;
    const bool isLast =
        figures.cycles == options.cycles || (options.seconds > 0 && now.seconds >= options.seconds);
    return shown.afterCycle(figures) && !isLast;
  });
  if ((*replay)->isCutOff())
    shown.say("The recording ends here, in its middle: its run was killed, or the file was cut off.");
  const int code = shown.finish(figures, FINE);
  return replayed ? code : fail("--replay " + replayed.failure(), SOURCE_FAULT);
}

}  // namespace cli
