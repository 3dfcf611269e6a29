#include "fleet/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fleet/report_page.h"

namespace fleet {
namespace {

constexpr double KIB = 1024;

double secondsOf(const Outcome& outcome) {
  return outcome.seconds.empty() ? 0 : outcome.seconds.back().at;
}

double perSecond(int64_t number, const Outcome& outcome) {
  const double seconds = secondsOf(outcome);
  return seconds > 0 ? static_cast<double>(number) / seconds : 0;
}

/// Messages that were sent with QoS 1 or 2, and not acknowledged when the run ended.
int64_t unacknowledged(const Outcome& outcome) {
  return outcome.counts.confirmable - outcome.counts.acknowledged;
}

int64_t mostConnected(const Outcome& outcome) {
  int64_t most = 0;
  for (const Second& second : outcome.seconds) most = std::max(most, second.connected);
  return most;
}

int64_t mostConnects(const Outcome& outcome) {
  int64_t most = 0;
  for (const Second& second : outcome.seconds) most = std::max(most, second.counts.connects);
  return most;
}

nlohmann::json latencyJson(const LatencyFigures& latencies) {
  return {{"count", latencies.count},
          {"p50", latencies.p50},
          {"p90", latencies.p90},
          {"p99", latencies.p99},
          {"max", latencies.longest}};
}

nlohmann::json countsJson(const TrafficCounts& counts) {
  return {{"connects", counts.connects},         {"refusals", counts.refusals},
          {"failures", counts.failures},         {"disconnects", counts.disconnects},
          {"published", counts.published},       {"resent", counts.resent},
          {"acknowledged", counts.acknowledged}, {"received", counts.received}};
}

nlohmann::json secondJson(const Second& second) {
  nlohmann::json json = countsJson(second.counts);
  json["at"] = second.at;
  json["started"] = second.started;
  json["connected"] = second.connected;
  json["latencyMs"] = latencyJson(second.latencies);
  json["cycles"] = second.cycles.cycles;
  json["longestScanMs"] = second.cycles.longestScanMs;
  json["latestMs"] = second.cycles.latestMs;
  json["residentBytes"] = second.usage.residentBytes;
  json["cpuSeconds"] = second.usage.cpuSeconds;
  return json;
}

}  // namespace

std::string statusLine(const Second& second, int64_t count) {
  return fmt::format("{:.0f} s: {} of {} connected, {} messages/s, {} acknowledged, p99 {:.1f} ms", second.at,
                     fmt::group_digits(second.connected), fmt::group_digits(count),
                     fmt::group_digits(second.counts.published),
                     fmt::group_digits(second.counts.acknowledged), second.latencies.p99);
}

std::string table(const Outcome& outcome) {
  std::string text;
  const auto row = [&](std::string_view name, const std::string& value) {
    text += fmt::format("{:<26}{}\n", name, value);
  };
  const TrafficCounts& counts = outcome.counts;
  const LatencyFigures latencies = outcome.latencies.figures();
  row("stations", fmt::format("{} of {}, cycle {} ms", fmt::group_digits(outcome.count), outcome.station,
                              outcome.cycleMs));
  row("ran", fmt::format("{:.1f} s", secondsOf(outcome)));
  row("connected",
      fmt::format("{} at most, {} at the end", fmt::group_digits(mostConnected(outcome)),
                  fmt::group_digits(outcome.seconds.empty() ? 0 : outcome.seconds.back().connected)));
  row("connects", fmt::format("{}, at most {} in a second; refused {}, failed {}, ended {}",
                              fmt::group_digits(counts.connects), fmt::group_digits(mostConnects(outcome)),
                              fmt::group_digits(counts.refusals), fmt::group_digits(counts.failures),
                              fmt::group_digits(counts.disconnects)));
  row("messages published",
      fmt::format("{}, {:.0f} a second; sent again {}", fmt::group_digits(counts.published),
                  perSecond(counts.published, outcome), fmt::group_digits(counts.resent)));
  row("acknowledged",
      fmt::format("{} of {} with QoS 1 or 2; not yet {}", fmt::group_digits(counts.acknowledged),
                  fmt::group_digits(counts.confirmable), fmt::group_digits(unacknowledged(outcome))));
  row("messages received", fmt::format("{}, {:.0f} a second", fmt::group_digits(counts.received),
                                       perSecond(counts.received, outcome)));
  row("acknowledged within",
      fmt::format("{:.1f} ms half of them, {:.1f} ms 90 %, {:.1f} ms 99 %, {:.1f} ms all", latencies.p50,
                  latencies.p90, latencies.p99, latencies.longest));
  row("longest scan", fmt::format("{:.2f} ms", outcome.longestScanMs));
  row("cycle behind its time", fmt::format("{:.1f} ms at most", outcome.latestMs));
  row("memory of a station", fmt::format("{:.0f} KiB", static_cast<double>(outcome.bytesPerStation) / KIB));
  row("processor of a station",
      fmt::format("{:.3f} ms a second: {:.0f} stations a core", outcome.cpuMsPerStationSecond,
                  outcome.cpuMsPerStationSecond > 0 ? 1000 / outcome.cpuMsPerStationSecond : 0));
  if (outcome.stopped > 0)
    row("in STOP", fmt::format("{}; {}", fmt::group_digits(outcome.stopped), outcome.firstStop));
  return text;
}

std::string json(const Outcome& outcome) {
  nlohmann::json json = countsJson(outcome.counts);
  json["station"] = outcome.station;
  json["count"] = outcome.count;
  json["cycleMs"] = outcome.cycleMs;
  json["ranSeconds"] = secondsOf(outcome);
  json["mostConnected"] = mostConnected(outcome);
  json["mostConnectsInASecond"] = mostConnects(outcome);
  json["confirmable"] = outcome.counts.confirmable;
  json["unacknowledged"] = unacknowledged(outcome);
  json["latencyMs"] = latencyJson(outcome.latencies.figures());
  json["longestScanMs"] = outcome.longestScanMs;
  json["latestMs"] = outcome.latestMs;
  json["bytesPerStation"] = outcome.bytesPerStation;
  json["cpuMsPerStationSecond"] = outcome.cpuMsPerStationSecond;
  json["stopped"] = outcome.stopped;
  json["firstStop"] = outcome.firstStop;
  json["seconds"] = nlohmann::json::array();
  for (const Second& second : outcome.seconds) json["seconds"].push_back(secondJson(second));
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string page(const Outcome& outcome) {
  constexpr std::string_view PLACE = "/*OUTCOME*/null";
  std::string figures = json(outcome);
  // Nothing in a text may end the script that it stands in.
  for (size_t at = figures.find('<'); at != std::string::npos; at = figures.find('<', at))
    figures.replace(at, 1, "\\u003c");
  std::string text = REPORT_HTML;
  const size_t at = text.find(PLACE);
  if (at != std::string::npos) text.replace(at, PLACE.size(), figures);
  return text;
}

}  // namespace fleet
