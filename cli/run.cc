#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>

#include "cli/assignment.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/report.h"
#include "net/host_clock.h"
#include "net/tcp_network.h"
#include "station/retentive_file.h"
#include "station/station.h"
#include "vcpu/access/value.h"
#include "vcpu/cost/cost_table.h"
#include "vcpu/cost/estimate.h"
#include "vcpu/cpu/organization_blocks.h"

namespace cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;
net::HostClock* waitingClock = nullptr;

extern "C" void onInterrupt(int) {
  interrupted = 1;
  // A cycle that does not end looks at nothing: the second signal ends the process.
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  if (waitingClock != nullptr) waitingClock->interrupt();
}

vcpu::Result<station::StationFile> openStation(const std::vector<std::string>& arguments) {
  std::error_code ignored;
  if (arguments.size() == 1 && std::filesystem::is_directory(arguments.front(), ignored)) {
    std::filesystem::path file = std::filesystem::path(arguments.front()) / "station.toml";
    if (!std::filesystem::exists(file, ignored)) {
      return vcpu::Failure{
          fmt::format("{}: error: the folder has no station.toml; name its SCL files instead, or add one",
                      arguments.front())};
    }
    return station::readStationFile(file);
  }
  station::StationFile file;
  file.name = std::filesystem::path(arguments.front()).stem().string();
  file.sources = arguments;
  return file;
}

/// Values that --watch shows: a line whenever one has changed, at most ten times a second each.
class Watch {
 public:
  static vcpu::Result<Watch> of(vcpu::Cpu& cpu, const std::vector<std::string>& paths) {
    Watch watch;
    for (const std::string& path : paths) {
      const vcpu::Result<vcpu::Operand> operand = cpu.find(path);
      if (!operand) return vcpu::Failure{operand.failure()};
      watch.entries_.push_back({path, *operand, "", -SHORTEST_SECONDS});
    }
    return watch;
  }

  /// Answers whether a line was printed.
  bool show(double seconds) {
    bool printed = false;
    for (Entry& entry : entries_) {
      if (seconds - entry.shownAt < SHORTEST_SECONDS) continue;
      std::string value = vcpu::formatValue(entry.operand);
      if (value == entry.shown) continue;
      fmt::print("{:9.3f} s  {} = {}\n", seconds, entry.path, value);
      entry.shown = std::move(value);
      entry.shownAt = seconds;
      printed = true;
    }
    return printed;
  }

 private:
  static constexpr double SHORTEST_SECONDS = 0.1;
  struct Entry {
    std::string path;
    vcpu::Operand operand;
    std::string shown;
    double shownAt;
  };
  std::vector<Entry> entries_;
};

/// The one line that shows how the run goes; rewritten in place on a terminal, absent elsewhere.
class StatusLine {
 public:
  explicit StatusLine(std::string name) : name_(std::move(name)), terminal_(isatty(STDOUT_FILENO) == 1) {}

  void clear() {
    if (terminal_) fmt::print("\r\033[K");
  }
  void show(const station::RunFigures& figures) {
    if (!terminal_) return;
    fmt::print("\r\033[K{}: RUN  {:.0f} s  {} cycles, {:.2f} ms mean, {:.2f} ms longest", name_,
               figures.seconds, figures.cycles, figures.meanCycleMs, figures.longestCycleMs);
    std::fflush(stdout);
  }

 private:
  std::string name_;
  bool terminal_;
};

/// The average scan and the most expensive one, of a run that counts.
class ScanCosts {
 public:
  void add(const vcpu::ScanCounts& counts) {
    sum_.statements += counts.statements;
    sum_.indexedAccesses += counts.indexedAccesses;
    sum_.calls += counts.calls;
    sum_.parameters += counts.parameters;
    sum_.blockCopies += counts.blockCopies;
    sum_.copiedBytes += counts.copiedBytes;
    sum_.communicationCalls += counts.communicationCalls;
    ++scans_;
    if (cost(counts) > cost(most_)) most_ = counts;
  }

  std::string table() const {
    const vcpu::CostRow rows[] = {{"average scan", sum_, std::max<uint64_t>(scans_, 1)},
                                  {"most expensive scan", most_}};
    return vcpu::costTable(rows);
  }

 private:
  // Which scan is the most expensive hardly depends on the CPU.
  static double cost(const vcpu::ScanCounts& counts) {
    return vcpu::estimate(counts, vcpu::cpuCosts().front()).microseconds;
  }

  vcpu::ScanCounts sum_;
  vcpu::ScanCounts most_;
  uint64_t scans_ = 0;
};

/// Seconds between two writes of the retentive data while the station runs.
constexpr double RETAIN_SECONDS = 1;

