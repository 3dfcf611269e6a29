// Hostile and broken text: one sentence each, and never a crash, a hang or a stack that runs out.

#include "scl/testing/parse.h"
#include "scl/text/utf8.h"

namespace scl {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

std::string inFunction(const std::string& statements) {
  return "FUNCTION \"F\" : Void\nBEGIN\n" + statements + "\nEND_FUNCTION\n";
}

int faultCount(const std::string& text) {
  Diagnostics diagnostics;
  parse(text, "", Dialect::Tia, diagnostics);
  return diagnostics.errorCount();
}

TEST(Robustness, ByteOrderMarkAndCarriageReturnsAreNoFaults) {
  EXPECT_EQ(faultsOf("\xEF\xBB\xBF"
                     "FUNCTION \"F\" : Void\r\nBEGIN\r\n  REGION a b\r\n  #a := 'x';\r\n  "
                     "END_REGION\r\nEND_FUNCTION\r\n"),
            "");
}

TEST(Robustness, EmptyTextIsAnEmptyUnit) {
  EXPECT_EQ(faultsOf(""), "");
  EXPECT_EQ(faultsOf("\xEF\xBB\xBF"), "");
  EXPECT_EQ(faultsOf("// nothing\n(* at all *)"), "");
}

// Columns show that each character was read as one: "größe" ends where it does in UTF-8.
TEST(Robustness, EveryEncodingOfASourceIsReadTheSame) {
  const std::u16string text =
      u"FUNCTION \"größe €\" : Void\r\nBEGIN\r\n  #a := ;\r\nEND_FUNCTION\r\nTYPE \"größe €\" x";
  std::string utf8, ansi, little, big;
  for (char16_t c : text) {
    appendUtf8(utf8, c);
    ansi += static_cast<char>(c == u'€' ? 0x80 : c);
    little += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
    big += {static_cast<char>(c >> 8), static_cast<char>(c & 0xFF)};
  }
  const std::string faults = faultsOf(utf8);
  EXPECT_NE(faults.find("5:16: SCL020"), std::string::npos) << faults;
  for (const std::string& other :
       {"\xEF\xBB\xBF" + utf8, ansi, little, big, "\xFF\xFE" + little, "\xFE\xFF" + big}) {
    EXPECT_EQ(faultsOf(other), faults);
  }
}

// A damaged file must not become another text in silence.
TEST(Robustness, WhatIsNoTextInOneEncodingIsOneFault) {
  for (const char* mixed : {"'\xC3\xBC \xFC'", "'\x81'", "'\xFC \x8D'"}) {
    const std::string faults =
        faultsOf("FUNCTION \"F\" : Void\nBEGIN\n  #a := " + std::string(mixed) + ";\nEND_FUNCTION");
    EXPECT_NE(faults.find("SCL001: found the byte 16#"), std::string::npos) << faults;
    EXPECT_EQ(faults.find('\n'), faults.size() - 1) << faults;
  }
  EXPECT_NE(faultsOf("\xEF\xBB\xBF// \xFC\n").find("1:4: SCL001"), std::string::npos);
  for (std::string_view half : {std::string_view("\xFF\xFE/\0/\0\0\xD8", 8), std::string_view("\xFF\xFE/", 3),
                                std::string_view("\xFE\xFF\0/\xDC\0", 6)}) {
    EXPECT_EQ(faultsOf(half),
              "1:1: SCL001: found UTF-16 with half a character or a 0 in it: save the source as UTF-8\n");
  }
  EXPECT_EQ(faultsOf(std::string_view("FUNCTION\n a\0\1\2\0", 14)),
            "2:3: SCL014: found the byte 16#00: this is no text\n");
}

TEST(Robustness, UnclosedTextsNamesAndCommentsAreOneFaultEach) {
  EXPECT_EQ(faultCount(inFunction("#a := 'abc;\n#b := 1;")), 1);
  EXPECT_EQ(faultCount(inFunction("#a := f('abc);\n#b := 1;")), 1);
  EXPECT_EQ(faultCount(inFunction("#a := \"abc;\n#b := 1;")), 1);
  EXPECT_EQ(faultCount(inFunction("#\"abc := 1;\n#b := 1;")), 1);
  EXPECT_EQ(faultsOf("FUNCTION \"F\" : Void\nBEGIN\n (* a\nEND_FUNCTION"),
            "3:2: SCL003: the comment that starts here with (* is never closed, expected *)\n"
            "4:13: SCL021: expected END_FUNCTION to close the FUNCTION of line 1, column 1, found the end of "
            "the file\n");
}

// Up to the limit programs are taken; beyond it is one fault.
TEST(Robustness, DeepNestingEndsInOneFault) {
  const std::vector<std::pair<std::string, std::string>> nests = {
      {"IF #a THEN ", "END_IF; "},           {"REGION x\n", "END_REGION\n"},
      {"FOR #i := 1 TO 2 DO ", "END_FOR; "}, {"CASE #a OF 1: ", "END_CASE; "},
      {"REPEAT ", "UNTIL #a END_REPEAT; "},
  };
  for (const auto& [open, close] : nests) {
    EXPECT_EQ(faultCount(inFunction(repeated(open, 150) + ";" + repeated(close, 150))), 0) << open;
    EXPECT_EQ(faultCount(inFunction(repeated(open, 30'000) + ";" + repeated(close, 30'000))), 1) << open;
    EXPECT_EQ(faultCount(inFunction(repeated(open, 30'000))), 1) << open;
  }
  const std::vector<std::pair<std::string, std::string>> brackets = {
      {"(", ")"}, {"#a[", "]"}, {"f(", ")"}, {"-", ""}, {"NOT ", ""}, {"1 ** -", ""}, {"#a[#b + (", ")]"},
  };
  for (const auto& [open, close] : brackets) {
    EXPECT_EQ(faultCount(inFunction("#x := " + repeated(open, 90) + "1" + repeated(close, 90) + ";")), 0)
        << open;
    EXPECT_EQ(faultCount(inFunction("#x := " + repeated(open, 30'000) + "1" + repeated(close, 30'000) + ";")),
              1)
        << open;
  }
}

TEST(Robustness, DeepDeclarationsEndInOneFault) {
  const auto type = [](const std::string& declarations) {
    return "TYPE \"T\" VERSION : 0.1 STRUCT " + declarations + " END_STRUCT; END_TYPE";
  };
  EXPECT_EQ(faultCount(type(repeated("a : Struct ", 150) + "b : Int; " + repeated("END_STRUCT; ", 150))), 0);
  EXPECT_EQ(faultCount(type(repeated("a : Struct ", 30'000))), 1);
  EXPECT_EQ(faultCount(type("a : " + repeated("Array[0..1] of ", 30'000) + "Int;")), 1);
  EXPECT_EQ(faultCount(type("a : Int := " + repeated("[", 30'000))), 1);
  EXPECT_EQ(faultCount(type("a : Int := " + repeated("(", 30'000))), 1);
  EXPECT_EQ(faultCount(type("a : Int := [" + repeated("3(", 30'000))), 1);
  // Each further name would double what the structures inside hold.
  EXPECT_GE(faultCount(type(repeated("a, b : Struct ", 60) + repeated("END_STRUCT; ", 60))), 1);
}

// A row of operators makes a tree as deep as it is long; who walks it must not run out of stack.
TEST(Robustness, LongRowsEndInOneFault) {
  EXPECT_EQ(faultCount(inFunction("#x := 1" + repeated(" + 1", 900) + ";")), 0);
  EXPECT_EQ(faultCount(inFunction("#x := 1" + repeated(" + 1", 30'000) + ";")), 1);
  EXPECT_EQ(faultCount(inFunction("#x := #a" + repeated(".b", 30'000) + ";")), 1);
  EXPECT_EQ(faultCount(inFunction("#x" + repeated("[1]", 30'000) + " := 1;")), 1);
  EXPECT_EQ(faultCount(inFunction(repeated("#x := ", 10'000) + "1;")), 0);
}

// Twice the text, about twice the time: none of these may take noticeably long.
TEST(Robustness, LargeSourcesAreLinear) {
  EXPECT_EQ(faultCount(inFunction(repeated("#a := #b + 1;\n", 30'000))), 0);
  EXPECT_EQ(faultCount(inFunction(repeated("(* a (* b *)\n", 30'000))), 0);
  EXPECT_EQ(faultCount(inFunction(repeated("IF #a THEN ; ELSIF #b THEN ; END_IF;\n", 15'000))), 0);
  EXPECT_EQ(faultCount("DATA_BLOCK \"D\" VAR a : Array[0..1] of Int := [" + repeated("1, ", 60'000) +
                       "1]; END_VAR BEGIN END_DATA_BLOCK"),
            0);
  EXPECT_EQ(faultCount(repeated("FUNCTION \"F\" : Void BEGIN GOTO a; a: ; END_FUNCTION\n", 5'000)), 0);
  EXPECT_GT(faultCount(inFunction(repeated("IF ", 15'000))), 0);
  EXPECT_GT(faultCount(repeated("END_IF ", 30'000)), 0);
  EXPECT_GT(faultCount(inFunction(repeated("END_IF ", 30'000))), 0);
  EXPECT_GT(faultCount(repeated("'", 30'000)), 0);
  EXPECT_GT(faultCount(inFunction(repeated("@ ", 30'000))), 0);
}

// Cut short or with a byte missing, a source may be wrong but never harmful.
TEST(Robustness, PrefixesAndSingleLossesAreSurvived) {
  for (const auto& path : sourcesBelow(TESTDATA "/testdata/print")) {
    const std::string text = contentOf(path);
    for (size_t length = 0; length <= text.size(); length += 2) {
      Diagnostics diagnostics;
      print(parse(std::string_view(text).substr(0, length), "", Dialect::Tia, diagnostics), Dialect::Tia);
    }
    for (size_t lost = 0; lost < text.size(); lost += 3) {
      Diagnostics diagnostics;
      print(parse(text.substr(0, lost) + text.substr(lost + 1), "", Dialect::Tia, diagnostics), Dialect::Tia);
    }
  }
}

}  // namespace
}  // namespace scl
