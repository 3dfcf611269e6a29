#pragma once
// Which SCL sources the arguments of a command name. Any thread may call.

#include <string>
#include <vector>

#include "vcpu/result/result.h"

namespace cli {

/// The files among `paths` as they are; in place of a station.toml, and of a folder with one, the sources
/// that it lists, in their order; in place of another folder its sources (.scl, .udt, .db, .awl, in any case
/// of letters) and those of all folders in it, in the order of their paths; in place of a pattern (*, ?,
/// [ab]) that is no file the files and folders it fits. A file that is named twice is in the answer once.
/// Fails for a folder that holds no source or cannot be read, and for a pattern that fits nothing; a file
/// that is not there is left to the reader.
vcpu::Result<std::vector<std::string>> sourceFiles(const std::vector<std::string>& paths);

}  // namespace cli
