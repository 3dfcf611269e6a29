// Each sample of testdata becomes the SCL beside it, and that SCL is a program without a fault.

#include <gtest/gtest.h>

#include "scl/scl.h"
#include "translator/testing/samples.h"

namespace translator {
namespace {

class Pair : public testing::TestWithParam<std::string> {};

TEST_P(Pair, BecomesTheSclBesideIt) {
  const std::filesystem::path scl = (testdata() / GetParam()).replace_extension(".scl");
  const std::string text = sclOf(GetParam());
  if (rewrites()) rewrite(scl, text);
  EXPECT_EQ(text, contentsOf(scl));
}

TEST_P(Pair, IsSclWithoutAFault) {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(sclOf(GetParam()), GetParam(), scl::Dialect::Tia, diagnostics));
  std::vector<scl::Unit> system;
  system.push_back(firmware(diagnostics));
  (void)scl::check(std::move(units), std::move(system), scl::Dialect::Tia, diagnostics);
  for (const scl::Diagnostic& diagnostic : diagnostics.list()) ADD_FAILURE() << toText(diagnostic);
}

std::string nameOf(const testing::TestParamInfo<std::string>& sample) {
  return std::filesystem::path(sample.param).stem().string();
}

INSTANTIATE_TEST_SUITE_P(Samples, Pair, testing::ValuesIn(samplesIn("", ".cc")), nameOf);

}  // namespace
}  // namespace translator
