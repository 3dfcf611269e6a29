#include <fmt/format.h>

#include <cstdio>

#include "cli/broker_connection.h"
#include "cli/commands.h"
#include "cli/end_of_run.h"
#include "cli/exit_code.h"
#include "cli/monitor_output.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"
#include "monitor/topic.h"

namespace cli {
namespace {

constexpr int64_t REFRESH_NS = 500'000'000;

monitor::Filter filterOf(const MonitorOptions& options) {
  return {.stations = options.station,
          .points = {options.points.begin(), options.points.end()},
          .alarmsOnly = options.alarms};
}

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

/// Asks a station for its values. Where there is no room for the message it is not asked.
void request(BrokerConnection& connection, const std::string& station) {
  (void)connection.publish(monitor::topicOf(station, "request"), "");
}

void takeMessages(BrokerConnection& connection, monitor::Plant& plant, MonitorOutput& output, bool requests) {
  monitor::Arrival arrival;
  while (connection.receive(arrival)) {
    const std::string station = monitor::stationOf(arrival.topic);
    const bool wasKnown = plant.stations().contains(station);
    const monitor::News news = plant.take(arrival);
    if (requests && !wasKnown && plant.stations().contains(station)) request(connection, station);
    output.show(arrival.topic, news);
  }
}

}  // namespace

int monitor(const MonitorOptions& options) {
  const auto opened = BrokerConnection::open(options.broker, "monitor");
  if (!opened) return fail(opened.failure(), USAGE_FAULT);
  BrokerConnection& connection = **opened;
  if (const std::string wrong = subscribe(connection, options); !wrong.empty())
    return fail(wrong, USAGE_FAULT);

  const EndOfRun end(&connection.clock());
  const int64_t begin = connection.clock().monotonic();
  const auto lastNs = static_cast<int64_t>(options.seconds * 1e9);
  const std::unique_ptr<MonitorOutput> output = monitorOutput(options.format);
  monitor::Plant plant(filterOf(options));
  int64_t refreshed = begin - REFRESH_NS;
  while (!end.isWanted() && failureOfStdout().empty()) {
    const int64_t now = connection.clock().monotonic();
    if (options.seconds > 0 && now - begin >= lastNs) break;
    connection.cycle();
    takeMessages(connection, plant, *output, options.request);
    if (now - refreshed >= REFRESH_NS) {
      output->refresh(plant, connection.text());
      refreshed = now;
    }
    connection.rest();
  }
  if (!connection.wasConnected())
    return fail(fmt::format("there was no connection to {}", options.broker.address), MACHINE_FAILED);
  return FINE;
}

}  // namespace cli
