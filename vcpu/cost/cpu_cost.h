#pragma once
// What a scan would take on a real CPU: an estimate. The model is
//
//   T = statements * a + indexed accesses * b + calls * c + parameters * d + copies * start + copied bytes *
//   e
//
// with a communication call (TSEND, TRCV and their kin) as ten calls. Its figures follow from published
// instruction times and from published run times of one sorting function; none was measured by this project.
// docs/performance.md names the sources, the bounds, and how to replace the estimate by a measurement.

#include <span>
#include <string_view>

#include "vcpu/cost/scan_counts.h"

namespace vcpu {

/// The figures of one CPU, in microseconds.
struct CpuCost {
  std::string_view name;  ///< as Siemens writes it: CPU 1511 (first generation)
  double statement = 0;
  double indexedAccess = 0;
  double call = 0;
  double parameter = 0;
  double copyStart = 0;
  double copiedByte = 0;
  /// The true time lies between the estimate divided by this and the estimate times this.
  double below = 1;
  double above = 1;
};

/// The CPUs the model knows, slowest first. Lives for ever.
std::span<const CpuCost> cpuCosts();

/// Microseconds of the user program for one scan; without the operating system's share of the cycle.
double estimateMicroseconds(const ScanCounts& counts, const CpuCost& cpu);

}  // namespace vcpu
