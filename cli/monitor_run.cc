#include "cli/monitor_run.h"

#include <fmt/format.h>

#include "cli/end_of_run.h"
#include "cli/monitor_orders.h"
#include "cli/output/standard_files.h"
#include "monitor/topic.h"

namespace cli {
namespace {

constexpr int64_t REFRESH_NS = 500'000'000;

monitor::Filter filterOf(const MonitorOptions& options) {
  return {.stations = options.station,
          .points = {options.points.begin(), options.points.end()},
          .alarmsOnly = options.alarms};
}

/// Where the page is, and for whom.
std::string pageText(const std::string& url, const monitor::WebAddress& address) {
  if (isLoopback(address)) return fmt::format("the page is at {}", url);
  return fmt::format(
      "the page is at {}; whoever reaches it sees the stations and may acknowledge alarms, there is no "
      "password",
      url);
}

}  // namespace

MonitorRun::MonitorRun(BrokerConnection& connection, const MonitorOptions& options)
    : connection_(connection), options_(options), watch_(filterOf(options)) {}

vcpu::Result<void> MonitorRun::open() {
  if (const auto opened = openHistory(); !opened) return opened;
  return openPage();
}

vcpu::Result<void> MonitorRun::openHistory() {
  if (options_.history.empty()) return {};
  auto opened = monitor::History::open(options_.history);
  if (!opened) return vcpu::Failure{opened.failure()};
  history_ = std::move(*opened);
  history_->restore(watch_.plant);
  return {};
}

vcpu::Result<void> MonitorRun::openPage() {
  if (options_.web.empty()) return {};
  const auto address = monitor::webAddressOf(options_.web);
  auto listening = monitor::WebServer::listen(*address, watch_);
  if (!listening) return vcpu::Failure{listening.failure()};
  server_ = std::move(*listening);
  page_ = pageText(server_->url(), *address);
  return {};
}

void MonitorRun::run() {
  const EndOfRun end(&connection_.clock(), Keyboard::restore);
  output_ = monitorOutput(options_.format);
  if (isAtTerminal() && options_.format == MonitorFormat::People) keyboard_.emplace();
  const int64_t begin = connection_.clock().monotonic();
  const auto lastNs = static_cast<int64_t>(options_.seconds * 1e9);
  int64_t refreshed = begin - REFRESH_NS;
  int64_t kept = begin;
  while (!end.isWanted() && !desk_.wantsEnd() && failureOfStdout().empty()) {
    const int64_t now = connection_.clock().monotonic();
    if (options_.seconds > 0 && now - begin >= lastNs) break;
    connection_.cycle();
    takeMessages();
    const bool pressed = takeKeys();
    sendOrders();
    if (now - kept >= REFRESH_NS) {
      keepHistory();
      kept = now;
    }
    if (pressed || now - refreshed >= REFRESH_NS) {
      refresh();
      refreshed = now;
    }
    connection_.rest();
  }
  keyboard_.reset();
  endHistory();
}

monitor::News MonitorRun::takeOver(const monitor::Arrival& arrival) {
  const std::lock_guard lock(watch_.mutex);
  monitor::News news = watch_.plant.take(arrival);
  if (news.result) watch_.book.take(news.station, *news.result);
  const auto station = watch_.plant.stations().find(news.station);
  if (history_ && station != watch_.plant.stations().end())
    history_->add(news, station->second, arrival.utcMs);
  return news;
}

void MonitorRun::keepHistory() {
  if (!history_) return;
  if (connection_.hears() != isKnownConnected_) {
    isKnownConnected_ = !isKnownConnected_;
    history_->addConnection(isKnownConnected_, utcNow());
  }
  history_->commit(utcNow());
  const std::lock_guard lock(watch_.mutex);
  watch_.trouble = history_->trouble();
}

void MonitorRun::endHistory() {
  if (!history_) return;
  if (isKnownConnected_) history_->addConnection(false, utcNow());
  history_->commit(utcNow());
}

void MonitorRun::takeMessages() {
  monitor::Arrival arrival;
  const auto& stations = watch_.plant.stations();
  while (connection_.receive(arrival)) {
    const size_t known = stations.size();
    const monitor::News news = takeOver(arrival);
    // Where there is no room for the message the station is not asked.
    if (options_.request && stations.size() > known)
      (void)connection_.publish(monitor::topicOf(news.station, "request"), "");
    output_->show(arrival.topic, news);
  }
}

void MonitorRun::sendOrders() {
  const std::lock_guard lock(watch_.mutex);
  cli::sendOrders(connection_, watch_, static_cast<int64_t>(options_.expireSeconds * 1000));
  watch_.connection = connection_.text();
}

/// Answers whether a key was pressed.
bool MonitorRun::takeKeys() {
  if (!keyboard_) return false;
  const std::vector<monitor::Key> keys = keyboard_->take();
  for (const monitor::Key& key : keys) {
    desk_.press(key, watch_.plant);
    const auto order = desk_.takeOrder();
    const std::lock_guard lock(watch_.mutex);
    if (order && watch_.wanted.size() < monitor::Watch::ORDERS_WAITING_MAX) watch_.wanted.push_back(*order);
  }
  return !keys.empty();
}

void MonitorRun::refresh() {
  Footing footing{.connection = watch_.connection,
                  .page = page_,
                  .trouble = watch_.trouble,
                  .order = {},
                  .prompt = desk_.prompt()};
  if (!watch_.book.orders().empty()) footing.order = textOf(watch_.book.orders().front());
  footing.hasKeys = keyboard_.has_value();
  footing.chosen = desk_.chosen();
  output_->refresh(watch_.plant, footing);
}

}  // namespace cli
