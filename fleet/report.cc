#include "fleet/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fleet/report_page.h"

namespace fleet {
namespace {

constexpr double KIB = 1024;
constexpr double HALF = 50;
constexpr double MOST = 99;

// 1234567 as 1,234,567.
std::string grouped(int64_t number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<int64_t>(digits.size()) - 3; at > (number < 0 ? 1 : 0); at -= 3)
    digits.insert(static_cast<size_t>(at), 1, ',');
  return digits;
}

double secondsOf(const Outcome& outcome) {
  return outcome.seconds.empty() ? 0 : outcome.seconds.back().at;
}

double perSecond(int64_t number, const Outcome& outcome) {
  const double seconds = secondsOf(outcome);
  return seconds > 0 ? static_cast<double>(number) / seconds : 0;
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

nlohmann::json latencyJson(const Latencies& latencies) {
  return {{"count", latencies.count()},
          {"p50", latencies.percentileMs(HALF)},
          {"p90", latencies.percentileMs(90)},
          {"p99", latencies.percentileMs(MOST)},
          {"max", latencies.longestMs()}};
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
                     grouped(second.connected), grouped(count), grouped(second.counts.published),
                     grouped(second.counts.acknowledged), second.latencies.percentileMs(MOST));
}

std::string table(const Outcome& outcome) {
  std::string text;
  const auto row = [&](std::string_view name, const std::string& value) {
    text += fmt::format("{:<26}{}\n", name, value);
  };
  const TrafficCounts& counts = outcome.counts;
  row("stations",
      fmt::format("{} of {}, cycle {} ms", grouped(outcome.count), outcome.station, outcome.cycleMs));
  row("ran", fmt::format("{:.1f} s", secondsOf(outcome)));
  row("connected", fmt::format("{} at most, {} at the end", grouped(mostConnected(outcome)),
                               grouped(outcome.seconds.empty() ? 0 : outcome.seconds.back().connected)));
  row("connects",
      fmt::format("{}, at most {} in a second; refused {}, failed {}, ended {}", grouped(counts.connects),
                  grouped(mostConnects(outcome)), grouped(counts.refusals), grouped(counts.failures),
                  grouped(counts.disconnects)));
  row("messages published", fmt::format("{}, {:.0f} a second; sent again {}", grouped(counts.published),
                                        perSecond(counts.published, outcome), grouped(counts.resent)));
  row("acknowledged", fmt::format("{} of {} with QoS 1 or 2; not yet {}", grouped(counts.acknowledged),
                                  grouped(counts.confirmable), grouped(outcome.unacknowledged)));
  row("messages received",
      fmt::format("{}, {:.0f} a second", grouped(counts.received), perSecond(counts.received, outcome)));
  row("acknowledged within",
      fmt::format("{:.1f} ms half of them, {:.1f} ms 90 %, {:.1f} ms 99 %, {:.1f} ms all",
                  outcome.latencies.percentileMs(HALF), outcome.latencies.percentileMs(90),
                  outcome.latencies.percentileMs(MOST), outcome.latencies.longestMs()));
  row("longest scan", fmt::format("{:.2f} ms", outcome.longestScanMs));
  row("cycle behind its time", fmt::format("{:.1f} ms at most", outcome.latestMs));
  row("memory of a station", fmt::format("{:.0f} KiB", static_cast<double>(outcome.bytesPerStation) / KIB));
  row("processor of a station",
      fmt::format("{:.3f} ms a second: {:.0f} stations a core", outcome.cpuMsPerStationSecond,
                  outcome.cpuMsPerStationSecond > 0 ? 1000 / outcome.cpuMsPerStationSecond : 0));
  if (outcome.stopped > 0) row("in STOP", fmt::format("{}; {}", grouped(outcome.stopped), outcome.firstStop));
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
  json["unacknowledged"] = outcome.unacknowledged;
  json["latencyMs"] = latencyJson(outcome.latencies);
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
