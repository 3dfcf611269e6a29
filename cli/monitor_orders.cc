#include "cli/monitor_orders.h"

#include "monitor/topic.h"

namespace cli {

void sendOrders(BrokerConnection& connection, monitor::Watch& watch, int64_t validMs) {
  const int64_t nowMs = utcNow();
  watch.book.expire(nowMs);
  for (const monitor::Order& order : watch.wanted) {
    const std::string payload = commandText(watch.book.enter(order, nowMs, validMs));
    if (payload.size() > monitor::COMMAND_BYTES_MAX) {
      watch.book.wasNotSent("the name of the point is too long for a command");
    } else if (!connection.publish(monitor::topicOf(order.station, "command"), payload)) {
      watch.book.wasNotSent(connection.isConnected() ? "too many messages wait for the broker"
                                                     : "there is no connection to the broker");
    }
  }
  watch.wanted.clear();
}

}  // namespace cli
