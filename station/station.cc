#include "station/station.h"

#include <algorithm>

#include "vcpu/access/value.h"

namespace station {
namespace {

constexpr double NANOSECONDS_PER_MS = 1e6;
constexpr double NANOSECONDS_PER_SECOND = 1e9;

vcpu::Result<void> applyStartValue(vcpu::Cpu& cpu, const std::string& path, const std::string& value) {
  const vcpu::Result<vcpu::Operand> operand = cpu.findStartValue(path);
  if (!operand) return vcpu::Failure{operand.failure()};
  const vcpu::Result<void> set = vcpu::setValue(*operand, value);
  return set ? set : vcpu::Failure{path + ": " + set.failure()};
}

}  // namespace

Station::Station(const StationFile& file, std::shared_ptr<const vcpu::MachineCode> code, vcpu::Clock& clock,
                 vcpu::Network& network, Recorder* recorder, std::unique_ptr<vcpu::MemoryCard> card)
    : card_(std::move(card)), clock_(clock), recorder_(recorder), cycleMs_(file.cycleMs) {
  vcpu::CpuOptions options;
  options.family = file.family;
  options.cycleWatchdogMs = file.watchdogMs;
  options.organizationBlocks = file.organizationBlocks;
  options.communication = file.communication;
  options.card = card_.get();
  vcpu::Clock& cpuClock = recorder == nullptr ? clock : *recorder;
  vcpu::Network& cpuNetwork = recorder == nullptr ? network : *recorder;
  cpu_ = std::make_unique<vcpu::Cpu>(std::move(code), options, cpuClock, cpuNetwork);
}

vcpu::Result<std::unique_ptr<Station>> Station::build(const StationFile& file,
                                                      std::shared_ptr<const vcpu::MachineCode> code,
                                                      vcpu::Clock& clock, vcpu::Network& network,
                                                      Recorder* recorder) {
  std::unique_ptr<vcpu::MemoryCard> card;
  if (!file.cardFolder.empty()) {
    vcpu::Result<std::unique_ptr<vcpu::MemoryCard>> inserted = vcpu::MemoryCard::insert(file.cardFolder);
    if (!inserted) return vcpu::Failure{inserted.failure()};
    card = std::move(*inserted);
  }
  std::unique_ptr<Station> station(
      new Station(file, std::move(code), clock, network, recorder, std::move(card)));
  for (const auto& [path, value] : file.startValues) {
    const vcpu::Result<void> applied = applyStartValue(*station->cpu_, path, value);
    if (!applied) return vcpu::Failure{applied.failure()};
  }
  return station;
}

RunFigures Station::run(const RunLimit& limit, const std::function<bool(const RunFigures&)>& afterCycle) {
  RunFigures figures;
  double spentMs = 0;
  const int64_t cycle = int64_t{cycleMs_} * 1'000'000;
  const int64_t start = clock_.monotonic();
  int64_t due = start;
  if (recorder_ != nullptr) recorder_->start();
  cpu_->start();
  while (cpu_->state() == vcpu::CpuState::Run) {
    if (recorder_ != nullptr) recorder_->cycle();
    const int64_t before = clock_.monotonic();
    cpu_->scanOnce();
    const int64_t after = clock_.monotonic();

    const double tookMs = static_cast<double>(after - before) / NANOSECONDS_PER_MS;
    spentMs += tookMs;
    figures.cycles += 1;
    figures.meanCycleMs = spentMs / static_cast<double>(figures.cycles);
    figures.longestCycleMs = std::max(figures.longestCycleMs, tookMs);
    figures.seconds = static_cast<double>(after - start) / NANOSECONDS_PER_SECOND;

    if (!afterCycle(figures)) break;
    if (limit.cycles > 0 && figures.cycles >= limit.cycles) break;
    if (limit.seconds > 0 && figures.seconds >= limit.seconds) break;

    if (cycleMs_ == 0) {
      waitForSomething();
      continue;
    }
    // A cycle that was late is not made up for: the next one follows its own end.
    due = std::max(due + cycle, after);
    clock_.waitUntil(due);
  }
  return figures;
}

void Station::waitForSomething() {
  cyclesQuiet_ = cpu_->communicated() ? 0 : cyclesQuiet_ + 1;
  if (cyclesQuiet_ < CYCLES_AWAKE) return;
  const int64_t end = std::min(clock_.monotonic() + IDLE_MS * 1'000'000, cpu_->nextDue());
  clock_.waitUntil(end);
  if (clock_.monotonic() < end) cyclesQuiet_ = 0;
}

}  // namespace station
