// Each line of testdata/refused says which refusals it meets, and no other line meets any.

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "translator/testing/samples.h"
#include "translator/translator.h"

namespace translator {
namespace {

using Found = std::multiset<std::string>;  // "types.cc:12 SUB002"

std::string entry(const std::string& file, int line, const std::string& code) {
  return file + ":" + std::to_string(line) + " " + code;
}

std::string codeText(Rule rule) {
  const std::string digits = std::to_string(codeOf(rule));
  return "SUB" + std::string(3 - digits.size(), '0') + digits;
}

class Refused : public testing::TestWithParam<std::string> {};

TEST_P(Refused, AtItsPlaceWithItsCode) {
  const std::string stem =
      std::string(TESTDATA_NAME) + "refused/" + GetParam().substr(0, GetParam().size() - 2);
  Found expected;
  for (const ExpectedRefusal& refusal : expectedRefusals()) {
    if (refusal.file == stem + "cc" || refusal.file == stem + "h") {
      expected.insert(entry(refusal.file, refusal.line, refusal.code));
    }
  }
  Found met;
  std::string texts;
  for (const Refusal& refusal : translate({stem + "cc"}, PROJECT_ROOT, {}).refusals) {
    met.insert(entry(refusal.file, refusal.location.line, codeText(refusal.rule)));
    texts += toText(refusal) + "\n";
  }
  EXPECT_EQ(met, expected) << texts;
}

std::string nameOf(const testing::TestParamInfo<std::string>& sample) {
  return std::filesystem::path(sample.param).stem().string();
}

INSTANTIATE_TEST_SUITE_P(Samples, Refused, testing::ValuesIn(samplesIn("refused", ".cc")), nameOf);

TEST(Refusal, TellsPlaceCodeReasonAndRemedy) {
  const Refusal refusal{Rule::Conditional, "core/delivery.cc", {12, 3}, ""};
  EXPECT_EQ(
      toText(refusal),
      "core/delivery.cc:12:3: error SUB017: a conditional expression has no form in SCL; write if/else");
}

TEST(Refusals, ReadFromTopToBottom) {
  const auto refusals = translate({"translator/testdata/refused/expressions.cc"}, PROJECT_ROOT, {}).refusals;
  ASSERT_GT(refusals.size(), 2u);
  for (size_t i = 1; i < refusals.size(); ++i) {
    EXPECT_LE(refusals[i - 1].location.line, refusals[i].location.line);
  }
}

}  // namespace
}  // namespace translator
