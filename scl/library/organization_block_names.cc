#include "scl/library/organization_block_names.h"

#include <charconv>
#include <string>

#include "scl/text/name.h"

namespace scl {
namespace {

struct NamedNumber {
  std::string_view name;
  int number;
};

constexpr NamedNumber DEFAULT_NAMES[] = {
    {"MAIN", 1},
    {"TIME OF DAY", 10},
    {"TIME DELAY INTERRUPT", 20},
    {"CYCLIC INTERRUPT", 30},
    {"HARDWARE INTERRUPT", 40},
    {"SYNCHRONOUS CYCLE", 61},
    {"TIME ERROR INTERRUPT", 80},
    {"DIAGNOSTIC ERROR INTERRUPT", 82},
    {"PULL OR PLUG OF MODULES", 83},
    {"RACK OR STATION FAILURE", 86},
    {"STARTUP", 100},
    {"PROGRAMMING ERROR", 121},
    {"IO ACCESS ERROR", 122},
};

constexpr std::string_view CONSTANT_PREFIX = "OB_";

}  // namespace

int organizationBlockNumber(std::string_view name) {
  const std::string upper = upperCase(name);
  for (const NamedNumber& one : DEFAULT_NAMES) {
    if (upper == one.name) return one.number;
  }
  if (!upper.starts_with("OB")) return 0;
  const size_t first = upper.find_first_not_of("_ ", 2);
  if (first == std::string::npos) return 0;
  int number = 0;
  const auto [end, error] = std::from_chars(upper.data() + first, upper.data() + upper.size(), number);
  return error == std::errc() && end == upper.data() + upper.size() ? number : 0;
}

std::string_view organizationBlockOfConstant(std::string_view constant) {
  const bool isOne = sameName(constant.substr(0, CONSTANT_PREFIX.size()), CONSTANT_PREFIX);
  return isOne ? constant.substr(CONSTANT_PREFIX.size()) : std::string_view{};
}

}  // namespace scl
