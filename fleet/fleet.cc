#include "fleet/fleet.h"

#include <algorithm>

namespace fleet {
namespace {

constexpr int64_t NS_PER_SECOND = 1'000'000'000;
constexpr double MS_PER_SECOND = 1000;

}  // namespace

Fleet::Fleet(const station::StationFile& file, vcpu::Clock& clock, vcpu::Network& network)
    : file_(file), clock_(clock), network_(network, clock, traffic_), stations_(file, clock) {}

vcpu::Result<void> Fleet::build(int64_t count, const std::shared_ptr<const vcpu::MachineCode>& code,
                                const std::function<bool()>& goesOn) {
  const ProcessUsage before = processUsage();
  for (int64_t number = 1; number <= count && goesOn(); ++number) {
    const auto added = stations_.add(number, code, network_);
    if (!added) return added;
  }
  if (stations_.count() > 0)
    bytesPerStation_ = (processUsage().residentBytes - before.residentBytes) / stations_.count();
  return {};
}

void Fleet::startDue(double at, double startsPerSecond) {
  // In this order the count is taken of a rate that is infinite, too.
  const double due = std::min(static_cast<double>(stations_.count()), at * startsPerSecond + 1);
  while (stations_.started() < static_cast<int64_t>(due)) stations_.startNext();
}

void Fleet::endSecond(double at, const std::function<void(const Second&)>& afterSecond) {
  Second second{.at = at,
                .started = stations_.started(),
                .connected = traffic_.connected,
                .counts = traffic_.counts - countsBefore_,
                .latencies = traffic_.latencies.figures(),
                .cycles = stations_.takeFigures(),
                .usage = processUsage()};
  countsBefore_ = traffic_.counts;
  latencies_.add(traffic_.latencies);
  traffic_.latencies = {};
  seconds_.push_back(second);
  afterSecond(second);
}

Outcome Fleet::run(double startsPerSecond, double seconds, const std::function<bool()>& goesOn,
                   const std::function<void(const Second&)>& afterSecond) {
  usageAtStart_ = processUsage();
  const int64_t begin = clock_.monotonic();
  int64_t nextSecond = begin + NS_PER_SECOND;
  const auto secondsOf = [&](int64_t time) { return static_cast<double>(time - begin) / NS_PER_SECOND; };
  int64_t now = begin;
  while (goesOn() && (seconds == 0 || secondsOf(now) < seconds)) {
    startDue(secondsOf(now), startsPerSecond);
    stations_.scanDue([&] { return clock_.monotonic() < nextSecond && goesOn(); });
    now = clock_.monotonic();
    if (now >= nextSecond) {
      endSecond(secondsOf(now), afterSecond);
      nextSecond += NS_PER_SECOND * ((now - nextSecond) / NS_PER_SECOND + 1);
    }
    const bool starts = stations_.started() < stations_.count();
    const double untilStart = starts ? std::min(1.0, 1 / startsPerSecond) : 1.0;
    const int64_t nextStart = now + static_cast<int64_t>(untilStart * NS_PER_SECOND);
    clock_.waitUntil(std::min({stations_.nextDue(), nextSecond, nextStart}));
    now = clock_.monotonic();
  }
  endSecond(secondsOf(now), afterSecond);
  return outcome();
}

Outcome Fleet::outcome() const {
  Outcome outcome{.station = file_.name,
                  .count = stations_.count(),
                  .cycleMs = file_.cycleMs,
                  .seconds = seconds_,
                  .counts = traffic_.counts,
                  .latencies = latencies_,
                  .bytesPerStation = bytesPerStation_,
                  .firstStop = stations_.firstStop(),
                  .stopped = seconds_.back().cycles.stopped};
  double stationSeconds = 0;
  double before = 0;
  for (const Second& second : seconds_) {
    outcome.longestScanMs = std::max(outcome.longestScanMs, second.cycles.longestScanMs);
    outcome.latestMs = std::max(outcome.latestMs, second.cycles.latestMs);
    stationSeconds += static_cast<double>(second.started) * (second.at - before);
    before = second.at;
  }
  const double spent = seconds_.back().usage.cpuSeconds - usageAtStart_.cpuSeconds;
  if (stationSeconds > 0) outcome.cpuMsPerStationSecond = spent * MS_PER_SECOND / stationSeconds;
  return outcome;
}

}  // namespace fleet
