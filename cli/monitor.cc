#include <fmt/format.h>

#include "cli/broker_connection.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/monitor_run.h"
#include "cli/report.h"
#include "monitor/topic.h"

namespace cli {
namespace {

/// The topics of events first: they are what matters where there is no room for all. Answers a sentence about
/// a topic that is none, or nothing.
std::string subscribe(BrokerConnection& connection, const MonitorOptions& options) {
  for (const std::string& topic : options.topics) {
    if (!connection.subscribe(topic)) {
      return fmt::format("--topic '{}' is no topic filter, or there are more than {}", topic,
                         mqtt::SUBSCRIPTIONS_MAX);
    }
  }
  for (const char* beside : {"state", "result"}) {
    for (const std::string& topic : options.topics) {
      const std::string filter = monitor::filterBeside(topic, beside);
      if (!filter.empty() && !connection.subscribe(filter))
        tell(fmt::format("s7mqtt: there is no room to hear of {}, too", filter), stderr);
    }
  }
  return "";
}

}  // namespace

int monitor(const MonitorOptions& options) {
  const auto opened = BrokerConnection::open(options.broker, "monitor");
  if (!opened) return fail(opened.failure(), USAGE_FAULT);
  BrokerConnection& connection = **opened;
  if (const std::string wrong = subscribe(connection, options); !wrong.empty())
    return fail(wrong, USAGE_FAULT);
  MonitorRun run(connection, options);
  if (const auto ready = run.open(); !ready) return fail(ready.failure(), MACHINE_FAILED);
  run.run();
  if (!connection.wasConnected())
    return fail(fmt::format("there was no connection to {}", options.broker.address), MACHINE_FAILED);
  return FINE;
}

}  // namespace cli
