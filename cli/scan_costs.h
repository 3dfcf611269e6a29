#pragma once
// --estimate: what the scans of a run would cost. For the thread of the run.

#include <cstdint>
#include <string>

#include "vcpu/cost/scan_counts.h"

namespace cli {

/// The average scan and the most expensive one, of a run that counts.
class ScanCosts {
 public:
  void add(const vcpu::ScanCounts& counts);

  /// Both, with bounds for each CPU of the model, as lines for people.
  std::string table() const;

 private:
  vcpu::ScanCounts sum_;
  vcpu::ScanCounts most_;
  uint64_t scans_ = 0;
};

}  // namespace cli
