#pragma once
// Counts and estimates as a table for people.

#include <span>
#include <string>

#include "vcpu/cost/scan_counts.h"

namespace vcpu {

/// One line of the table: a kind of scan and what it did.
struct CostRow {
  std::string name;
  ScanCounts counts;
};

/// The counts of each row, then the estimated time of each row on every CPU of the model with its bounds, and
/// a sentence on what the estimate is. Lines end with LF.
std::string costTable(std::span<const CostRow> rows);

}  // namespace vcpu
