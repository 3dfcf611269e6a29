#pragma once
// From SCL files and tag tables to a checked program.

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

/// Reads the files, SCL sources and tag tables (isTagTable()), then parses and checks them together, as one
/// PLC's program for a CPU with this memory. Fails with a sentence that names the file if one cannot be read;
/// faults in the sources are no failure, but stand in `diagnostics`. Any thread may call.
vcpu::Result<CheckedSources> checkSources(const std::vector<std::string>& files, const scl::Dialect& dialect,
                                          const scl::CpuMemory& memory = {});

}  // namespace station
