#include "scl/advice/cpu.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "scl/advice/walk.h"
#include "scl/library/organization_block_names.h"
#include "scl/text/diagnostic_code.h"
#include "scl/text/name.h"

namespace scl {
namespace {

/// By the names that TIA Portal gives: "Cyclic interrupt", "Hardware interrupt_1", OB30, OB_82.
bool isInterrupt(const std::string& name) {
  constexpr int INTERRUPT_FIRST = 10;
  constexpr int INTERRUPT_LAST = 99;
  if (upperCase(name).find("INTERRUPT") != std::string::npos) return true;
  const int number = organizationBlockNumber(name);
  return number >= INTERRUPT_FIRST && number <= INTERRUPT_LAST;
}

bool isMissing(TypeKind kind) {
  return kind == TypeKind::LWord || kind == TypeKind::LInt || kind == TypeKind::ULInt ||
         kind == TypeKind::LTime || kind == TypeKind::LTimeOfDay || kind == TypeKind::LDateTime ||
         kind == TypeKind::Reference;
}

}  // namespace

std::unordered_map<const Block*, int> heightsOf(const Program& program) {
  // program.blocks has called blocks before their callers.
  std::unordered_map<const Block*, int> heights;
  for (const Block* block : program.blocks) {
    int below = 0;
    forEachExpression(block->body, [&](const Expression& expression) {
      const auto* call = std::get_if<Call>(&expression.form);
      if (call == nullptr) return;
      const Block* called = call->function != nullptr ? call->function : call->instanceOf;
      const auto known = heights.find(called);
      if (known != heights.end()) below = std::max(below, known->second);
    });
    heights[block] = below + 1;
  }
  return heights;
}

void adviseOnTypesOfS7_1200(const Unit& unit, Diagnostics& diagnostics) {
  const auto advise = [&](const Type* type, const std::string& name, SourceLocation location) {
    while (type != nullptr && type->kind == TypeKind::Array) type = type->element;
    if (type == nullptr || !isMissing(type->kind)) return;
    diagnostics.warning(NOT_ON_S7_1200, unit.file, location,
                        fmt::format("an S7-1200 has no {}, the type of {}", type->name, name));
  };
  forEachVariable(unit, [&](const Variable& variable, const Owner&) {
    advise(variable.type, variable.name, variable.location);
  });
  forEachBlock(unit, [&](const Block& block) { advise(block.result, block.name, block.nameLocation); });
}

std::span<const std::string_view> instructionsOfS7_1500() {
  static constexpr std::string_view NAMES[] = {
      "BCDCPL", "BITSUM", "BLKMOV",   "FileDelete", "INIT_RD",  "JOIN",    "Program_Alarm", "RT_INFO",
      "SCALE",  "SEG",    "SET_TINT", "SPLIT",      "TIME_TCK", "UBLKMOV", "UNSCALE",       "WAIT"};
  return NAMES;
}

void adviseOnInstructionsOfS7_1200(const Unit& unit, Diagnostics& diagnostics) {
  forEachBlock(unit, [&](const Block& block) {
    forEachExpression(block.body, [&](const Expression& expression) {
      const auto* call = std::get_if<Call>(&expression.form);
      if (call == nullptr) return;
      const Block* called = call->function != nullptr ? call->function : call->instanceOf;
      if (called == nullptr || !called->system) return;
      const bool isMissingThere = std::ranges::any_of(
          instructionsOfS7_1500(), [&](std::string_view name) { return sameName(name, called->name); });
      if (!isMissingThere) return;
      diagnostics.warning(INSTRUCTION_NOT_ON_S7_1200, unit.file, call->callee->location,
                          fmt::format("an S7-1200 has no {}", called->name));
    });
  });
}

void adviseOnNestingOfS7_1200(const Program& program, Diagnostics& diagnostics) {
  const auto heights = heightsOf(program);
  for (const Block* block : program.blocks) {
    if (block->kind != Block::Kind::OrganizationBlock) continue;
    const int most = isInterrupt(block->name) ? DEPTH_MAX_OF_INTERRUPT : DEPTH_MAX_OF_CYCLE;
    const int depth = heights.at(block) - 1;
    if (depth <= most) continue;
    diagnostics.warning(
        NESTS_TOO_DEEP, block->file, block->location,
        fmt::format("{} blocks stand below each other under \"{}\", an S7-1200 allows {} there", depth,
                    block->name, most));
  }
}

}  // namespace scl
