#pragma once
// Samples that say on their lines which faults they bring: "// error: SCL102" or "// warning: SCL131",
// several codes separated by blanks. Every other line must bring none. A file that cannot be read counts as
// empty; any thread may call.

#include <filesystem>
#include <string>
#include <vector>

#include "scl/scl.h"

namespace scl {

/// The sources of a folder, in a fixed order.
std::vector<std::filesystem::path> samplesIn(const std::filesystem::path& folder);

std::string sampleText(const std::filesystem::path& path);

/// Where the faults differ from those that `text` says it brings, one a line; empty if nowhere.
std::string faultDifference(const std::string& text, const Diagnostics& diagnostics);

}  // namespace scl
