#include "scl/testing/expected_faults.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace scl {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::vector<fs::path> samplesIn(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string sampleText(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

namespace {

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
    found.insert(std::to_string(fault.location.line) +
                 (fault.severity == Severity::Error ? " error" : " warning") +
                 text.substr(text.find(" SCL"), 7));
  }
  return found;
}

}  // namespace

std::string faultDifference(const std::string& sample, const Diagnostics& diagnostics) {
  const Faulty expected = expectedIn(sample);
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

}  // namespace scl
