#include "scl/testing/parse.h"

#include <map>
#include <set>

namespace scl {
namespace {

// Every SCL source of this repository is one that TIA would take.
TEST(Parse, TakesEverySourceOfTheRepository) {
  int count = 0;
  for (const char* folder : {"examples", "plc"}) {
    for (const auto& path : sourcesBelow(std::string(PROJECT_ROOT "/") + folder)) {
      ++count;
      EXPECT_EQ(faultsOf(contentOf(path)), "") << path;
    }
  }
  EXPECT_GT(count, 20);
}

// In testdata/faults each line that is wrong says so: "... // error: SCL020 SCL024". What is not announced
// must not be reported: that would be a cascade.
using CodesOfLine = std::map<int, std::multiset<std::string>>;

CodesOfLine announced(const std::string& text) {
  constexpr std::string_view MARK = "// error: ";
  CodesOfLine codes;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const size_t mark = line.find(MARK);
    if (mark == std::string::npos) continue;
    std::istringstream words(line.substr(mark + MARK.size()));
    for (std::string code; words >> code;) codes[number].insert(code);
  }
  return codes;
}

CodesOfLine reported(const std::string& text) {
  CodesOfLine codes;
  std::istringstream lines(faultsOf(text));
  std::string line;
  while (std::getline(lines, line)) {
    const size_t code = line.find("SCL");
    codes[std::stoi(line)].insert(line.substr(code, 6));
  }
  return codes;
}

TEST(Faults, AreReportedOnceEachAndAtTheirLine) {
  const auto sources = sourcesBelow(TESTDATA "/testdata/faults");
  EXPECT_GE(sources.size(), 3u);
  for (const auto& path : sources) {
    const std::string text = contentOf(path);
    EXPECT_EQ(reported(text), announced(text)) << path << "\n" << faultsOf(text);
  }
}

TEST(Faults, SayWhatWasFoundAndWhatWasExpected) {
  EXPECT_EQ(faultsOf("FUNCTION \"F\" : Void\nBEGIN\n  IF #a = 1;\n    #b := 2;\n  END_IF;\nEND_FUNCTION"),
            "3:12: SCL020: expected THEN after the condition of IF, found ';'\n");
}

// What is missing at the end of a line is reported there, where it has to be written.
TEST(Faults, StandWhereTheMissingThingBelongs) {
  EXPECT_EQ(faultsOf("FUNCTION \"F\" : Void\nBEGIN\n  #a := 1\n  #b := 2;\nEND_FUNCTION"),
            "3:10: SCL022: expected ';' after the assignment, found '#b'\n");
}

TEST(Faults, NameThePlaceWhereTheUnclosedWasOpened) {
  EXPECT_EQ(faultsOf("FUNCTION \"F\" : Void\nBEGIN\n  IF #a THEN\n    #b := 2;\nEND_FUNCTION"),
            "5:1: SCL021: expected END_IF to close the IF of line 3, column 3, found 'END_FUNCTION'\n");
}

// Columns count characters: the editor's cursor, not the file's bytes.
TEST(Faults, CountCharactersNotBytes) {
  EXPECT_EQ(faultsOf("FUNCTION \"F\" : Void\nBEGIN\n  #\"größe\" := 'äöü' 5;\nEND_FUNCTION"),
            "3:21: SCL022: expected ';' after the assignment, found '5'\n");
}

TEST(Faults, InOneBlockDoNotHideTheNextBlock) {
  const std::string text =
      "FUNCTION \"F\" : Void\nBEGIN\n  IF #a THEN\nFUNCTION \"G\" : Void\nBEGIN\n  #a := ;\nEND_FUNCTION\n";
  EXPECT_EQ(faultsOf(text),
            "4:1: SCL021: expected END_IF to close the IF of line 3, column 3, found 'FUNCTION'\n"
            "6:9: SCL024: expected a value, found ';'\n");
}

}  // namespace
}  // namespace scl
