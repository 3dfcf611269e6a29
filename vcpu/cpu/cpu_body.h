#pragma once
// The inside of a Cpu, for cpu.cc (making and asking), cpu_cycle.cc (running) and cpu_faults.cc (what goes
// wrong). Its thread is that of the Cpu.

#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/addressed_memory.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/cpu/cpu_memory.h"
#include "vcpu/cpu/start_information.h"
#include "vcpu/runtime/host.h"
#include "vcpu/system/card/card_files.h"
#include "vcpu/system/communication/ouc_connections.h"
#include "vcpu/system/interrupts/interrupts.h"
#include "vcpu/system/s5/counters.h"
#include "vcpu/system/s5/timers.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

/// How many back edges and calls pass before the host looks at the clock: some tens of microseconds.
inline constexpr int64_t WORK_BETWEEN_LOOKS = 20'000;

/// A call of a communication block asks the host's network; it counts as so many back edges.
inline constexpr int64_t WORK_OF_COMMUNICATION = 100;

/// RE_TRIGR prolongs a cycle to so many times the monitoring time at most. Source: S7-1200 System Manual
/// A5E02486680-AK, 'RE_TRIGR (Restart cycle monitoring time)'.
inline constexpr int64_t CYCLE_TIMES_MAX = 10;

/// The depth of an OB, and of a block called from outside.
inline constexpr int OUTERMOST_DEPTH = 1;

using Entry = void (*)(s7::S7Cpu*, s7::u8*, const s7::S7Area*);

/// Why an OB runs, for its inputs. The retentive data are always there.
struct StartInputs {
  StartEvent event{};       ///< OB1, and what interrupts
  uint8_t faultId = 0;      ///< OB80, OB121
  int causingOb = 0;        ///< OB80: the one interrupted; OB121: 121
  int causingPriority = 0;  ///< its priority
  uint8_t reaction = 0;     ///< OB121
  uint8_t blockType = 0;    ///< OB121: LocalError::BlockType
};

struct Cpu::Body {
  Body(std::shared_ptr<const MachineCode> machineCode, CpuOptions cpuOptions, Clock& cpuClock,
       Network& network);

  // ---- cpu.cc
  void enterCode();
  void takeStartValues();
  std::span<uint8_t> loadMemory(std::span<const uint8_t> workMemory);
  std::vector<uint8_t>& startValues(size_t dataBlock);
  std::vector<uint8_t>& startValues(scl::MemoryArea area);
  int indexOf(const scl::DataBlock& dataBlock) const;

  // ---- cpu_cycle.cc
  void start();
  void scanOnce();
  bool run(int block, std::span<uint8_t> image, std::span<const Area> areas);
  void runOrganizationBlock(int number, const StartInputs& inputs);
  void giveStartInputs(const StartInputs& inputs);
  std::vector<DueInterrupt> takeDueInterrupts(int64_t now);
  void runDueInterrupts(int64_t now);
  void startInterrupts();
  OrganizationBlockProperties propertiesOf(int number) const;
  CyclicTimes cyclicTimes(int number) const;
  int priorityOf(int number) const;                ///< of an OB that this CPU calls
  int64_t intervalMicroseconds(int number) const;  ///< of OB30..38
  void noteCycleTime(int64_t now);
  void refreshTimers();
  void restartWatchdog();
  void retriggerWatchdog();
  bool isLate(int64_t now) const;

  // ---- cpu_faults.cc
  void note(EventKind kind, s7::SourceLine at, std::string sentence);
  void stop(std::string sentence, s7::SourceLine at = 0);
  void fault(int32_t kind, s7::SourceLine at);
  void programmingError(EventKind kind, s7::SourceLine at, std::string sentence, std::string_view what,
                        StartInputs inputs);
  bool workUsedUp(s7::SourceLine at);
  void timeError(s7::SourceLine at);
  void wait(int64_t nanoseconds, s7::SourceLine at);
  Caller callerOf(s7::SourceLine at) const;
  bool handledLocally(int32_t kind, s7::SourceLine at, bool writes);
  void runErrorBlock(int number, const StartInputs& inputs);
  uint8_t blockTypeAt(s7::SourceLine at) const;
  void callSystem(uint32_t number, uint8_t* image, const s7::S7Area* areas, uint32_t count,
                  s7::SourceLine at);
  void toAny(uint8_t* any, const Area& area, s7::SourceLine at);
  Area fromAny(const uint8_t* any, s7::SourceLine at);
  void countSystemCall(const SystemBlock& block, const SystemCall& call);
  void pokeBlock(const MemoryAddress& from, const MemoryAddress& to, int64_t count);
  static const s7::S7Host HOST;

  std::shared_ptr<const MachineCode> code;
  std::shared_ptr<const MachineCode> nextCode;  ///< nullptr: `code` goes on
  const scl::Program& program;
  CpuOptions options;
  Clock& clock;
  Network& network;
  OucConnections connections;
  CardFiles card;
  CpuFacts facts;
  CpuState state = CpuState::Stop;
  std::vector<DiagnosticEvent> events;
  int64_t eventsWritten = 0;

  s7::S7Cpu context{};
  Entry const* entries = nullptr;
  std::vector<uint8_t> scratch;
  CpuMemory memory;
  S5Timers timers;
  S5Counters counters;
  std::unordered_map<const scl::Block*, int> blockIndices;
  std::map<int, int> organizationBlocks;         ///< OB number to index of the block
  std::vector<const SystemBlock*> systemBlocks;  ///< by index in program.systemBlocks
  Interrupts interrupts;

  std::set<std::pair<EventKind, s7::SourceLine>> warned;  ///< what is reported once for each line
  std::set<int> errorBlocksRunning;
  /// Of each block that handles its errors itself, by the depth of its call; valid if its bit is set in
  /// context.failed.
  std::array<std::optional<LocalError>, s7::S7_NESTING_MAX + 1> localErrors;
  int timeErrorsInCycle = 0;
  int64_t watchStart = 0;       ///< since when the cycle watchdog counts
  int64_t workUsed = 0;         ///< since then
  int64_t firstWatchStart = 0;  ///< the same, but RE_TRIGR does not change it
  int64_t firstWorkUsed = 0;    ///< since then
  int64_t cycleStart = -1;
  bool communicated = false;  ///< bytes were sent or received in this cycle
  bool startedOnce = false;
};

}  // namespace vcpu
