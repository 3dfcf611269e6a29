#pragma once
// One virtual S7 CPU: the blocks of a checked program, its data blocks, its OBs and its cycle.

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scl/scl.h"
#include "vcpu/access/area.h"
#include "vcpu/access/operand.h"
#include "vcpu/cost/scan_counts.h"
#include "vcpu/cpu/organization_block_properties.h"
#include "vcpu/family/cpu_family.h"
#include "vcpu/result/result.h"
#include "vcpu/system/communication/communication_rule.h"
#include "vcpu/system/cpu_facts.h"
#include "vcpu/world/clock.h"
#include "vcpu/world/network.h"

namespace vcpu {

class MemoryCard;   // vcpu/card/memory_card.h
class MachineCode;  // vcpu/compile/machine_code.h: a program translated to C and compiled; many CPUs share
                    // one

enum class CpuState { Stop, Run };

/// Why the CPU wrote an entry into its diagnostic buffer.
enum class EventKind {
  Startup,
  AreaLengthError,    ///< array index outside its bounds (OB121)
  DivisionByZero,     ///< not an event on the S7-1500 for integers: ENO only; reported as a warning
  CycleTimeExceeded,  ///< OB80
  NotCalled,          ///< an OB of the program, which this CPU never calls
  NestingTooDeep,     ///< more than 24 block calls deep
  NullReference,      ///< what NULL refers to was read or written (OB121)
  NumberError,        ///< no such S5 timer or counter, or a count that is no BCD (OB121)
  PointerError,       ///< an ANY that names no memory of the CPU, or memory that no ANY can name
  ProgramMessage,     ///< an alarm of the program came or went
  StringError,        ///< a string whose header is not valid
  Stop,               ///< entered STOP
};

/// One entry of the diagnostic buffer.
struct DiagnosticEvent {
  EventKind kind = EventKind::Startup;
  int64_t utc = 0;       ///< nanoseconds since 1970
  std::string file;      ///< of the SCL source; empty if the event has no source line
  int line = 0;          ///< from 1; 0 without one
  std::string block;     ///< its name; empty without one
  std::string sentence;  ///< what happened, for the user
};

/// Fixed when the CPU is made.
struct CpuOptions {
  const CpuFamily* family = &CpuFamily::S7_1500;  ///< never nullptr
  int32_t cycleWatchdogMs = 150;                  ///< longest OB1 cycle; 1..6000
  /// Back edges and calls that one cycle may take under a clock that does not move by itself.
  int64_t workPerCycleMax = 50'000'000;
  std::vector<CommunicationRule> communication{};  ///< how jobs of the communication blocks go
  /// By the number of the OB; one that is not here has the properties that its kind and the family give it.
  std::map<int, OrganizationBlockProperties> organizationBlocks{};
  MemoryCard* card = nullptr;  ///< nullptr: there is none in the CPU; else it must outlive the CPU
};

/// One CPU, its clock and its network belong to one thread. Operands, spans and references that it answers
/// point into it: valid as long as the CPU is. What the program does wrong is no failure of a function here,
/// but an event in the diagnostic buffer.
class Cpu {
 public:
  /// `clock` and `network` must outlive the CPU. Data blocks take their start values.
  Cpu(std::shared_ptr<const MachineCode> code, CpuOptions options, Clock& clock, Network& network);
  ~Cpu();
  Cpu(const Cpu&) = delete;
  Cpu& operator=(const Cpu&) = delete;

  /// Warm restart: non-retentive data take their start values, at the first start all data do; OB100 runs,
  /// the CPU is in RUN unless it failed.
  void start();

  /// Cuts the power, once, behind so many statements of the program from here on: the block that runs then is
  /// left in its middle, nothing is copied back, connections end, and the CPU is in STOP until start(). It is
  /// for tests of what a program makes of its retentive data. Only a program that was compiled with
  /// PrintOptions::powerCuts can be cut. A statement is whole or has not begun, a copy of a structure or of
  /// MOVE_BLK_VARIANT too.
  void cutPowerAfter(int64_t statements);

  /// From the next cycle, start() or call() on the CPU runs this code, which must be made of the same
  /// PrintedProgram as that before. Nothing else changes: memory, timers, connections, the diagnostic buffer
  /// and operands that point into the CPU stay. It may be handed over at any moment, also while a block runs;
  /// of several the last counts.
  void exchangeCode(std::shared_ptr<const MachineCode> code);

  /// One cycle: cyclic interrupts that are due (OB30..38), by their priority, then OB1. Does nothing in STOP.
  void scanOnce();

  /// STOP before start(), and after a fault that stops it.
  CpuState state() const;

  /// Whether the last scanOnce() sent or received bytes.
  bool communicated() const;

  /// When the CPU has something to do that no bytes bring: the next cyclic interrupt, or the first timer to
  /// expire of those that ran in the last cycle. Nanoseconds of Clock::monotonic(); INT64_MAX: never.
  int64_t nextDue() const;

  /// What the last scanOnce() did, if the program was compiled with PrintOptions::count; else nothing but
  /// copies of texts.
  ScanCounts scanCounts() const;

  /// The cycle times and the like that blocks of the firmware give a program.
  const CpuFacts& facts() const;

  /// The newest last; the oldest are dropped beyond DIAGNOSTIC_EVENTS_MAX.
  static constexpr size_t DIAGNOSTIC_EVENTS_MAX = 200;
  const std::vector<DiagnosticEvent>& diagnosticBuffer() const;

  /// How many entries were ever written, those that were dropped too: whoever has seen so many has seen all.
  int64_t diagnosticEventCount() const;

  /// The retentive data were put in place from outside: the next start() keeps them, even if it is the first.
  void keepRetentiveData();

  /// Resolves "Plant".pump[1].level, "Start_Button", %MW2. A failure says why, with the remedy.
  Result<Operand> find(std::string_view path);

  /// The same place in the start values: what start() copies into non-retentive data. Changes are this CPU's
  /// own and count from the next start().
  Result<Operand> findStartValue(std::string_view path);

  /// The bytes of the process image of the inputs or outputs, of the bit memory, or the words of the S5
  /// timers or counters. No data block's.
  std::span<uint8_t> area(scl::MemoryArea area);

  /// The bytes of a data block; empty if there is none of that name.
  std::span<uint8_t> dataBlock(std::string_view name);

  /// Calls one FC or FB from outside, on a fresh instance image kept by the caller. The image is laid out as
  /// SystemCall::image; Variant and structured parameters lie in `areas`. False: the CPU went to STOP.
  bool call(const scl::Block& block, std::span<uint8_t> image, std::span<const Area> areas);

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace vcpu
