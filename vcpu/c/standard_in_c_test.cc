// The functions of the language as C.

#include "vcpu/c/standard_in_c.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "scl/library/standard_signature.h"

namespace vcpu::c {
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

TEST(StandardInC, APatternNamesEachArgumentAndOnlyWhatThePrinterKnows) {
  const std::set<std::string> ALWAYS = {"type", "bits", "argumentBits", "function"};
  int patterns = 0;
  for (const scl::StandardSignature& row : scl::standardSignatures()) {
    const StandardInC inC = standardInC(row.function);
    if (inC.pattern.empty()) continue;
    ++patterns;
    std::set<std::string> holes = holesOf(inC.pattern);
    for (size_t i = 0; i < row.parameters.size(); ++i) {
      EXPECT_EQ(holes.erase(std::to_string(i)), 1u) << row.name << " lacks argument " << i;
    }
    for (const std::string& hole : holes) EXPECT_TRUE(ALWAYS.contains(hole)) << row.name << " has " << hole;
    EXPECT_LE(row.parameters.size(), 2u) << row.name;
    EXPECT_FALSE(row.variadic) << row.name;
  }
  EXPECT_EQ(patterns, 28);
}

/// Whether the result may have any type.
bool takesAny(const scl::StandardSignature& row) {
  if (row.result == scl::StandardResult::Convert) return true;
  const scl::StandardParameter& last = row.parameters.back();
  return row.result == scl::StandardResult::Common && last.common &&
         last.accepts == scl::StandardAccepts::Any;
}

bool givesDateAndTime(const scl::StandardSignature& row) {
  return row.result == scl::StandardResult::DateAndTime || row.result == scl::StandardResult::LongDateAndTime;
}

// What is printed for a call follows from the type of its result: a function prints each kind that it gives.
TEST(StandardInC, AFunctionPrintsEachKindOfResultThatItGives) {
  for (const scl::StandardSignature& row : scl::standardSignatures()) {
    const StandardInC inC = standardInC(row.function);
    bool givesText = row.result == scl::StandardResult::LongText;
    EXPECT_EQ(!inC.pattern.empty() + (inC.value != nullptr), givesText ? 0 : 1) << row.name;
    EXPECT_EQ(inC.text != nullptr, givesText || takesAny(row)) << row.name;
    EXPECT_EQ(inC.memory != nullptr, takesAny(row) || givesDateAndTime(row)) << row.name;
  }
}

}  // namespace
}  // namespace vcpu::c
