#pragma once
// The station that an argument of a command names.

#include <string>
#include <vector>

#include "station/sources.h"
#include "station/station_file.h"

namespace cli {

/// A station.toml, or a folder with one, is that station, anything else names the sources of one. `dialect`
/// counts more than that of the station; nullptr: its own.
vcpu::Result<station::StationFile> openStation(const std::vector<std::string>& arguments,
                                               const scl::Dialect* dialect);

/// Adds what --set gives, PATH=VALUE each, to the start values. A failure is a sentence that begins with
/// --set.
vcpu::Result<void> addStartValues(station::StationFile& file, const std::vector<std::string>& given);

/// The checked program, or nullptr and an exit code behind faults that were reported.
struct StationProgram {
  std::shared_ptr<const scl::Program> program;
  int exitCode = 0;
};

/// Reads and checks the sources; a program without an OB1 is a fault.
StationProgram programOf(const station::StationFile& file);

}  // namespace cli
