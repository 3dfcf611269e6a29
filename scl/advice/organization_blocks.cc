#include "scl/advice/organization_blocks.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/advice/walk.h"
#include "scl/text/diagnostic_code.h"
#include "scl/text/name.h"

namespace scl {
namespace {

constexpr int START_INFORMATION_BYTES = 20;

struct StartInputs {
  std::string_view name;
  std::string_view inputs;
};
constexpr StartInputs START_INPUTS[] = {
    {"Main", "Initial_Call : Bool; Remanence : Bool;"},
    {"Startup", "LostRetentive : Bool; LostRTC : Bool;"},
};

void adviseOnBlock(const Block& block, Diagnostics& diagnostics) {
  // Without the attribute TIA Portal gives an OB standard access, other blocks optimized.
  const bool isOptimized = block.header.accessWritten && block.header.optimizedAccess;
  if (!isOptimized) {
    if (block.frameBytes >= START_INFORMATION_BYTES) return;
    diagnostics.warning(
        START_INFORMATION_MISSING, block.file, block.location,
        fmt::format("\"{}\" has standard access, and TIA Portal keeps {} bytes of start information "
                    "in its VAR_TEMP: write {{ S7_Optimized_Access := 'TRUE' }}, or declare them",
                    block.name, START_INFORMATION_BYTES));
    return;
  }
  for (const StartInputs& row : START_INPUTS) {
    if (!sameName(row.name, block.name)) continue;
    const bool hasInputs = std::ranges::any_of(
        block.sections, [](const VariableSection& section) { return section.kind == Section::Input; });
    if (hasInputs) return;
    diagnostics.warning(
        START_INFORMATION_MISSING, block.file, block.location,
        fmt::format("\"{}\" has no start information, which some versions of TIA Portal may miss: "
                    "declare VAR_INPUT {} END_VAR",
                    block.name, row.inputs));
  }
}

}  // namespace

void adviseOnOrganizationBlocks(const Unit& unit, Diagnostics& diagnostics) {
  forEachBlock(unit, [&](const Block& block) {
    if (block.kind == Block::Kind::OrganizationBlock) adviseOnBlock(block, diagnostics);
  });
}

}  // namespace scl
