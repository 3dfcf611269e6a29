#pragma once
#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace cli {

/// The command monitor and its options, which write to `monitor`.
void addMonitor(CLI::App& app, MonitorOptions& monitor);

/// The command command and its options, which write to `command`.
void addCommand(CLI::App& app, CommandOptions& command);

}  // namespace cli
