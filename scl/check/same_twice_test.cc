// Declarations that two sources of one program share.

#include <gtest/gtest.h>

#include "scl/scl.h"

namespace scl {
namespace {

/// The faults of a program of these sources, one a line, in their files a.scl, b.scl, ...
std::string faultsOf(const std::vector<std::string>& sources) {
  Diagnostics diagnostics;
  std::vector<Unit> units;
  char file = 'a';
  for (const std::string& source : sources)
    units.push_back(parse(source, std::string(1, file++) + ".scl", Dialect::Tia, diagnostics));
  const Program program = check(std::move(units), {}, Dialect::Tia, diagnostics);
  std::string faults;
  for (const Diagnostic& fault : diagnostics.list()) faults += toText(fault) + "\n";
  return faults;
}

/// Whether there is a fault at `place` that begins so.
bool tells(const std::string& faults, const std::string& place, const std::string& fault) {
  const size_t at = faults.find(place);
  return at != std::string::npos && faults.find(": " + fault, at) < faults.find('\n', at);
}

const char* const DECLARATIONS[] = {
    "TYPE \"Same\" STRUCT a : Int := 16#aF; b : String := 'xY'; END_STRUCT; END_TYPE\n",
    "FUNCTION \"Same\" : Int VAR_INPUT x : Int; END_VAR BEGIN #Same := #x + 1; END_FUNCTION\n",
    "FUNCTION_BLOCK \"Same\" VAR_OUTPUT q : Bool; END_VAR BEGIN #q := TRUE; END_FUNCTION_BLOCK\n",
    "ORGANIZATION_BLOCK \"Same\" VAR_TEMP t : Int; END_VAR BEGIN #t := 1; END_ORGANIZATION_BLOCK\n",
    "DATA_BLOCK \"Same\" STRUCT a : Int; END_STRUCT; BEGIN a := 5; END_DATA_BLOCK\n",
};

std::string with(std::string text, const std::string& from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

TEST(SameTwice, IsTakenOnceWithOneWarning) {
  for (const std::string text : DECLARATIONS) {
    const std::string faults = faultsOf({text, "// the same\n" + text});
    EXPECT_TRUE(tells(faults, "b.scl:2:", "warning SCL122")) << text << faults;
    EXPECT_NE(faults.find("a.scl:1"), std::string::npos) << faults;
    EXPECT_EQ(faults.find("error"), std::string::npos) << faults;
  }
}

TEST(SameTwice, CommentsBlanksAndTheCaseOfNamesDoNotCount) {
  for (const std::string text : DECLARATIONS) {
    std::string other = with(with(text, " ", "  (* a comment *)\n"), "Same", "SAME");
    other = with(with(with(other, "Int", "INT"), "16#aF", "16#AF"), "#x", "#X");
    EXPECT_NE(faultsOf({text, other}).find("warning SCL122"), std::string::npos) << other;
  }
}

TEST(SameTwice, InThreeSourcesAndTwiceInOneToo) {
  const std::string text = DECLARATIONS[0];
  const std::string faults = faultsOf({text + text, text});
  EXPECT_TRUE(tells(faults, "a.scl:2:", "warning SCL122")) << faults;
  EXPECT_TRUE(tells(faults, "b.scl:1:", "warning SCL122")) << faults;
}

TEST(SameTwice, WhatDiffersInOneWordIsAFaultThatNamesBothPlaces) {
  const std::pair<const char*, const char*> CHANGES[] = {
      {"16#aF", "16#aE"}, {"'xY'", "'xy'"},         {"#x + 1", "#x + 2"},
      {"TRUE", "FALSE"},  {"#t := 1", "; #t := 1"}, {"a := 5", "a := 6"},
  };
  int changed = 0;
  for (const std::string text : DECLARATIONS) {
    for (const auto& [from, to] : CHANGES) {
      const std::string other = with(text, from, to);
      if (other == text) continue;
      ++changed;
      const std::string faults = faultsOf({"\n" + text, other});
      EXPECT_TRUE(tells(faults, "b.scl:1:", "error SCL100")) << other << faults;
      EXPECT_NE(faults.find("a.scl:2"), std::string::npos) << faults;
    }
  }
  EXPECT_EQ(changed, 6);
}

TEST(SameTwice, OneThatIsWrongIsReportedOnce) {
  const std::string text = "FUNCTION \"F\" : Int BEGIN #F := #nothing; END_FUNCTION\n";
  const std::string faults = faultsOf({text, text});
  EXPECT_NE(faults.find("a.scl:1:32: error SCL102"), std::string::npos) << faults;
  EXPECT_EQ(faults.find("b.scl:1:32"), std::string::npos) << faults;
}

TEST(SameTwice, TheProgramHasItOnce) {
  const std::string type = "TYPE \"Pair\" STRUCT a : Int := 1; b : Int := 2; END_STRUCT; END_TYPE\n";
  const std::string block =
      "FUNCTION \"Sum\" : Int VAR_IN_OUT p : \"Pair\"; END_VAR BEGIN #Sum := #p.a + #p.b; END_FUNCTION\n";
  Diagnostics diagnostics;
  std::vector<Unit> units;
  units.push_back(parse(type + block, "a.scl", Dialect::Tia, diagnostics));
  units.push_back(parse(block + type + "DATA_BLOCK \"D\" \"Pair\" BEGIN END_DATA_BLOCK", "b.scl",
                        Dialect::Tia, diagnostics));
  const Program program = check(std::move(units), {}, Dialect::Tia, diagnostics);
  EXPECT_FALSE(diagnostics.hasErrors());
  EXPECT_EQ(program.blocks.size(), 1u);
  ASSERT_NE(program.findType("Pair"), nullptr);
  EXPECT_EQ(program.findDataBlock("D")->type, program.findType("Pair"));
}

}  // namespace
}  // namespace scl
