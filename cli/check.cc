#include <filesystem>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/fault_formats.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"
#include "cli/source_files.h"
#include "scl/advice/advice.h"
#include "station/station_file.h"
#include "vcpu/family/memory_areas.h"

namespace cli {
namespace {

struct Settings {
  const scl::Dialect* dialect = &scl::Dialect::Tia;
  scl::CpuMemory memory;
};

/// Those of the options. Of a station the data blocks have the numbers given there, and
/// the sources its dialect unless the options name one.
vcpu::Result<Settings> settingsOf(const CheckOptions& options) {
  Settings settings;
  for (const std::string& path : options.sources) {
    const auto file = station::stationFileOf(path);
    if (!file) continue;
    const vcpu::Result<station::StationFile> station = station::readStationFile(*file);
    if (!station) return vcpu::Failure{station.failure()};
    const auto& numbers = station->memory.dataBlockNumbers;
    auto& all = settings.memory.dataBlockNumbers;
    all.insert(all.end(), numbers.begin(), numbers.end());
    settings.dialect = station->dialect;
  }
  if (options.dialect != nullptr) settings.dialect = options.dialect;
  const bool isSmall = options.cpu == scl::TargetCpu::S7_1200;
  settings.memory.areas = vcpu::memoryAreaSizes(isSmall ? "S7-1200" : station::defaultCpu(*settings.dialect));
  return settings;
}

CheckResult checked(const CheckOptions& options) {
  const vcpu::Result<std::vector<std::string>> files = sourceFiles(options.sources);
  if (!files) return vcpu::Failure{files.failure()};
  const vcpu::Result<Settings> settings = settingsOf(options);
  if (!settings) return vcpu::Failure{settings.failure()};
  CheckResult result = station::checkSources(*files, *settings->dialect, settings->memory);
  if (result && result->program != nullptr && settings->dialect == &scl::Dialect::Tia) {
    scl::advise(*result->program, options.cpu, result->diagnostics);
  }
  return result;
}

}  // namespace

int check(const CheckOptions& options) {
  const CheckResult result = checked(options);
  switch (options.format) {
    case FaultFormat::Text: return reportFaults(result, stdout);
    case FaultFormat::Json: say(stdout, faultsAsJson(result)); break;
    case FaultFormat::Sarif: say(stdout, faultsAsSarif(result)); break;
  }
  return result && !result->diagnostics.hasErrors() ? FINE : SOURCE_FAULT;
}

}  // namespace cli
