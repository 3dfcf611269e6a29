#pragma once
// A station on the host's clock and network. For the main thread.

#include "cli/commands.h"
#include "cli/compile.h"
#include "station/station_file.h"

namespace cli {

/// Runs it to its end, with progress on stdout, and answers an exit code. `program` is the one compiled.
int runLive(const station::StationFile& file, const scl::Program& program, const Compilation& compilation,
            const RunOptions& options);

}  // namespace cli
