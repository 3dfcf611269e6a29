#include "vcpu/system/system_units.h"

#include "scl/scl.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/system_types.h"

namespace vcpu {

std::vector<scl::Unit> systemUnits() {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(SYSTEM_TYPES, "system data types", scl::Dialect::Tia, diagnostics));
  for (const SystemBlock& block : systemBlocks()) {
    units.push_back(scl::parse(block.scl, "system block", scl::Dialect::Tia, diagnostics));
  }
  return units;
}

}  // namespace vcpu
