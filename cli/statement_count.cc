#include "cli/statement_count.h"

#include <fmt/format.h>

#include <cstdint>

#include "scl/advice/walk.h"

namespace cli {
namespace {

/// 20,000. `number` is 0 or more.
std::string withCommas(int64_t number) {
  if (number < 1000) return fmt::format("{}", number);
  return fmt::format("{},{:03}", withCommas(number / 1000), number % 1000);
}

}  // namespace

std::string statementCount(const scl::Program& program) {
  int64_t count = 0;
  for (const scl::Block* block : program.blocks)
    scl::forEachStatement(block->body, [&](const scl::Statement&) { ++count; });
  return withCommas(count) + " statements";
}

}  // namespace cli
