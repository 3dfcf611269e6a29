// Runs the samples of testdata/check. A line that ends in "// error: SCL102" or "// warning: SCL131" (several
// codes separated by blanks) must bring just these faults; every other line must bring none.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "scl/scl.h"
#include "scl/testing/contract_for_test.h"

namespace scl {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

using Faulty = std::set<std::string>;  // "12 error SCL102"

Faulty expectedIn(const std::string& text) {
  Faulty expected;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    for (std::string severity : {"error", "warning"}) {
      size_t at = line.find("// " + severity + ": ");
      if (at == std::string::npos) continue;
      std::istringstream codes(line.substr(at + severity.size() + 5));
      for (std::string code; codes >> code;)
        expected.insert(std::to_string(number) + " " + severity + " " + code);
    }
  }
  return expected;
}

Faulty reported(const Diagnostics& diagnostics) {
  Faulty found;
  for (const Diagnostic& fault : diagnostics.list()) {
    std::string text = toText(fault);
    found.insert(std::to_string(fault.place.line) +
                 (fault.severity == Severity::Error ? " error" : " warning") +
                 text.substr(text.find(" SCL"), 7));
  }
  return found;
}

std::string difference(const Faulty& expected, const Diagnostics& diagnostics) {
  Faulty found = reported(diagnostics);
  std::string text;
  for (const std::string& fault : expected) {
    if (!found.contains(fault)) text += "missing: " + fault + "\n";
  }
  for (const std::string& fault : found) {
    if (!expected.contains(fault)) text += "not expected: " + fault + "\n";
  }
  if (text.empty()) return text;
  for (const Diagnostic& fault : diagnostics.list()) text += toText(fault) + "\n";
  return text;
}

class Samples : public testing::TestWithParam<fs::path> {};

TEST_P(Samples, BringTheFaultsOnTheirLinesAndNoOther) {
  Dialect dialect =
      GetParam().string().find("classic") == std::string::npos ? Dialect::Tia : Dialect::Classic;
  Diagnostics diagnostics;
  std::string text = contentOf(GetParam());
  std::vector<Unit> units, system;
  units.push_back(parse(text, GetParam().filename().string(), dialect, diagnostics));
  system.push_back(
      parse(contentOf(fs::path(TESTDATA) / "testdata/system.scl"), "system.scl", Dialect::Tia, diagnostics));
  Program program = check(std::move(units), std::move(system), dialect, diagnostics);
  EXPECT_EQ(difference(expectedIn(text), diagnostics), "");
  if (!diagnostics.hasErrors()) {
    EXPECT_EQ(brokenPromise(program), "");
  }
}

std::vector<fs::path> samples() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(TESTDATA) / "testdata/check"))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

INSTANTIATE_TEST_SUITE_P(Check, Samples, testing::ValuesIn(samples()),
                         [](const auto& sample) { return sample.param.stem().string(); });

}  // namespace
}  // namespace scl
