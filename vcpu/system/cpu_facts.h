#pragma once
// What a CPU and its system blocks know of each other.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "vcpu/access/area.h"
#include "vcpu/access/operand.h"
#include "vcpu/family/cpu_family.h"
#include "vcpu/system/start_event.h"
#include "vcpu/system/time_zone.h"

namespace vcpu {

/// The copy between load memory and work memory that runs. The addresses are only compared.
struct LoadMemoryJob {
  const uint8_t* source = nullptr;  ///< nullptr: none runs
  const uint8_t* destination = nullptr;
  bool writes = false;  ///< into load memory

  bool operator==(const LoadMemoryJob&) const = default;
};

/// A variable in a data block, with the path by which findVariable() finds it again.
struct NamedVariable {
  std::string dataBlock;  ///< its name
  std::string path;       ///< "Station".record
  Operand operand;
};

/// What the system blocks of a CPU read about its run, and what they ask of it. The CPU owns it and
/// changes it between calls; a block reads and writes it during its call. Only the thread that runs the CPU
/// touches it.
struct CpuFacts {
  const CpuFamily* family = &CpuFamily::S7_1500;  ///< never nullptr
  uint8_t organizationBlock = 1;                  ///< the OB that is running
  uint8_t priority = 1;                           ///< of that OB
  StartEvent startEvent{};                        ///< why that OB runs
  bool firstScan = false;                         ///< OB1 runs for the first time after the start
  /// From the start of one cycle to the start of the next; all three 0 until a second cycle has begun.
  int32_t lastCycleMs = 0;
  int32_t shortestCycleMs = 0;
  int32_t longestCycleMs = 0;
  /// How long each OB ran the last time, in nanoseconds by its number; those that have not run are not here.
  std::map<int, int64_t> runTimes{};
  /// When the first of the timers expires that run in this cycle, in nanoseconds of Clock::monotonic().
  int64_t nextTimer = INT64_MAX;
  bool retriggerCycle = false;  ///< set by RE_TRIGR: the cycle watchdog starts anew
  /// Set by WR_SYS_T: nanoseconds that the CPU's time of day is ahead of Clock::utc().
  int64_t clockOffset = 0;
  TimeZone timeZone{};  ///< set by SET_TIMEZONE; a start of the CPU leaves it. Valid
  /// The bytes of load memory that belong to these in work memory, as many; empty if they do not lie in one
  /// data block as a whole. Valid as long as the CPU.
  std::function<std::span<uint8_t>(std::span<const uint8_t> workMemory)> loadMemory{};
  LoadMemoryJob loadMemoryJob{};
  /// Gives all retentive data their start values, and answers how many bytes of data blocks it went through.
  std::function<uint64_t()> initializeRetained{};
  /// The variable of a data block that the area is as a whole; nothing if it is none. Valid as long as the
  /// CPU.
  std::function<std::optional<NamedVariable>(const Area& area)> variableOf{};
  /// The variable at a path; nothing if the program has none there.
  std::function<std::optional<Operand>(std::string_view path)> findVariable{};
};

}  // namespace vcpu
