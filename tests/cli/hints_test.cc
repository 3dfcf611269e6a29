// What is said about the traps that people fall into who come from other languages, and about slips.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

std::string inFunction(const std::string& line) {
  return "FUNCTION \"F\" : Int\nVAR_TEMP\n  x : Int;\n  r : Real;\n  s : String;\n  flag : "
         "Bool;\nEND_VAR\nBEGIN\n" +
         line + "\n  #F := 1;\nEND_FUNCTION\n";
}

/// What check says about a source: one line.
std::string said(const std::string& source) {
  tests::Folder folder;
  const std::string file = folder / "a.scl";
  std::ofstream(file) << source;
  const Ended ended = s7mqtt({"check", file});
  EXPECT_EQ(ended.code, 1) << source;
  EXPECT_EQ(std::count(ended.said.begin(), ended.said.end(), '\n'), 1) << ended.said;
  return ended.said;
}

TEST(Hints, SayWhatSclWritesAndEachFaultIsSaidOnce) {
  struct Case {
    const char* line;
    const char* says;
  };
  for (const Case& one :
       {Case{"  #s := 'it''s';", "a quote inside a text is written $', as in 'it$'s'"},
        Case{"  IF #x == 1 THEN\n  END_IF;", "two values are compared with one '='"},
        Case{"  #flag := #x == 1;", "two values are compared with one '='"},
        Case{"  IF #x != 1 THEN\n  END_IF;", "two values differ if a <> b"},
        Case{"  #flag := !#flag;", "NOT negates"},
        Case{"  IF #flag && #flag THEN\n  END_IF;", "joined with one '&', or AND"},
        Case{"  IF #x && #x THEN\n  END_IF;", "joined with one '&', or AND"},
        Case{"  #flag := #flag || #flag;", "OR joins two conditions"}, Case{"  #x++;", "write x += 1"},
        Case{"  #x--;", "write x -= 1"}, Case{"  (* a (* b *) c *) d *)", "no comment is open here"},
        Case{"  /* a */", "comments stand between (* and *)"},
        Case{"  #r := LOG(#r);", "SCL has no LOG: write LN(x)"},
        Case{"  S_MOVE(IN := 'a', OUT => #s);", "SCL has no S_MOVE: write target := source"},
        Case{"  #r := POW(#r, 2);", "write x ** y"}, Case{"  #flag := flase;", "did you mean \"FALSE\"?"},
        Case{"  #falg := TRUE;", "did you mean \"flag\"?"},
        Case{"NETWORK\nTITLE = first\n  L 5;", "a statement list (STL, AWL), which is not read"}}) {
    EXPECT_NE(said(inFunction(one.line)).find(one.says), std::string::npos)
        << one.line << said(inFunction(one.line));
  }
}

TEST(Hints, SayWhatStandsForAProgramAndItsKin) {
  for (const auto& [word, says] :
       {std::pair{"PROGRAM main", "ORGANIZATION_BLOCK \"Main\" is called in every cycle"},
        {"VAR_GLOBAL", "global variables stand in a DATA_BLOCK"},
        {"METHOD m", "SCL has no methods"},
        {"FUNCTIONBLOCK \"F\"", "did you mean FUNCTION_BLOCK?"}}) {
    EXPECT_NE(said(std::string(word) + "\n").find(says), std::string::npos) << said(std::string(word) + "\n");
  }
}

// Not at the word FUNCTION in column 1.
TEST(Hints, ANameThatIsTakenIsShownWhereItStands) {
  const std::string block = "FUNCTION \"G\" : Int\nBEGIN\n  #G := 1;\nEND_FUNCTION\n";
  const std::string other = "FUNCTION \"G\" : Int\nBEGIN\n  #G := 2;\nEND_FUNCTION\n";
  EXPECT_NE(said(block + other).find("a.scl:5:10: error SCL100"), std::string::npos) << said(block + other);
  const std::string data = "DATA_BLOCK   \"G\"\nSTRUCT\n a : Int;\nEND_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n";
  EXPECT_NE(said(block + data).find("a.scl:5:14: error SCL100"), std::string::npos);
  const std::string type = "TYPE \"G\"\nVERSION : 0.1\nSTRUCT\n a : Int;\nEND_STRUCT;\nEND_TYPE\n";
  EXPECT_NE(said(block + type).find("a.scl:5:6: error SCL100"), std::string::npos);
}

}  // namespace
}  // namespace cli_test
