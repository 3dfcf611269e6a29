#pragma once
// What a scan did, in the units of the cost model.

#include <cstdint>

namespace vcpu {

/// Counted by a program compiled with PrintOptions::count. Plain numbers; each thread may use its own.
struct ScanCounts {
  /// Assignments, comparisons, steps of FOR, and labels that CASE looks at. An assignment or a condition
  /// without a comparison is one.
  uint64_t statements = 0;
  uint64_t indexedAccesses = 0;     ///< accesses with an index that is computed when the program runs
  uint64_t calls = 0;               ///< of blocks, the program's and the firmware's
  uint64_t parameters = 0;          ///< handed over at these calls
  uint64_t blockCopies = 0;         ///< MOVE_BLK and its kin, structures and texts as a whole
  uint64_t copiedBytes = 0;         ///< by these
  uint64_t communicationCalls = 0;  ///< of TSEND and TRCV, which the model counts once more
};

}  // namespace vcpu
