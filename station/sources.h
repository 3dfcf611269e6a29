#pragma once
// From SCL files to a checked program.

#include <memory>
#include <string>
#include <vector>

#include "scl/scl.h"

namespace station {

/// A program and what was said about it. `program` is nullptr when `diagnostics` has errors or a file could
/// not be read (then `unreadable` names it).
struct Checked {
  std::shared_ptr<const scl::Program> program;
  scl::Diagnostics diagnostics;
  std::string unreadable;
};

/// Parses and checks the files together, as one PLC's program.
Checked checkSources(const std::vector<std::string>& files, scl::Dialect dialect);

}  // namespace station
