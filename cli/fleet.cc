#include "fleet/fleet.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "cli/commands.h"
#include "cli/compile.h"
#include "cli/end_of_run.h"
#include "cli/exit_code.h"
#include "cli/output/printable.h"
#include "cli/output/screen.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"
#include "cli/station_argument.h"
#include "fleet/report.h"
#include "net/host_clock.h"
#include "net/tcp_network.h"

namespace cli {
namespace {

/// Files that a process needs beside one socket for each station.
constexpr uint64_t FILES_BESIDE = 64;
/// From one line of a log to the next.
constexpr double LINE_SECONDS = 10;

std::string reportFailure(const FleetOptions& options) {
  return fmt::format("--report {}: {}", options.report, std::strerror(errno));
}

/// Runs the stations and shows how it goes: on a terminal a line that changes, else one each ten seconds.
fleet::Outcome runShown(fleet::Fleet& stations, const FleetOptions& options, const EndOfRun& end) {
  Screen screen(options.json ? STDERR_FILENO : STDOUT_FILENO);
  double lineAt = 0;
  const auto outcome = stations.run(
      options.startsPerSecond, options.seconds, [&end] { return !end.isWanted(); },
      [&](const fleet::Second& second) {
        const std::string line = fleet::statusLine(second, options.count);
        screen.status(printableLine(line));
        if (screen.kind() == Screen::Kind::Terminal || second.at < lineAt + LINE_SECONDS) return;
        lineAt = second.at;
        screen.line(printableLine(line));
      });
  screen.status("");
  screen.finish();
  return outcome;
}

}  // namespace

int fleet(const FleetOptions& options) {
  auto file = openStation({options.station}, nullptr);
  if (!file) return fail(file.failure(), SOURCE_FAULT);
  if (const auto set = addStartValues(*file, options.set); !set) return fail(set.failure(), USAGE_FAULT);
  if (options.cycleMs > 0) file->cycleMs = options.cycleMs;
  if (!file->cardFolder.empty())
    return fail("a fleet has no memory cards: take [card] out of station.toml", SOURCE_FAULT);
  // Before the run, which may take hours.
  std::ofstream report;
  if (!options.report.empty()) report.open(options.report, std::ios::binary);
  if (!report) return fail(reportFailure(options), MACHINE_FAILED);
  const StationProgram checked = programOf(*file);
  if (checked.program == nullptr) return checked.exitCode;
  const uint64_t files = net::allowManySockets();
  if (files < static_cast<uint64_t>(options.count) + FILES_BESIDE) {
    return fail(
        fmt::format("this process may open {} files, and {} stations need a socket each: raise the limit "
                    "(ulimit -n) or take fewer",
                    files, options.count),
        MACHINE_FAILED);
  }
  const Compilation compilation = compileProgram(checked.program, {}, {.word = CompilerWord::Cc});
  if (compilation.code == nullptr) return compilation.exitCode;

  net::HostClock clock;
  net::TcpNetwork network;
  const EndOfRun end(&clock);
  fleet::Fleet stations(*file, clock, network);
  const auto built = stations.build(options.count, compilation.code, [&end] { return !end.isWanted(); });
  if (!built) return fail(built.failure(), SOURCE_FAULT);

  const fleet::Outcome outcome = runShown(stations, options, end);
  say(stdout, options.json ? printableJson(fleet::json(outcome)) + "\n" : printable(fleet::table(outcome)));
  if (report.is_open() && !(report << fleet::page(outcome) << std::flush))
    return fail(reportFailure(options), MACHINE_FAILED);
  return outcome.stopped > 0 ? PLC_STOPPED : FINE;
}

}  // namespace cli
