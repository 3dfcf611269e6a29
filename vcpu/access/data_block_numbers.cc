#include "vcpu/access/data_block_numbers.h"

#include <charconv>
#include <optional>
#include <set>

#include "scl/text/name.h"

namespace vcpu {
namespace {

/// 12 for "DB12"; nothing for another name.
std::optional<uint16_t> writtenNumber(std::string_view name) {
  constexpr std::string_view LETTERS = "DB";
  if (!scl::sameName(name.substr(0, LETTERS.size()), LETTERS)) return std::nullopt;
  uint16_t number = 0;
  const char* end = name.data() + name.size();
  const auto [last, error] = std::from_chars(name.data() + LETTERS.size(), end, number);
  if (error != std::errc() || last != end || number == 0) return std::nullopt;
  return number;
}

}  // namespace

std::vector<uint16_t> dataBlockNumbers(const scl::Program& program) {
  std::set<uint16_t> taken;
  std::vector<uint16_t> numbers;
  for (const scl::DataBlock* dataBlock : program.dataBlocks) {
    const uint16_t number = writtenNumber(dataBlock->name).value_or(0);
    numbers.push_back(taken.insert(number).second ? number : 0);
  }
  uint16_t next = 1;
  for (uint16_t& number : numbers) {
    if (number != 0) continue;
    while (taken.contains(next)) ++next;
    taken.insert(next);
    number = next;
  }
  return numbers;
}

}  // namespace vcpu
