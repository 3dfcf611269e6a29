#pragma once
// From SCL files to a checked program.

#include <memory>
#include <string>
#include <vector>

#include "scl/scl.h"
#include "vcpu/result/result.h"

namespace station {

/// What the checker found: faults and warnings, and the program, nullptr if there are faults. The program
/// owns its tree and lives as long as its last holder.
struct CheckedSources {
  std::shared_ptr<const scl::Program> program;
  scl::Diagnostics diagnostics;
};

/// Reads the files, then parses and checks them together, as one PLC's program. Fails with a sentence that
/// names the file if one cannot be read; faults in the SCL are no failure, but stand in `diagnostics`. Any
/// thread may call.
vcpu::Result<CheckedSources> checkSources(const std::vector<std::string>& files, const scl::Dialect& dialect);

}  // namespace station
