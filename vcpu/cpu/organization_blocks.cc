#include "vcpu/cpu/organization_blocks.h"

#include <charconv>
#include <string>
#include <string_view>

#include "scl/text/name.h"

namespace vcpu {

namespace {

constexpr int UNKNOWN = 0;

struct NamedNumber {
  std::string_view name;
  int number;
};

constexpr NamedNumber DEFAULT_NAMES[] = {
    {"MAIN", CYCLE},
    {"STARTUP", STARTUP},
    {"CYCLIC INTERRUPT", 30},
    {"TIME ERROR INTERRUPT", TIME_ERROR},
    {"PROGRAMMING ERROR", PROGRAMMING_ERROR},
};

}  // namespace

int organizationBlockNumber(const std::string& name) {
  std::string upper = scl::upperCase(name);
  for (const NamedNumber& one : DEFAULT_NAMES) {
    if (upper == one.name) return one.number;
  }
  if (!upper.starts_with("OB")) return UNKNOWN;
  size_t first = upper.find_first_not_of("_ ", 2);
  if (first == std::string::npos) return UNKNOWN;
  int number = UNKNOWN;
  auto [end, error] = std::from_chars(upper.data() + first, upper.data() + upper.size(), number);
  return error == std::errc() && end == upper.data() + upper.size() ? number : UNKNOWN;
}

std::map<int, int> organizationBlocks(const scl::Program& program) {
  std::map<int, int> found;
  int unnamed = -1;
  for (size_t i = 0; i < program.blocks.size(); i++) {
    if (program.blocks[i]->kind != scl::Block::Kind::OrganizationBlock) continue;
    int number = organizationBlockNumber(program.blocks[i]->name);
    if (number != UNKNOWN) found.emplace(number, static_cast<int>(i));
    if (number == UNKNOWN && unnamed < 0) unnamed = static_cast<int>(i);
  }
  if (unnamed >= 0) found.emplace(CYCLE, unnamed);
  return found;
}

}  // namespace vcpu
