// The table of the functions that belong to the language.

#include "scl/library/standard_signature.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace scl {
namespace {

/// The names between { and } of a pattern.
std::set<std::string> holesOf(std::string_view pattern) {
  std::set<std::string> holes;
  for (size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    size_t close = pattern.find('}', open);
    holes.emplace(pattern.substr(open + 1, close - open - 1));
  }
  return holes;
}

TEST(StandardSignatures, ACPatternNamesEachArgumentAndOnlyWhatThePrinterKnows) {
  const std::set<std::string> ALWAYS = {"type", "bits", "argumentBits", "function"};
  int patterns = 0;
  for (const StandardSignature& row : standardSignatures()) {
    if (row.cPattern.empty()) continue;
    ++patterns;
    std::set<std::string> holes = holesOf(row.cPattern);
    for (size_t i = 0; i < row.parameters.size(); ++i) {
      EXPECT_EQ(holes.erase(std::to_string(i)), 1u) << row.name << " lacks argument " << i;
    }
    for (const std::string& hole : holes) EXPECT_TRUE(ALWAYS.contains(hole)) << row.name << " has " << hole;
    EXPECT_LE(row.parameters.size(), 2u) << row.name;
    EXPECT_FALSE(row.variadic) << row.name;
  }
  EXPECT_EQ(patterns, 16);
}

// A second row of a name would never be found.
TEST(StandardSignatures, ANameHasOneRow) {
  for (const StandardSignature& row : standardSignatures()) {
    EXPECT_EQ(findStandardSignature(row.name), &row) << row.name;
  }
}

}  // namespace
}  // namespace scl
