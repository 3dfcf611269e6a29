// Start, cycle and interrupts. One cycle: connections, the interrupts that are due, OB1, watchdog.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "vcpu/cpu/cpu_body.h"
#include "vcpu/cpu/organization_blocks.h"
#include "vcpu/cpu/stack_limit.h"
#include "vcpu/cpu/start_information.h"
#include "vcpu/runtime/s7_time.h"
#include "vcpu/system/time/cpu_time.h"

namespace vcpu {

namespace {

constexpr int64_t MICROSECONDS_PER_MILLISECOND = 1000;

}  // namespace

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
  card.closeAll();
  memory.restart(std::exchange(startedOnce, true));
  timers.restart();
  counters.restart();
  facts = CpuFacts{.timeZone = facts.timeZone};
  facts.family = options.family;
  facts.firstScan = true;
  facts.loadMemory = [this](std::span<const uint8_t> workMemory) { return memory.startValuesOf(workMemory); };
  facts.initializeRetained = [this] { return memory.initializeRetained(); };
  facts.variableOf = [this](const Area& area) { return memory.variableOf(area); };
  facts.findVariable = [this](std::string_view path) -> std::optional<Operand> {
    const Result<PathTarget> target = followPath(program, path);
    return target ? std::optional(memory.at(*target)) : std::nullopt;
  };
  warned.clear();
  cycleStart = -1;
  timeErrorsInCycle = 0;
  note(EventKind::Startup, 0, "The CPU starts.");
  for (std::string& sentence : organizationBlocksNotCalled(program)) {
    note(EventKind::NotCalled, 0, std::move(sentence));
  }
  startInterrupts();
  state = CpuState::Run;
  restartWatchdog();
  runOrganizationBlock(STARTUP, {});
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
  runOrganizationBlock(CYCLE, {.event = {.isFirst = facts.firstScan}});
  facts.firstScan = false;
  refreshTimers();
  facts.nextTimer = std::min(facts.nextTimer, timers.nextExpiry());
  if (state == CpuState::Run && isLate(clock.monotonic())) timeError(0);
  if (state == CpuState::Stop) {
    connections.closeAll();
    card.closeAll();
  }
}

// The clock is asked only if there is a timer to show.
void Cpu::Body::refreshTimers() {
  if (timers.nextExpiry() != INT64_MAX) timers.refresh(clock.monotonic());
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

OrganizationBlockProperties Cpu::Body::propertiesOf(int number) const {
  const auto set = options.organizationBlocks.find(number);
  return set != options.organizationBlocks.end() ? set->second : OrganizationBlockProperties{};
}

int64_t Cpu::Body::intervalMicroseconds(int number) const {
  const int64_t set = propertiesOf(number).intervalMicroseconds;
  return set > 0 ? set : options.family->intervalMicroseconds(number);
}

int Cpu::Body::priorityOf(int number) const {
  if (const int set = propertiesOf(number).priority; set > 0) return set;
  if (isCyclicInterrupt(number)) return options.family->cyclicPriority(number, intervalMicroseconds(number));
  if (isTimeDelayInterrupt(number)) return options.family->timeDelayPriority(number);
  const OrganizationBlockKind* kind = organizationBlockKind(number);
  return kind != nullptr ? kind->priority : 1;
}

CyclicTimes Cpu::Body::cyclicTimes(int number) const {
  if (!isCyclicInterrupt(number)) return {};
  return {static_cast<uint16_t>(intervalMicroseconds(number) / MICROSECONDS_PER_MILLISECOND),
          static_cast<uint16_t>(propertiesOf(number).phaseMicroseconds / MICROSECONDS_PER_MILLISECOND)};
}

// What a program has set before is forgotten.
void Cpu::Body::startInterrupts() {
  std::vector<CyclicInterrupt> cyclic;
  std::vector<int> timeDelay;
  TimeOfDayInterrupts::Configured timeOfDay;
  for (auto [number, block] : organizationBlocks) {
    const OrganizationBlockProperties properties = propertiesOf(number);
    if (isCyclicInterrupt(number)) {
      cyclic.push_back({number, intervalMicroseconds(number) * NANOSECONDS_PER_MICROSECOND,
                        properties.phaseMicroseconds * NANOSECONDS_PER_MICROSECOND, priorityOf(number),
                        properties.eventsQueued});
    }
    if (isTimeDelayInterrupt(number)) timeDelay.push_back(number);
    if (isTimeOfDayInterrupt(number)) timeOfDay[number] = properties.timeOfDay;
  }
  const CpuTime now = cpuTime(clock, facts);
  interrupts.cyclic.start(cyclic, now.monotonic);
  interrupts.timeDelay.start(timeDelay);
  interrupts.timeOfDay.start(timeOfDay, now);
  for (const auto& [number, schedule] : timeOfDay) {
    if (!schedule || interrupts.timeOfDay.isActive(number)) continue;
    note(EventKind::NotCalled, 0,
         fmt::format("OB{} is not called: the only time at which it starts is in the past.", number));
  }
}

// Without a time-of-day interrupt that is active nobody asks for the time of day.
std::vector<DueInterrupt> Cpu::Body::takeDueInterrupts(int64_t now) {
  std::vector<DueInterrupt> due = interrupts.cyclic.take(now);
  std::ranges::copy(interrupts.timeDelay.take(now), std::back_inserter(due));
  if (interrupts.timeOfDay.isAnyActive()) {
    std::ranges::copy(interrupts.timeOfDay.take(cpuTime(clock, facts)), std::back_inserter(due));
  }
  for (DueInterrupt& one : due) one.priority = priorityOf(one.number);
  sortByPriority(due);
  return due;
}

void Cpu::Body::runDueInterrupts(int64_t now) {
  for (const DueInterrupt& due : takeDueInterrupts(now)) {
    runOrganizationBlock(due.number, {.event = due.event});
  }
}

void Cpu::Body::giveStartInputs(const StartInputs& inputs) {
  s7::i64* given = context.startInputs;
  const StartEvent& event = inputs.event;
  given[s7::S7_INITIAL_CALL] = event.isFirst ? 1 : 0;
  given[s7::S7_REMANENCE] = 1;
  given[s7::S7_EVENT_COUNT] = std::min<int64_t>(event.eventsDiscarded, INT16_MAX);
  given[s7::S7_FAULT_ID] = inputs.faultId;
  given[s7::S7_CSG_OBNR] = inputs.causingOb;
  given[s7::S7_CSG_PRIO] = inputs.causingPriority;
  given[s7::S7_REACTION] = inputs.reaction;
  given[s7::S7_BLOCK_TYPE] = inputs.blockType;
  given[s7::S7_SIGN] = event.sign;
  given[s7::S7_CAUGHT_UP] = event.isCaughtUp ? 1 : 0;
  given[s7::S7_SECOND_TIME] = event.isSecondTime ? 1 : 0;
}

void Cpu::Body::runOrganizationBlock(int number, const StartInputs& inputs) {
  auto found = organizationBlocks.find(number);
  if (found == organizationBlocks.end() || state == CpuState::Stop) return;
  facts.organizationBlock = static_cast<uint8_t>(number);
  facts.priority = static_cast<uint8_t>(priorityOf(number));
  facts.startEvent = inputs.event;
  std::array<uint8_t, 20> information{};
  if (options.family->startInformation.inTemporaryData) {
    information = startInformation(number, facts, cyclicTimes(number), clock.utc());
    context.startInformation = information.data();
  }
  giveStartInputs(inputs);
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
  interrupts.delays = 0;
  context.callSites[OUTERMOST_DEPTH] = nullptr;
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
