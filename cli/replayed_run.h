#pragma once
// A station that does again what a recording holds. For the main thread.

#include "cli/commands.h"
#include "cli/compile.h"
#include "station/station_file.h"

namespace cli {

/// Replays it to its end, with progress on stdout, and answers an exit code.
int runReplayed(station::StationFile file, const Compilation& compilation, const RunOptions& options);

}  // namespace cli