/// --retain: the retentive data of the run, in a file.
class Retention {
 public:
  /// FINE, or the exit code behind a fault that was reported.
  int begin(station::Station& station, const station::StationFile& file, const RunOptions& options,
            const scl::Program& program) {
    if (options.retain.empty()) return FINE;
    auto opened = station::RetentiveFile::open(options.retain, program);
    if (!opened) return fail("--retain " + opened.failure(), MACHINE_FAILED);
    const auto unfit = options.retainFitting ? station::UnfitValues::Drop : station::UnfitValues::Refuse;
    const auto news = opened->restore(station.cpu(), unfit);
    if (!news) return fail("--retain " + news.failure(), SOURCE_FAULT);
    for (const std::string& line : *news) fmt::print(stderr, "{}: {}\n", options.retain, line);
    for (const auto& [path, value] : file.startValues) {
      const vcpu::Result<vcpu::Operand> location = station.cpu().find(path);
      if (!location || !opened->restored(station.cpu(), *location)) continue;
      fmt::print(stderr, "{}: {} is retentive: it keeps its value, the start value {} does not count\n",
                 options.retain, path, value);
    }
    file_.emplace(std::move(*opened));
    return FINE;
  }

  void afterCycle(station::Station& station, double seconds) {
    if (!file_ || seconds - savedAt_ < RETAIN_SECONDS) return;
    savedAt_ = seconds;
    const vcpu::Result<void> saved = file_->saveSoon(station.cpu());
    if (!saved && !std::exchange(failureReported_, true))
      fmt::print(stderr, "s7mqtt: --retain {}\n", saved.failure());
  }

  /// FINE, or MACHINE_FAILED behind a fault that was reported.
  int end(station::Station& station) {
    if (!file_) return FINE;
    const vcpu::Result<void> saved = file_->saveNow(station.cpu());
    return saved ? FINE : fail("--retain " + saved.failure(), MACHINE_FAILED);
  }

 private:
  std::optional<station::RetentiveFile> file_;
  double savedAt_ = -RETAIN_SECONDS;
  bool failureReported_ = false;
};

/// Runs the station to its end with progress on stdout.
int runToEnd(station::Station& station, const station::StationFile& file, const RunOptions& options,
             Watch watch, Retention& retention) {
  const std::string cycle =
      file.cycleMs == 0 ? "without a shortest cycle" : fmt::format("cycle {} ms", file.cycleMs);
  fmt::print("{}: RUN on a virtual {}, {}. Ctrl-C ends it.\n", file.name, file.cpuName, cycle);
  StatusLine status(file.name);
  double statusAt = 0;
  ScanCosts costs;
  station::RunFigures figures =
      station.run({options.cycles, options.seconds}, [&](const station::RunFigures& now) {
        if (options.estimate) costs.add(station.cpu().scanCounts());
        if (interrupted != 0) return false;
        retention.afterCycle(station, now.seconds);
        const bool statusDue = now.seconds - statusAt >= 0.5;
        if (statusDue || !options.watch.empty()) {
          if (!options.watch.empty()) status.clear();
          const bool printed = watch.show(now.seconds);
          if (statusDue || printed) {
            status.show(now);
            statusAt = now.seconds;
          }
          std::fflush(stdout);
        }
        return true;
      });
  status.clear();
  const bool stopped = station.cpu().state() == vcpu::CpuState::Stop;
  fmt::print("{}: {} after {:.1f} s and {} cycles, {:.2f} ms mean, {:.2f} ms longest.\n", file.name,
             stopped ? "STOP" : "ended", figures.seconds, figures.cycles, figures.meanCycleMs,
             figures.longestCycleMs);
  if (options.estimate) fmt::print("\n{}", costs.table());
  const int saved = retention.end(station);
  if (!stopped) return saved;
  printDiagnosticBuffer(station.cpu(), stdout);
  return PLC_STOPPED;
}

}  // namespace

int run(const RunOptions& options) {
  auto file = openStation(options.station);
  if (!file) return fail(file.failure(), SOURCE_FAULT);
  for (const std::string& text : options.set) {
    auto assignment = splitAssignment(text, R"('"Config".broker.brokerPort=1884')");
    if (!assignment) return fail("--set " + assignment.failure(), USAGE_FAULT);
    file->startValues.emplace_back(assignment->path, assignment->value);
  }

  auto checked = station::checkSources(file->sources, scl::Dialect::Tia);
  if (int code = reportFaults(checked, stderr); code != FINE) return code;
  if (!vcpu::organizationBlocks(*checked->program).contains(vcpu::CYCLE)) {
    return fail(
        "the sources hold no OB1: add an ORGANIZATION_BLOCK \"Main\", which the CPU calls in every cycle",
        SOURCE_FAULT);
  }

  vcpu::CompileOptions compile;
  compile.compiler = options.compiler;
  compile.print.count = options.estimate;
  auto code = vcpu::MachineCode::compile(checked->program, compile);
  if (!code) return fail(code.failure(), MACHINE_FAILED);

  net::HostClock clock;
  net::TcpNetwork network;
  if (file->cycleMs == 0) clock.wakeOnEventsOf(network.events());
  auto station = station::Station::build(*file, *code, clock, network);
  if (!station) return fail(station.failure(), SOURCE_FAULT);
  auto watch = Watch::of((*station)->cpu(), options.watch);
  if (!watch) return fail("--watch: " + watch.failure(), SOURCE_FAULT);

  Retention retention;
  if (int begun = retention.begin(**station, *file, options, *checked->program); begun != FINE) return begun;

  waitingClock = &clock;
  std::signal(SIGINT, onInterrupt);
  std::signal(SIGTERM, onInterrupt);
  const int result = runToEnd(**station, *file, options, std::move(*watch), retention);
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  waitingClock = nullptr;
  return result;
}

}  // namespace cli
