#include <fmt/format.h>

#include <cstdio>

#include "cli/broker_connection.h"
#include "cli/commands.h"
#include "cli/end_of_run.h"
#include "cli/exit_code.h"
#include "cli/monitor_orders.h"
#include "cli/monitor_output.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"
#include "monitor/topic.h"
#include "monitor/watch.h"
#include "monitor/web/web_server.h"

namespace cli {
namespace {

constexpr int64_t REFRESH_NS = 500'000'000;
constexpr int64_t ORDER_VALID_MS = 30'000;

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

monitor::News takeOver(monitor::Watch& watch, const monitor::Arrival& arrival) {
  const std::lock_guard lock(watch.mutex);
  monitor::News news = watch.plant.take(arrival);
  if (news.result) watch.book.take(news.station, *news.result);
  return news;
}

void takeMessages(BrokerConnection& connection, monitor::Watch& watch, MonitorOutput& output, bool requests) {
  monitor::Arrival arrival;
  while (connection.receive(arrival)) {
    const std::string station = monitor::stationOf(arrival.topic);
    const bool wasKnown = watch.plant.stations().contains(station);
    const monitor::News news = takeOver(watch, arrival);
    if (requests && !wasKnown && watch.plant.stations().contains(station)) request(connection, station);
    output.show(arrival.topic, news);
  }
}

/// Where the page is, and for whom.
std::string pageText(const std::string& url, const std::string& web) {
  const auto address = monitor::webAddressOf(web);
  if (isLoopback(*address)) return fmt::format("the page is at {}", url);
  return fmt::format(
      "the page is at {}; whoever reaches it sees the stations and may acknowledge alarms, there is no "
      "password",
      url);
}

void advance(BrokerConnection& connection, monitor::Watch& watch) {
  const std::lock_guard lock(watch.mutex);
  sendOrders(connection, watch, ORDER_VALID_MS);
  watch.connection = connection.text();
}

Footing footingOf(const monitor::Watch& watch, const std::string& page) {
  Footing footing{.connection = watch.connection, .page = page, .order = {}};
  if (!watch.book.orders().empty()) footing.order = textOf(watch.book.orders().front());
  return footing;
}

}  // namespace

int monitor(const MonitorOptions& options) {
  const auto opened = BrokerConnection::open(options.broker, "monitor");
  if (!opened) return fail(opened.failure(), USAGE_FAULT);
  BrokerConnection& connection = **opened;
  if (const std::string wrong = subscribe(connection, options); !wrong.empty())
    return fail(wrong, USAGE_FAULT);

  monitor::Watch watch(filterOf(options));
  std::unique_ptr<monitor::WebServer> server;
  std::string page;
  if (!options.web.empty()) {
    auto listening = monitor::WebServer::listen(*monitor::webAddressOf(options.web), watch);
    if (!listening) return fail(listening.failure(), MACHINE_FAILED);
    server = std::move(*listening);
    page = pageText(server->url(), options.web);
  }

  const EndOfRun end(&connection.clock());
  const int64_t begin = connection.clock().monotonic();
  const auto lastNs = static_cast<int64_t>(options.seconds * 1e9);
  const std::unique_ptr<MonitorOutput> output = monitorOutput(options.format);
  int64_t refreshed = begin - REFRESH_NS;
  while (!end.isWanted() && failureOfStdout().empty()) {
    const int64_t now = connection.clock().monotonic();
    if (options.seconds > 0 && now - begin >= lastNs) break;
    connection.cycle();
    takeMessages(connection, watch, *output, options.request);
    advance(connection, watch);
    if (now - refreshed >= REFRESH_NS) {
      output->refresh(watch.plant, footingOf(watch, page));
      refreshed = now;
    }
    connection.rest();
  }
  if (!connection.wasConnected())
    return fail(fmt::format("there was no connection to {}", options.broker.address), MACHINE_FAILED);
  return FINE;
}

}  // namespace cli
