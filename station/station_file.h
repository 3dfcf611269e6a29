#pragma once
// station.toml: which SCL sources and tag tables make up one PLC, and how it is set.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scl/scl.h"
#include "vcpu/cpu/organization_block_properties.h"
#include "vcpu/family/cpu_family.h"
#include "vcpu/result/result.h"
#include "vcpu/system/communication/communication_rule.h"

namespace station {

/// What station.toml says, checked. Sources are paths as they can be opened from here.
struct StationFile {
  std::string name = "Station";
  std::string cpuName = "S7-1500";                            ///< as written: S7-1516, S7-1500, S7-414
  const vcpu::CpuFamily* family = &vcpu::CpuFamily::S7_1500;  ///< never nullptr
  scl::CpuMemory memory;                                      ///< of that CPU, and the numbers of data blocks
  const scl::Dialect* dialect = &scl::Dialect::Tia;           ///< of the sources; never nullptr
  /// SCL sources and tag tables, in the order a PLC user would compile them; an entry that ends in .txt has
  /// become the files of that list.
  std::vector<std::string> sources;
  /// Shortest time from one OB1 to the next; 1..watchdogMs, 0: none (Station::run).
  int32_t cycleMs = 10;
  int32_t watchdogMs = 150;                                             ///< longest OB1 cycle; 1..6000
  std::map<int, vcpu::OrganizationBlockProperties> organizationBlocks;  ///< by number
  std::vector<std::pair<std::string, std::string>> startValues;         ///< S7 path, SCL literal
  std::vector<vcpu::CommunicationRule> communication;                   ///< how jobs of TCON and its kin go
  /// The folder that is the memory card, as it can be opened from here; empty: the CPU has none.
  std::string cardFolder{};
};

/// Gives the station the CPU of this name, with its family and memory areas. False: there is no such CPU, and
/// nothing is changed.
bool setCpu(StationFile& station, const std::string& name);

/// The CPU of a station that names none: S7-1500, or S7-300 if its sources are of the classic dialect.
const char* defaultCpu(const scl::Dialect& dialect);

/// The station.toml that a path names: the path itself if it ends in .toml, or that of a folder. Nothing if
/// there is none. Any thread may call.
std::optional<std::filesystem::path> stationFileOf(const std::filesystem::path& path);

/// Reads and checks `path`. A failure names file, line and column. Any thread may call.
vcpu::Result<StationFile> readStationFile(const std::filesystem::path& path);

/// Like readStationFile, of a text that is already at hand; `file` is its name in failures.
vcpu::Result<StationFile> parseStationFile(std::string_view text, const std::filesystem::path& file);

}  // namespace station
