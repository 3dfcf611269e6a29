#pragma once
// Counts and estimates as tables for people; they are Markdown too. Nothing here fails; any thread may call.

#include <span>
#include <string>

#include "vcpu/cost/cpu_cost.h"
#include "vcpu/cost/scan_counts.h"

namespace vcpu {

/// One line of the table: a kind of scan and what it did.
struct CostRow {
  std::string name;
  ScanCounts counts;   ///< the sum of `scans` scans
  uint64_t scans = 1;  ///< the table shows the mean of so many; at least 1
};

/// What was counted: a row a kind of scan.
std::string countsTable(std::span<const CostRow> rows);

/// Estimated microseconds with two digits and, in parentheses, where the true time lies: a row a CPU, a
/// column a kind of scan, and what the CPU adds to each cycle.
std::string estimatesTable(std::span<const CostRow> rows, std::span<const CpuCost> cpus);

/// Both tables, for every CPU of the model, and sentences on what the estimate is. Lines end with LF.
std::string costTable(std::span<const CostRow> rows);

}  // namespace vcpu
