#pragma once
#include "cli/broker_connection.h"
#include "monitor/watch.h"

namespace cli {

/// Sends what is wanted of the stations, each order as a command that is void after `validMs`, and ends those
/// that nobody has answered. For the main thread; it has the watch's mutex.
void sendOrders(BrokerConnection& connection, monitor::Watch& watch, int64_t validMs);

}  // namespace cli
