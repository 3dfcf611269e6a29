#include "cli/station_argument.h"

#include <filesystem>
#include <utility>

#include "cli/assignment.h"
#include "cli/exit_code.h"
#include "cli/report.h"
#include "cli/source_files.h"
#include "vcpu/cpu/organization_blocks.h"

namespace cli {

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

vcpu::Result<void> addStartValues(station::StationFile& file, const std::vector<std::string>& given) {
  for (const std::string& text : given) {
    auto assignment = splitAssignment(text, R"('"Config".broker.brokerPort=1884')");
    if (!assignment) return vcpu::Failure{"--set " + assignment.failure()};
    file.startValues.emplace_back(assignment->path, assignment->value);
  }
  return {};
}

StationProgram programOf(const station::StationFile& file) {
  auto checked = station::checkSources(file.sources, *file.dialect, file.memory);
  if (int code = reportFaults(checked, stderr); code != FINE) return {nullptr, code};
  if (!vcpu::organizationBlocks(*checked->program).contains(vcpu::CYCLE)) {
    fail("the sources hold no OB1: add an ORGANIZATION_BLOCK \"Main\", which the CPU calls in every cycle",
         SOURCE_FAULT);
    return {nullptr, SOURCE_FAULT};
  }
  return {checked->program, FINE};
}

}  // namespace cli
