#include "cli/live_run.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "cli/end_of_run.h"
#include "cli/exit_code.h"
#include "cli/report.h"
#include "cli/retention.h"
#include "cli/shown_run.h"
#include "net/host_clock.h"
#include "net/tcp_network.h"
#include "station/recording/recorder.h"
#include "station/station.h"

namespace cli {
namespace {

std::vector<std::string> dataBlocksOf(const scl::Program& program) {
  std::vector<std::string> names;
  for (const scl::DataBlock* block : program.dataBlocks) names.push_back(block->name);
  return names;
}

int runToEnd(station::Station& station, const station::StationFile& file, const RunOptions& options,
             ShownRun& shown, Retention& retention, station::Recorder* recorder) {
  const std::string cycle =
      file.cycleMs == 0 ? "without a shortest cycle" : fmt::format("cycle {} ms", file.cycleMs);
  shown.begin(fmt::format("{}: RUN on a virtual {}, {}. Ctrl-C ends it.", file.name, file.cpuName, cycle));
  const station::RunFigures figures =
      station.run({options.cycles, options.seconds}, [&](const station::RunFigures& now) {
        const bool goesOn = shown.afterCycle(now);
        if (const std::string failure = retention.afterCycle(station, now.seconds); !failure.empty())
          shown.say("s7mqtt: " + failure);
        return goesOn;
      });
  int code = retention.end(station);
  if (recorder != nullptr) {
    if (const vcpu::Result<void> whole = recorder->end(); !whole)
      code = fail("--record " + whole.failure(), MACHINE_FAILED);
  }
  return shown.finish(figures, code);
}

}  // namespace

int runLive(const station::StationFile& file, const scl::Program& program, const Compilation& compilation,
            const RunOptions& options) {
  net::HostClock clock;
  net::TcpNetwork network;
  if (file.cycleMs == 0) clock.wakeOnEventsOf(network.events());
  std::unique_ptr<station::Recorder> recorder;
  if (!options.record.empty()) {
    auto created = station::Recorder::create(options.record, clock, network);
    if (!created) return fail("--record " + created.failure(), MACHINE_FAILED);
    recorder = std::move(*created);
    for (const auto& [path, value] : file.startValues) recorder->set(path, value);
  }
  auto station = station::Station::build(file, compilation.code, clock, network, recorder.get());
  if (!station) return fail(station.failure(), SOURCE_FAULT);
  auto watch = Watch::of((*station)->cpu(), options.watch);
  if (!watch) return fail("--watch: " + watch.failure(), SOURCE_FAULT);

  Retention retention;
  if (int begun = retention.begin(**station, file, options, program); begun != FINE) return begun;
  if (recorder != nullptr && !options.retain.empty())
    recorder->retained((*station)->cpu(), dataBlocksOf(program));

  const EndOfRun end(&clock);
  ShownRun shown((*station)->cpu(), file.name, options, compilation, std::move(*watch), Progress::Of::LiveRun,
                 end);
  return runToEnd(**station, file, options, shown, retention, recorder.get());
}

}  // namespace cli
