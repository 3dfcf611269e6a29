#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <string_view>
#include <utility>

#include "cli/assignment.h"
#include "cli/commands.h"
#include "cli/compile.h"
#include "cli/exit_code.h"
#include "cli/faster_code.h"
#include "cli/interruption.h"
#include "cli/output/printable.h"
#include "cli/output/screen.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"
#include "cli/retention.h"
#include "cli/scan_costs.h"
#include "cli/source_files.h"
#include "cli/watch.h"
#include "net/host_clock.h"
#include "net/tcp_network.h"
#include "station/station.h"
#include "vcpu/cpu/organization_blocks.h"

namespace cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;
net::HostClock* waitingClock = nullptr;

extern "C" void onInterrupt(int) {
  interrupted = 1;
  // A cycle that does not end looks at nothing: the second signal ends the process.
  for (int number : END_SIGNALS) std::signal(number, SIG_DFL);
  if (waitingClock != nullptr) waitingClock->interrupt();
}

/// A folder with a station.toml is that station, anything else names the sources of one.
vcpu::Result<station::StationFile> openStation(const std::vector<std::string>& arguments,
                                               const scl::Dialect* dialect) {
  std::error_code ignored;
  const std::filesystem::path first = arguments.front();
  const std::filesystem::path settings = first / "station.toml";
  if (arguments.size() == 1 && std::filesystem::is_directory(first, ignored) &&
      std::filesystem::exists(settings, ignored)) {
    vcpu::Result<station::StationFile> file = station::readStationFile(settings);
    if (file && dialect != nullptr) file->dialect = dialect;
    return file;
  }
  vcpu::Result<std::vector<std::string>> files = sourceFiles(arguments);
  if (!files) return vcpu::Failure{files.failure()};
  station::StationFile file;
  if (dialect != nullptr) file.dialect = dialect;
  station::setCpu(file, station::defaultCpu(*file.dialect));
  const std::filesystem::path named = first.has_filename() ? first : first.parent_path();
  file.name = named.stem().string();
  file.sources = std::move(*files);
  return file;
}

/// What the run shows on stdout while it goes on: values, entries of the diagnostic buffer, how it goes.
class Progress {
 public:
  Progress(station::Station& station, std::string name, Watch watch)
      : cpu_(station.cpu()), name_(std::move(name)), watch_(std::move(watch)), screen_(STDOUT_FILENO) {}

  Screen& screen() { return screen_; }

  /// `remark` stands behind the figures of the status line.
  void afterCycle(const station::RunFigures& now, std::string_view remark) {
    watch_.look(screen_, now.seconds);
    showNews(now.seconds);
    if (now.seconds - statusAt_ < STATUS_SECONDS) return;
    statusAt_ = now.seconds;
    screen_.status(
        printableLine(fmt::format("{}: RUN  {:.0f} s  {} cycles, {:.2f} ms mean, {:.2f} ms longest{}", name_,
                                  now.seconds, now.cycles, now.meanCycleMs, now.longestCycleMs, remark)));
  }

  /// The last values and the figures of the run.
  void end(const station::RunFigures& figures) {
    watch_.showLast(screen_);
    screen_.lastLine(
        printableLine(fmt::format("{}: {} after {:.1f} s and {} cycles, {:.2f} ms mean, {:.2f} ms longest.",
                                  name_, stopped() ? "STOP" : "ended", figures.seconds, figures.cycles,
                                  figures.meanCycleMs, figures.longestCycleMs)));
    if (stopped()) screen_.lastLine(diagnosticBufferText(cpu_));
  }

  bool stopped() const { return cpu_.state() == vcpu::CpuState::Stop; }

 private:
  static constexpr double STATUS_SECONDS = 0.5;

  // Behind STOP the whole buffer is shown.
  void showNews(double seconds) {
    if (stopped()) return;
    const std::vector<vcpu::DiagnosticEvent>& events = cpu_.diagnosticBuffer();
    const auto news = static_cast<size_t>(cpu_.diagnosticEventCount() - eventsSeen_);
    eventsSeen_ += static_cast<int64_t>(news);
    for (size_t i = events.size() - std::min(news, events.size()); i < events.size(); ++i) {
      if (events[i].kind == vcpu::EventKind::Startup) continue;
      screen_.line(printableLine(fmt::format("{:9.3f} s  {}", seconds, eventText(events[i]))));
    }
  }

