// docs/scl-diagnostics.md: each code has a section, and its example brings it.

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "scl/text/diagnostic.h"
#include "scl/text/diagnostic_title.h"
#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

/// One section of the catalogue.
struct Entry {
  std::string title;
  std::string example;  ///< empty if it has none
};

std::map<std::string, Entry> catalogue() {
  std::ifstream file(PROJECT_ROOT "/docs/scl-diagnostics.md");
  std::map<std::string, Entry> entries;
  std::string code;
  bool inExample = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("### SCL")) {
      code = line.substr(4, 6);
      entries[code].title = line.substr(12);
    } else if (line == "```scl") {
      inExample = true;
    } else if (line == "```") {
      inExample = false;
    } else if (inExample) {
      entries[code].example += line + "\n";
    }
  }
  return entries;
}

/// The line of `// error: SCL130` or `// warning: SCL130` in an example; 0 if there is none.
int markedLine(const std::string& example, const std::string& code) {
  std::istringstream lines(example);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.ends_with("// error: " + code) || line.ends_with("// warning: " + code)) return number;
  }
  return 0;
}

TEST(DiagnosticsCatalogue, HasASectionForEachCodeAndNoOther) {
  const std::map<std::string, Entry> entries = catalogue();
  std::set<std::string> codes;
  for (int code : scl::diagnosticCodes()) {
    codes.insert(scl::codeText(code));
    ASSERT_TRUE(entries.contains(scl::codeText(code))) << scl::codeText(code);
    EXPECT_EQ(entries.at(scl::codeText(code)).title, scl::diagnosticTitle(code)) << scl::codeText(code);
  }
  for (const auto& [code, entry] : entries) EXPECT_TRUE(codes.contains(code)) << code;
}

// A number without a title would be reported without a section.
TEST(DiagnosticsCatalogue, HasATitleForEachNumberOfTheHeader) {
  std::ifstream header(PROJECT_ROOT "/scl/text/diagnostic_code.h");
  int numbers = 0;
  for (std::string line; std::getline(header, line);) {
    const size_t sign = line.find(" = ");
    if (!line.starts_with("  ") || sign == std::string::npos || line.starts_with("  //")) continue;
    EXPECT_FALSE(scl::diagnosticTitle(std::stoi(line.substr(sign + 3))).empty()) << line;
    ++numbers;
  }
  EXPECT_EQ(numbers, static_cast<int>(scl::diagnosticCodes().size()));
}

TEST(DiagnosticsCatalogue, EachExampleBringsItsCodeOnItsLine) {
  // They need bytes that are no text, more lines than a page has, two files, a file that is no source, or a
  // tree that no source brings.
  const std::set<std::string> withoutExample = {"SCL001", "SCL014", "SCL028", "SCL033",
                                                "SCL122", "SCL141", "SCL331"};
  tests::Folder folder;
  for (const auto& [code, entry] : catalogue()) {
    EXPECT_EQ(entry.example.empty(), withoutExample.contains(code)) << code;
    if (entry.example.empty()) continue;
    const int marked = markedLine(entry.example, code);
    EXPECT_GT(marked, 0) << code;
    const bool isPart = entry.example.starts_with("VAR") || entry.example.starts_with("BEGIN");
    const std::string file = folder / (code + ".scl");
    std::ofstream(file) << (isPart ? "FUNCTION \"Example\" : Void\n" + entry.example + "END_FUNCTION\n"
                                   : entry.example);
    const Ended ended = s7mqtt({"check", "--cpu", "S7-1200", "--format", "json", file});
    const auto found = nlohmann::json::parse(ended.said, nullptr, false);
    ASSERT_FALSE(found.is_discarded()) << code << ended.said;
    bool brought = false;
    for (const auto& diagnostic : found["diagnostics"]) {
      const bool here = diagnostic["line"] == marked + (isPart ? 1 : 0);
      if (diagnostic["code"] == code && here) {
        brought = true;
      } else {
        EXPECT_NE(diagnostic["severity"], "error") << code << ": " << diagnostic;
      }
    }
    EXPECT_TRUE(brought) << code << "\n" << entry.example << ended.said;
  }
}

}  // namespace
}  // namespace cli_test
