#pragma once
// The command line of s7mqtt fleet.

#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace cli {

/// `fleet` must live until `app` has parsed.
void addFleet(CLI::App& app, FleetOptions& fleet);

}  // namespace cli
