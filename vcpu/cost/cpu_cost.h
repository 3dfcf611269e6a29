#pragma once
// The cost model of real CPUs: one row of numbers for each. Constant; any thread may read it.

#include <span>
#include <string_view>

namespace vcpu {

/// How far the truth may lie from an estimate: true time / estimated time.
struct ErrorBounds {
  double low;
  double high;
};

/// What one CPU takes for what ScanCounts counts, in microseconds. Where each number comes from, and how
/// sure it is: docs/cpu-times.md.
struct CpuCost {
  std::string_view name;  ///< "CPU 1511"
  double statement;       ///< a
  double indexedAccess;   ///< b
  double call;            ///< c
  double parameter;       ///< d
  double copiedByte;      ///< e
  double blockCopy;       ///< to start a copy
  double factor;          ///< k: what the operating system adds to the program's time while it runs
  double emptyCycle;      ///< a cycle with an empty OB1
  ErrorBounds bounds;     ///< of statements and indexed accesses together
};

/// Of calls, parameters and copies, on any CPU.
inline constexpr ErrorBounds CALL_BOUNDS{0.25, 4};

/// Of an empty cycle, on any CPU.
inline constexpr ErrorBounds EMPTY_CYCLE_BOUNDS{1.0 / 3, 3};

/// A call of TSEND or its kin takes as long as so many block calls.
inline constexpr double CALLS_PER_COMMUNICATION_CALL = 10;

/// Every CPU of the model: S7-1200, S7-1500, S7-300, S7-400. The table lives as long as the program.
std::span<const CpuCost> cpuCosts();

/// The row of a CPU by its very name; nullptr: there is none.
const CpuCost* findCpuCost(std::string_view name);

}  // namespace vcpu
