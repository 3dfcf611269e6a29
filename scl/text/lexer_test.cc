#include "scl/text/lexer.h"

#include <gtest/gtest.h>

#include "scl/text/utf8.h"

namespace scl {
namespace {

/// The tokens of a text, divided by bars.
std::string split(std::string_view source) {
  Diagnostics diagnostics;
  std::string result;
  for (const Token& token : tokensOf(Dialect::Tia, source, "", diagnostics))
    result += std::string(token.text) + "|";
  EXPECT_FALSE(diagnostics.hasErrors()) << toText(diagnostics.list().front());
  return result;
}

TEST(Lexer, RangesAreNoRealNumbers) {
  EXPECT_EQ(split("1..5 1.5..2 16#F..16#FF"), "1|..|5|1.5|..|2|16#F|..|16#FF||");
}

TEST(Lexer, TypedLiteralsEndWhereTheirKindEnds) {
  EXPECT_EQ(split("T#1s..T#2.5s"), "T#1s|..|T#2.5s||");
  EXPECT_EQ(split("D#2020-01-31-x DTL#2020-01-31-12:00:00.5;"),
            "D#2020-01-31|-|x|DTL#2020-01-31-12:00:00.5|;||");
  EXPECT_EQ(split("INT#-5-3"), "INT#-5|-|3||");
  EXPECT_EQ(split("T#-5s+1"), "T#-5s|+|1||");
  EXPECT_EQ(split("WSTRING#'a b' CHAR#'$'' BYTE#16#F_F"), "WSTRING#'a b'|CHAR#'$''|BYTE#16#F_F||");
}

TEST(Lexer, KeywordBeforeHashIsNoTypePrefix) {
  EXPECT_EQ(split("NOT#a AND#b"), "NOT|#a|AND|#b||");
}

TEST(Lexer, QuotedNamesTakeAnything) {
  EXPECT_EQ(split("\"a 'b' (* %\".#\"x y\""), "\"a 'b' (* %\"|.|#\"x y\"||");
}

TEST(Lexer, SlicesAndAddresses) {
  EXPECT_EQ(split("a.%X3.b %DB1.DBX2.0 %I0.0:P %IW4:P %MB5"),
            "a|.|%X3|.|b|%DB1.DBX2.0|%I0.0:P|%IW4:P|%MB5||");
}

TEST(Lexer, CommentsOfAllKindsVanish) {
  EXPECT_EQ(split("a // b\nc (* d\n e *) f (/* g *) */) h"), "a|c|f|h||");
}

// TIA takes comments in comments; a lone "(*" in one means nothing.
TEST(Lexer, CommentsNest) {
  EXPECT_EQ(split("a (* b (* c *) d *) e"), "a|e||");
  EXPECT_EQ(split("a (* b (* c *) e (* f *) g"), "a|e|g||");
}

TEST(Lexer, RegionTitlesAreFreeText) {
  EXPECT_EQ(split("REGION it's 2-fold (* END_IF;\na\nEND_REGION it's 2-fold\nb"),
            "REGION it's 2-fold (* END_IF;|a|END_REGION|b||");
  EXPECT_EQ(split("END_REGION; a"), "END_REGION|;|a||");
  EXPECT_EQ(split("END_REGION x // y\na"), "END_REGION|a||");
}

TEST(Lexer, TitlesAreFreeTextAndOnlyInHeaders) {
  EXPECT_EQ(split("TITLE = it's free\nx"), "TITLE = it's free|x||");
  EXPECT_EQ(split("title : Int"), "title|:|Int||");
  EXPECT_EQ(split("IF Title = 5"), "IF|Title|=|5||");
}

TEST(Lexer, KeywordsOfEveryCaseButNotAsMembers) {
  Diagnostics diagnostics;
  const std::string_view source = "end_If a.End_If";
  const auto tokens = tokensOf(Dialect::Tia, source, "", diagnostics);
  EXPECT_EQ(tokens[0].kind, TokenKind::EndIf);
  EXPECT_EQ(tokens[3].kind, TokenKind::Word);
}

TEST(Lexer, LocationsCountCharacters) {
  Diagnostics diagnostics;
  const std::string_view source = "'äß' x\r\n\ty";
  const auto tokens = tokensOf(Dialect::Tia, source, "", diagnostics);
  EXPECT_EQ(tokens[1].location.column, 6);
  EXPECT_EQ(tokens[2].location.line, 2);
  EXPECT_EQ(tokens[2].location.column, 2);
}

/// Counted from the start of the source.
SourceLocation locationAt(std::string_view source, size_t offset) {
  SourceLocation location{1, 1};
  for (size_t i = 0; i < offset; ++i) {
    if (source[i] == '\n') {
      location = {location.line + 1, 1};
    } else if (!isContinuation(source[i])) {
      ++location.column;
    }
  }
  return location;
}

// With ASCII alone, and with characters of two and three bytes in every kind of token and comment.
TEST(Lexer, TokensLieWhereTheyAreWritten) {
  const std::string ascii =
      "REGION a b  \n  #x := \"n m\" + 'text' ; // c\n\t(* d\n e *) y(* f\n\n*)z 16#FF\r\n(/* g */) %X3\n"
      "'open; w\n END_REGION a // h\n  ## q TITLE\nTITLE = t\nlast (* never";
  std::string wide;
  for (const char c : ascii)
    wide += c == 'a' ? "\u00e4" : c == 'e' || c == 'n' ? "\u20ac" : std::string(1, c);
  for (const std::string& source : {ascii, wide, ascii + "\n" + wide}) {
    Diagnostics diagnostics;
    for (const Token& token : tokensOf(Dialect::Tia, source, "", diagnostics)) {
      const auto begin = static_cast<size_t>(token.text.data() - source.data());
      const SourceLocation expected = locationAt(source, begin);
      EXPECT_EQ(token.location.line, expected.line) << token.text;
      EXPECT_EQ(token.location.column, expected.column) << token.text;
      if (token.kind == TokenKind::Region || token.kind == TokenKind::Title) continue;  // see restOfLine()
      const SourceLocation end = locationAt(source, begin + token.text.size());
      EXPECT_EQ(token.end.line, end.line) << token.text;
      EXPECT_EQ(token.end.column, end.column) << token.text;
    }
  }
}

TEST(Lexer, EveryKeywordAndSignIsFoundInItsList) {
  for (const Spelling& keyword : Dialect::Tia.spellings.keywords()) {
    EXPECT_EQ(Dialect::Tia.spellings.keyword(keyword.text), keyword.kind) << keyword.text;
    EXPECT_EQ(Dialect::Tia.spellings.textOf(keyword.kind), keyword.text);
    EXPECT_EQ(Dialect::Tia.spellings.keyword(std::string(keyword.text) + "S"), TokenKind::Word);
  }
  for (const Spelling& sign : Dialect::Tia.spellings.signs()) {
    const Spelling* found = Dialect::Tia.spellings.signAt(std::string(sign.text) + "#");
    ASSERT_NE(found, nullptr) << sign.text;
    EXPECT_EQ(found->kind, sign.kind) << sign.text;
  }
  EXPECT_EQ(Dialect::Tia.spellings.keyword("E\x0e\x04_IF"), TokenKind::Word);
  EXPECT_EQ(Dialect::Tia.spellings.signAt("a"), nullptr);
}

}  // namespace
}  // namespace scl
