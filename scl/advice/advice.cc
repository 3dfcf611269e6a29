#include "scl/advice/advice.h"

#include "scl/advice/calls.h"
#include "scl/advice/conversions.h"
#include "scl/advice/cpu.h"
#include "scl/advice/declarations.h"
#include "scl/advice/names.h"
#include "scl/advice/organization_blocks.h"
#include "scl/advice/unwritten.h"

namespace scl {

void advise(const Program& program, TargetCpu cpu, Diagnostics& diagnostics) {
  for (const auto& unit : program.units) {
    if (unit->system) continue;
    adviseOnNames(*unit, diagnostics);
    adviseOnDeclarations(*unit, diagnostics);
    adviseOnCalls(*unit, diagnostics);
    adviseOnConversions(*unit, diagnostics);
    adviseOnOrganizationBlocks(*unit, diagnostics);
    adviseOnUnwritten(*unit, diagnostics);
    if (cpu != TargetCpu::S7_1200) continue;
    adviseOnTypesOfS7_1200(*unit, diagnostics);
    adviseOnInstructionsOfS7_1200(*unit, diagnostics);
  }
  if (cpu == TargetCpu::S7_1200) adviseOnNestingOfS7_1200(program, diagnostics);
}

}  // namespace scl
