#include "fleet/stations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace fleet {
namespace {

constexpr int64_t NS_PER_MS = 1'000'000;
constexpr std::string_view NUMBER = "{n}";
/// The multiples of this fill the space between two whole numbers evenly, however many there are.
constexpr double GOLDEN = 0.618033988749895;

std::string numbered(std::string text, int64_t number) {
  const std::string digits = std::to_string(number);
  for (size_t at = text.find(NUMBER); at != std::string::npos; at = text.find(NUMBER, at + digits.size()))
    text.replace(at, NUMBER.size(), digits);
  return text;
}

}  // namespace

Stations::Stations(const station::StationFile& file, vcpu::Clock& clock)
    : file_(file), clock_(clock), cycle_(std::max<int64_t>(file.cycleMs, 1) * NS_PER_MS) {}

vcpu::Result<void> Stations::add(int64_t number, const std::shared_ptr<const vcpu::MachineCode>& code,
                                 vcpu::Network& network) {
  station::StationFile own = file_;
  for (auto& [path, value] : own.startValues) value = numbered(value, number);
  auto station = station::Station::build(own, code, clock_, network);
  if (!station) return vcpu::Failure{station.failure()};
  stations_.push_back(std::move(*station));
  return {};
}

void Stations::startNext() {
  const size_t station = started_++;
  stations_[station]->cpu().start();
  if (stations_[station]->cpu().state() == vcpu::CpuState::Stop) return noteStop(station);
  double whole = 0;
  const double moment = std::modf(static_cast<double>(station) * GOLDEN, &whole);
  due_.push({clock_.monotonic() + static_cast<int64_t>(moment * static_cast<double>(cycle_)), station});
}

void Stations::noteStop(size_t station) {
  ++figures_.stopped;
  const auto& events = stations_[station]->cpu().diagnosticBuffer();
  if (!firstStop_.empty() || events.empty()) return;
  const auto isCause = [](const vcpu::DiagnosticEvent& event) {
    return event.kind != vcpu::EventKind::Startup;
  };
  const auto cause = std::find_if(events.begin(), events.end() - 1, isCause);
  firstStop_ = fmt::format("station {}: {}", station + 1, cause->sentence);
}

void Stations::scan(Due due) {
  vcpu::Cpu& cpu = stations_[due.station]->cpu();
  const int64_t before = clock_.monotonic();
  cpu.scanOnce();
  const int64_t after = clock_.monotonic();
  ++figures_.cycles;
  figures_.longestScanMs = std::max(figures_.longestScanMs, static_cast<double>(after - before) / NS_PER_MS);
  figures_.latestMs = std::max(figures_.latestMs, static_cast<double>(before - due.time) / NS_PER_MS);
  if (cpu.state() == vcpu::CpuState::Stop) return noteStop(due.station);
  due_.push({std::max(due.time + cycle_, after), due.station});
}

void Stations::scanDue(const std::function<bool()>& goesOn) {
  while (!due_.empty() && due_.top().time <= clock_.monotonic() && goesOn()) {
    const Due due = due_.top();
    due_.pop();
    scan(due);
  }
}

int64_t Stations::nextDue() const {
  return due_.empty() ? std::numeric_limits<int64_t>::max() : due_.top().time;
}

CycleFigures Stations::takeFigures() {
  CycleFigures taken = figures_;
  figures_ = {};
  figures_.stopped = taken.stopped;
  return taken;
}

}  // namespace fleet
