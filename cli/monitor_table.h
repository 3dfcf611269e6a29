#pragma once
#include "cli/monitor_output.h"

namespace cli {

/// The table on a terminal, drawn anew from its upper left corner: alarms, stations, points. What does not
/// fit is told below.
std::unique_ptr<MonitorOutput> monitorTable();

}  // namespace cli
