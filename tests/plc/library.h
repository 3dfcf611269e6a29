#pragma once
// The SCL sources of the repository, as a user imports them.

#include <memory>
#include <string>
#include <vector>

#include "scl/advice/advice.h"
#include "scl/scl.h"

namespace plc_test {

/// The library as one file, with the limits of core/limits_large.h and of core/limits_small.h.
inline const std::string LARGE_IMPORT = PROJECT_ROOT "/plc/import/Mqtt-S7-1500.scl";
inline const std::string SMALL_IMPORT = PROJECT_ROOT "/plc/import/Mqtt-S7-1200-small.scl";

/// The client and telecontrol as one file.
inline const std::string TELECONTROL_IMPORT = PROJECT_ROOT "/plc/import/Mqtt-Telecontrol-S7-1500.scl";
inline const std::string SMALL_TELECONTROL_IMPORT = PROJECT_ROOT "/plc/import/Mqtt-Telecontrol-S7-1200.scl";

/// The files of plc/shells/s7-1500/sources.txt, in the order to import them, as paths that can be opened.
std::vector<std::string> libraryFiles();

/// The sources of a station.toml.
std::vector<std::string> stationFiles(const std::string& stationToml);

/// One source: the name for messages, and its text.
struct Source {
  std::string file;
  std::string text;
};

/// Reads the files.
std::vector<Source> sourcesOf(const std::vector<std::string>& files);

/// Parses and checks the sources as one PLC's program; answers as checkFiles does.
std::shared_ptr<const scl::Program> checkSources(const std::vector<Source>& sources, std::string& complaints);

/// Parses and checks the files as one PLC's program. `complaints` are the diagnostics, one a line, warnings
/// too; nullptr if there are errors.
std::shared_ptr<const scl::Program> checkFiles(const std::vector<std::string>& files,
                                               std::string& complaints);

/// What scl::advise says about an import of the files into TIA Portal, one warning a line.
std::string adviceOn(const std::vector<std::string>& files, scl::TargetCpu cpu);

/// The complaints about one source.
std::string complaintsOf(const std::string& text);

}  // namespace plc_test
