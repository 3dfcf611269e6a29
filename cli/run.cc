#include <filesystem>
#include <utility>

#include "cli/assignment.h"
#include "cli/commands.h"
#include "cli/compile.h"
#include "cli/exit_code.h"
#include "cli/live_run.h"
#include "cli/replayed_run.h"
#include "cli/report.h"
#include "cli/source_files.h"
#include "station/sources.h"
#include "station/station_file.h"
#include "vcpu/cpu/organization_blocks.h"

namespace cli {
namespace {

/// A station.toml, or a folder with one, is that station, anything else names the sources of one.
vcpu::Result<station::StationFile> openStation(const std::vector<std::string>& arguments,
                                               const scl::Dialect* dialect) {
  const std::filesystem::path first = arguments.front();
  const auto settings = station::stationFileOf(first);
  if (arguments.size() == 1 && settings) {
    vcpu::Result<station::StationFile> file = station::readStationFile(*settings);
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

}  // namespace

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

  if (!options.replay.empty()) return runReplayed(std::move(*file), compilation, options);
  return runLive(*file, *checked->program, compilation, options);
}

}  // namespace cli
