#include "vcpu/cpu/organization_blocks.h"

#include <fmt/format.h>

#include <algorithm>

#include "scl/library/organization_block_names.h"

namespace vcpu {

namespace {

constexpr int UNKNOWN = 0;

// Numbers and priorities: TIA Portal Information System, 'Events and OBs (S7-1500)'.
constexpr OrganizationBlockKind KINDS[] = {
    {1, 1, "program cycle OB", 1, 1, 1, true},
    {10, 17, "time-of-day interrupt", 2, 24, 2, true},
    {20, 23, "time-delay interrupt", 2, 24, 3, true},
    {30, 38, "cyclic interrupt", 2, 24, 8, true},
    {40, 47, "hardware interrupt", 2, 26, 16, false},
    {55, 55, "status interrupt", 2, 24, 4, false},
    {56, 56, "update interrupt", 2, 24, 4, false},
    {57, 57, "manufacturer- or profile-specific interrupt", 2, 24, 4, false},
    {61, 64, "isochronous mode interrupt", 16, 26, 21, false},
    {67, 68, "motion control OB", 16, 26, 26, false},
    {70, 70, "I/O redundancy error OB", 2, 26, 6, false},
    {72, 72, "CPU redundancy error OB", 2, 26, 26, false},
    {80, 80, "time error OB", 22, 22, 22, true},
    {82, 82, "diagnostic interrupt", 2, 26, 5, false},
    {83, 83, "pull or plug interrupt", 2, 26, 6, false},
    {86, 86, "rack error OB", 2, 26, 6, false},
    {91, 98, "motion control OB", 15, 26, 26, false},
    {100, 100, "startup OB", 1, 1, 1, true},
    {121, 121, "programming error OB", 2, 26, 7, true},
    {122, 122, "I/O access error OB", 2, 26, 7, false},
};

}  // namespace

const OrganizationBlockKind* organizationBlockKind(int number) {
  const auto* found = std::ranges::find_if(
      KINDS, [&](const OrganizationBlockKind& kind) { return kind.first <= number && number <= kind.last; });
  return found != std::end(KINDS) ? found : nullptr;
}

std::map<int, int> organizationBlocks(const scl::Program& program) {
  std::map<int, int> found;
  int unnamed = -1;
  for (size_t i = 0; i < program.blocks.size(); i++) {
    if (program.blocks[i]->kind != scl::Block::Kind::OrganizationBlock) continue;
    int number = scl::organizationBlockNumber(program.blocks[i]->name);
    if (number != UNKNOWN) found.emplace(number, static_cast<int>(i));
    if (number == UNKNOWN && unnamed < 0) unnamed = static_cast<int>(i);
  }
  if (unnamed >= 0) found.emplace(CYCLE, unnamed);
  return found;
}

std::vector<std::string> organizationBlocksNotCalled(const scl::Program& program) {
  const std::map<int, int> numbered = organizationBlocks(program);
  std::vector<std::string> sentences;
  for (size_t i = 0; i < program.blocks.size(); i++) {
    const scl::Block& block = *program.blocks[i];
    if (block.kind != scl::Block::Kind::OrganizationBlock) continue;
    const auto found = std::ranges::find_if(
        numbered, [&](const auto& entry) { return entry.second == static_cast<int>(i); });
    if (found == numbered.end()) {
      sentences.push_back(
          fmt::format("\"{}\" is not called: its name tells no number of an OB, or one that "
                      "another OB has. Name it OB30 or the like.",
                      block.name));
      continue;
    }
    const OrganizationBlockKind* kind = organizationBlockKind(found->first);
    if (kind == nullptr) {
      sentences.push_back(fmt::format(
          "\"{}\" is not called: the number {} does not say what starts it. Give it one that does, "
          "as OB30 for a cyclic interrupt.",
          block.name, found->first));
    } else if (!kind->isCalled) {
      sentences.push_back(fmt::format("\"{}\" is not called: the virtual CPU has no event that starts a {}.",
                                      block.name, kind->name));
    }
  }
  return sentences;
}

}  // namespace vcpu