  vcpu::Cpu& cpu_;
  std::string name_;
  Watch watch_;
  Screen screen_;
  int64_t eventsSeen_ = 0;
  double statusAt_ = 0;
};

/// The code of a run whose stdout took all of it or not.
int shown(int outputFailure, int code) {
  if (outputFailure == 0) return code;
  return fail(whyNotWritten(outputFailure), MACHINE_FAILED);
}

/// Runs the station to its end with progress on stdout.
int runToEnd(station::Station& station, const station::StationFile& file, const RunOptions& options,
             FasterCode& fasterCode, Watch watch, Retention& retention) {
  Progress progress(station, file.name, std::move(watch));
  Screen& screen = progress.screen();
  const std::string cycle =
      file.cycleMs == 0 ? "without a shortest cycle" : fmt::format("cycle {} ms", file.cycleMs);
  screen.line(printableLine(
      fmt::format("{}: RUN on a virtual {}, {}. Ctrl-C ends it.", file.name, file.cpuName, cycle)));
  ScanCosts costs;
  const station::RunFigures figures =
      station.run({options.cycles, options.seconds}, [&](const station::RunFigures& now) {
        if (options.estimate) costs.add(station.cpu().scanCounts());
        fasterCode.afterCycle(screen, station.cpu(), now);
        progress.afterCycle(now, fasterCode.awaited() ? "; cc is still compiling" : "");
        if (const std::string failure = retention.afterCycle(station, now.seconds); !failure.empty())
          screen.line(printableLine("s7mqtt: " + failure));
        // A full disk does not end the run, but a reader that has gone wants no more of it.
        return interrupted == 0 && screen.failure() != EPIPE;
      });
  fasterCode.end(screen);
  const int saved = retention.end(station);
  progress.end(figures);
  if (options.estimate) screen.lastLine(fmt::format("\n{}", costs.table()));
  return shown(screen.finish(), progress.stopped() ? PLC_STOPPED : saved);
}

}  // namespace

int run(const RunOptions& options) {
  auto file = openStation(options.station, options.dialect);
  if (!file) return fail(file.failure(), SOURCE_FAULT);
  for (const std::string& text : options.set) {
    auto assignment = splitAssignment(text, R"('"Config".broker.brokerPort=1884')");
    if (!assignment) return fail("--set " + assignment.failure(), USAGE_FAULT);
    file->startValues.emplace_back(assignment->path, assignment->value);
  }

  auto checked = station::checkSources(file->sources, *file->dialect, file->memory);
  if (int code = reportFaults(checked, stderr); code != FINE) return code;
  if (!vcpu::organizationBlocks(*checked->program).contains(vcpu::CYCLE)) {
    return fail(
        "the sources hold no OB1: add an ORGANIZATION_BLOCK \"Main\", which the CPU calls in every cycle",
        SOURCE_FAULT);
  }

  const Compilation compilation =
      compileProgram(checked->program, {.count = options.estimate}, options.compiler);
  if (compilation.code == nullptr) return compilation.exitCode;

  net::HostClock clock;
  net::TcpNetwork network;
  if (file->cycleMs == 0) clock.wakeOnEventsOf(network.events());
  auto station = station::Station::build(*file, compilation.code, clock, network);
  if (!station) return fail(station.failure(), SOURCE_FAULT);
  auto watch = Watch::of((*station)->cpu(), options.watch);
  if (!watch) return fail("--watch: " + watch.failure(), SOURCE_FAULT);

  Retention retention;
  if (int begun = retention.begin(**station, *file, options, *checked->program); begun != FINE) return begun;

  waitingClock = &clock;
  for (int number : END_SIGNALS) std::signal(number, onInterrupt);
  // The compiler of the system begins behind the handlers and is gone before them: no signal leaves it alone.
  FasterCode fasterCode(compilation.awaited, options.compiler.secondsMax);
  const int result = runToEnd(**station, *file, options, fasterCode, std::move(*watch), retention);
  for (int number : END_SIGNALS) std::signal(number, SIG_DFL);
  waitingClock = nullptr;
  return result;
}

}  // namespace cli
