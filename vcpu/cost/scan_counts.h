#pragma once
// What a scan did, in the units of the cost model.

#include <cstdint>

namespace vcpu {

/// Counted by a program compiled with PrintOptions::count. Plain numbers; each thread may use its own.
struct ScanCounts {
  /// Assignments of elementary values, comparisons, steps of FOR, and labels that CASE looks at. An
  /// assignment or a condition without a comparison is one.
  uint64_t statements = 0;
  uint64_t indexedAccesses = 0;  ///< accesses with an index that is computed when the program runs
  /// Of blocks, the program's and the firmware's, and of string functions. Not those of the lines below.
  uint64_t calls = 0;
  uint64_t parameters = 0;   ///< handed over at these calls
  uint64_t blockCopies = 0;  ///< by system blocks that move memory; assignments of a structure, array or text
  uint64_t copiedBytes = 0;  ///< by these, by string functions, and by TSEND and TRCV
  uint64_t communicationCalls = 0;  ///< of TCON, TDISCON, TSEND, TRCV, T_RESET, T_DIAG

  bool operator==(const ScanCounts&) const = default;
};

}  // namespace vcpu
