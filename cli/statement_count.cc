#include "cli/statement_count.h"

#include <fmt/format.h>

#include <cstdint>

#include "scl/advice/walk.h"

namespace cli {

std::string statementCount(const scl::Program& program) {
  int64_t count = 0;
  for (const scl::Block* block : program.blocks)
    scl::forEachStatement(block->body, [&](const scl::Statement&) { ++count; });
  return fmt::format("{} statements", fmt::group_digits(count));
}

}  // namespace cli
