// Runs the samples of testdata/check.

#include <gtest/gtest.h>

#include <filesystem>

#include "scl/scl.h"
#include "scl/testing/broken_promise.h"
#include "scl/testing/expected_faults.h"

namespace scl {
namespace {

namespace fs = std::filesystem;

class Samples : public testing::TestWithParam<fs::path> {};

TEST_P(Samples, BringTheFaultsOnTheirLinesAndNoOther) {
  Diagnostics diagnostics;
  std::string text = sampleText(GetParam());
  std::vector<Unit> units, system;
  units.push_back(parse(text, GetParam().filename().string(), Dialect::Tia, diagnostics));
  system.push_back(
      parse(sampleText(fs::path(TESTDATA) / "testdata/system.scl"), "system.scl", Dialect::Tia, diagnostics));
  Program program = check(std::move(units), std::move(system), Dialect::Tia, diagnostics);
  EXPECT_EQ(faultDifference(text, diagnostics), "");
  if (!diagnostics.hasErrors()) {
    EXPECT_EQ(brokenPromise(program), "");
  }
}

INSTANTIATE_TEST_SUITE_P(Check, Samples, testing::ValuesIn(samplesIn(fs::path(TESTDATA) / "testdata/check")),
                         [](const auto& sample) { return sample.param.stem().string(); });

}  // namespace
}  // namespace scl
