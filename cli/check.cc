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

/// That of --cpu. Of a folder with a station.toml the data blocks have the numbers given there.
vcpu::Result<scl::CpuMemory> memoryOf(const CheckOptions& options) {
  scl::CpuMemory memory;
  const bool isSmall = options.cpu == scl::TargetCpu::S7_1200;
  memory.areas = vcpu::memoryAreaBytes(isSmall ? "S7-1200" : "S7-1500");
  for (const std::string& path : options.sources) {
    const std::filesystem::path file = std::filesystem::path(path) / "station.toml";
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) continue;
    const vcpu::Result<station::StationFile> station = station::readStationFile(file);
    if (!station) return vcpu::Failure{station.failure()};
    const auto& numbers = station->memory.dataBlockNumbers;
    memory.dataBlockNumbers.insert(memory.dataBlockNumbers.end(), numbers.begin(), numbers.end());
  }
  return memory;
}

CheckResult checked(const CheckOptions& options) {
  const vcpu::Result<std::vector<std::string>> files = sourceFiles(options.sources);
  if (!files) return vcpu::Failure{files.failure()};
  const vcpu::Result<scl::CpuMemory> memory = memoryOf(options);
  if (!memory) return vcpu::Failure{memory.failure()};
  CheckResult result = station::checkSources(*files, *options.dialect, *memory);
  if (result && result->program != nullptr && options.dialect == &scl::Dialect::Tia) {
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
