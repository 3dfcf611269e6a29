// Start, cycle and interrupts. One cycle: connections, the cyclic interrupts that are due, OB1, watchdog.

#include <algorithm>

#include "vcpu/cpu/cpu_body.h"
#include "vcpu/cpu/organization_blocks.h"
#include "vcpu/cpu/stack_limit.h"
#include "vcpu/cpu/start_information.h"
#include "vcpu/runtime/s7_time.h"

namespace vcpu {

void Cpu::Body::restartWatchdog() {
  retriggerWatchdog();
  firstWatchStart = watchStart;
  firstWorkUsed = 0;
  context.work = WORK_BETWEEN_LOOKS;
}

// What is left until the host looks at the clock stays: a loop around RE_TRIGR must not put that off.
void Cpu::Body::retriggerWatchdog() {
  watchStart = clock.monotonic();
  workUsed = 0;
}

bool Cpu::Body::isLate(int64_t now) const {
  const int64_t timeMax = int64_t{options.cycleWatchdogMs} * NANOSECONDS_PER_MILLISECOND;
  return now - watchStart > timeMax || now - firstWatchStart > CYCLE_TIMES_MAX * timeMax;
}

void Cpu::Body::start() {
  if (nextCode != nullptr) enterCode();
  connections.closeAll();
  takeStartValues();
  facts = CpuFacts{};
  facts.family = options.family;
  facts.firstScan = true;
  facts.loadMemory = [this](std::span<const uint8_t> workMemory) { return loadMemory(workMemory); };
  warned.clear();
  cycleStart = -1;
  timeErrorsInCycle = 0;
  note(EventKind::Startup, 0, "The CPU starts.");
  int64_t now = clock.monotonic();
  interruptDue.clear();
  for (auto [number, block] : organizationBlocks) {
    bool isInterrupt = number >= CYCLIC_INTERRUPT_FIRST && number <= CYCLIC_INTERRUPT_LAST;
    if (isInterrupt) interruptDue[number] = now + cyclicInterval(number);
  }
  state = CpuState::Run;
  restartWatchdog();
  runOrganizationBlock(STARTUP);
}

void Cpu::Body::scanOnce() {
  if (state == CpuState::Stop) return;
  if (nextCode != nullptr) enterCode();
  std::ranges::fill(context.counts, 0);
  int64_t now = clock.monotonic();
  noteCycleTime(now);
  timeErrorsInCycle = 0;
  communicated = false;
  facts.nextTimer = INT64_MAX;
  restartWatchdog();
  connections.poll();
  runDueInterrupts(now);
  runOrganizationBlock(CYCLE);
  facts.firstScan = false;
  if (state == CpuState::Run && isLate(clock.monotonic())) timeError(0);
  if (state == CpuState::Stop) connections.closeAll();
}

// From the start of one cycle to the start of the next.
void Cpu::Body::noteCycleTime(int64_t now) {
  if (cycleStart >= 0) {
    auto milliseconds = static_cast<int32_t>((now - cycleStart) / NANOSECONDS_PER_MILLISECOND);
    bool isFirst = facts.longestCycleMs == 0 && facts.shortestCycleMs == 0 && facts.lastCycleMs == 0;
    facts.lastCycleMs = milliseconds;
    facts.shortestCycleMs = isFirst ? milliseconds : std::min(facts.shortestCycleMs, milliseconds);
    facts.longestCycleMs = std::max(facts.longestCycleMs, milliseconds);
  }
  cycleStart = now;
}

int64_t Cpu::Body::cyclicInterval(int number) const {
  const auto set = options.cyclicIntervalsMs.find(number);
  const int64_t milliseconds =
      set != options.cyclicIntervalsMs.end()
          ? set->second
          : options.family->cyclicIntervalsMs[static_cast<size_t>(number - CYCLIC_INTERRUPT_FIRST)];
  return milliseconds * NANOSECONDS_PER_MILLISECOND;
}

// The higher number has the higher priority. An interrupt that came due more than once since the last cycle
// runs once.
void Cpu::Body::runDueInterrupts(int64_t now) {
  for (auto due = interruptDue.rbegin(); due != interruptDue.rend(); ++due) {
    if (now < due->second || state == CpuState::Stop) continue;
    int64_t interval = cyclicInterval(due->first);
    due->second += ((now - due->second) / interval + 1) * interval;
    runOrganizationBlock(due->first);
  }
}

void Cpu::Body::runOrganizationBlock(int number) {
  auto found = organizationBlocks.find(number);
  if (found == organizationBlocks.end() || state == CpuState::Stop) return;
  facts.organizationBlock = static_cast<uint8_t>(number);
  std::array<uint8_t, 20> information{};
  if (options.family->startInformation.inTemporaryData) {
    information = startInformation(number, facts, clock.utc());
    context.startInformation = information.data();
  }
  context.firstScan = facts.firstScan ? 1 : 0;
  const int64_t begin = clock.monotonic();
  run(found->second, {}, {});
  facts.runTimes[number] = clock.monotonic() - begin;
  context.startInformation = nullptr;
}

bool Cpu::Body::run(int block, std::span<uint8_t> image, std::span<const Area> areas) {
  context.stop = 0;
  context.depth = 0;
  context.lent = 0;
  context.handling = 0;
  context.eno = 1;
  context.calledEno = 1;
  context.stackLimit = stackLimit();
  entries[block](&context, image.data(), reinterpret_cast<const s7::S7Area*>(areas.data()));
  if (context.statementsLeft < 0) {
    note(EventKind::Stop, 0, "The power is cut.");
    state = CpuState::Stop;
    context.statementsLeft = INT64_MAX;
  }
  if (context.stop != 0) connections.closeAll();
  return context.stop == 0;
}

}  // namespace vcpu
