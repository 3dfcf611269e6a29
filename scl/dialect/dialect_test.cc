// Every rule of a dialect is obeyed: each test changes one rule of a copy of TIA's rules and shows what
// lexer, parser, checker and printer then do otherwise.

#include "scl/dialect/dialect.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "scl/testing/parse.h"
#include "scl/text/name.h"
#include "scl/text/token.h"

namespace scl {
namespace {

std::string faultsOf(const Diagnostics& diagnostics) {
  std::string faults;
  for (const Diagnostic& fault : diagnostics.list()) faults += toText(fault) + "\n";
  return faults;
}

std::string syntaxFaults(const Dialect& dialect, std::string_view text) {
  Diagnostics diagnostics;
  parse(text, "x", dialect, diagnostics);
  return faultsOf(diagnostics);
}

Unit parsedIn(const Dialect& dialect, std::string_view text) {
  Diagnostics diagnostics;
  Unit unit = parse(text, "x", dialect, diagnostics);
  EXPECT_EQ(faultsOf(diagnostics), "") << text;
  return unit;
}

std::string reprintedIn(const Dialect& dialect, std::string_view text) {
  return print(parsedIn(dialect, text), dialect);
}

Program checkedIn(const Dialect& dialect, std::string_view text, std::string& faults) {
  Diagnostics diagnostics;
  std::vector<Unit> units;
  units.push_back(parse(text, "x", dialect, diagnostics));
  Program program = check(std::move(units), {}, dialect, diagnostics);
  faults = faultsOf(diagnostics);
  return program;
}

std::string checkFaults(const Dialect& dialect, std::string_view text) {
  std::string faults;
  checkedIn(dialect, text, faults);
  return faults;
}

/// A function with these statements.
std::string withBody(std::string_view statements) {
  return fmt::format("FUNCTION \"F\" : Void\nBEGIN\n{}\nEND_FUNCTION\n", statements);
}

/// A function with this section.
std::string withSection(std::string_view section) {
  return fmt::format("FUNCTION_BLOCK \"F\"\n{}\nBEGIN\nEND_FUNCTION_BLOCK\n", section);
}

/// TIA's keywords or signs, those of `kind` written as `text`; left away if it is empty.
std::vector<Spelling> withSpelling(std::span<const Spelling> list, TokenKind kind, std::string_view text) {
  std::vector<Spelling> changed;
  for (Spelling spelling : list) {
    if (spelling.kind == kind) spelling.text = text;
    if (!spelling.text.empty()) changed.push_back(spelling);
  }
  return changed;
}

/// TIA's prefixes but for `left`.
std::vector<LiteralPrefix> prefixesWithout(std::string_view left) {
  std::vector<LiteralPrefix> prefixes;
  for (const LiteralPrefix& prefix : Dialect::Tia.literalPrefixes) {
    if (prefix.text != left) prefixes.push_back(prefix);
  }
  return prefixes;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// `text` in capitals, with `with` in place of the word `word`.
std::string withWord(std::string_view text, std::string_view word, std::string_view with) {
  const auto belongsToWord = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
  const std::string capitals = upperCase(text);
  std::string changed;
  for (auto at = capitals.begin(); at != capitals.end();) {
    const auto end = std::find_if_not(at, capitals.end(), belongsToWord);
    const std::string_view found(at, end);
    changed += found == word ? with : found;
    at = end;
    if (at != capitals.end()) changed += *at++;
  }
  return changed;
}

TEST(Dialect, KeywordsAreReadAndPrintedAsItWritesThem) {
  Dialect tia = Dialect::Tia;
  tia.accessAttributes = {};  // their value TRUE is no keyword
  const Unit unit = parsedIn(tia, contentOf(TESTDATA "/testdata/dialect/every_keyword.scl"));
  const std::set<TokenKind> refused = {TokenKind::Const, TokenKind::EndConst, TokenKind::Label,
                                       TokenKind::EndLabel};
  for (const Spelling& keyword : tia.spellings.keywords()) {
    SCOPED_TRACE(keyword.text);
    const auto keywords = withSpelling(tia.spellings.keywords(), keyword.kind, "XX");
    Dialect dialect = tia;
    dialect.spellings = Spellings(keywords, dialect.spellings.signs());
    EXPECT_EQ(dialect.spellings.keyword("xX"), keyword.kind);
    EXPECT_EQ(dialect.spellings.keyword(keyword.text), TokenKind::Word);
    const std::string printed = print(unit, dialect);
    EXPECT_EQ(upperCase(printed), withWord(print(unit, tia), keyword.text, "XX"));
    EXPECT_EQ(contains(upperCase(printed), "XX"), !refused.contains(keyword.kind));
    EXPECT_EQ(reprintedIn(dialect, printed), printed);
  }
}

TEST(Dialect, AssignmentsAndArrowsAreReadAndPrintedAsItWritesThem) {
  auto signs = withSpelling(Dialect::Tia.spellings.signs(), TokenKind::Assign, ":-");
  signs = withSpelling(signs, TokenKind::Arrow, "->");
  signs = withSpelling(signs, TokenKind::NotEqual, "!=");
  signs = withSpelling(signs, TokenKind::PlusAssign, "+:");
  Dialect dialect = Dialect::Tia;
  dialect.spellings = Spellings(dialect.spellings.keywords(), signs);
  const std::string text = reprintedIn(
      dialect,
      withBody("#a :- #b != #c; #a +: 1; \"G\"(in :- 1, out -> #a); FOR #i :- 1 TO 2 DO ; END_FOR;"));
  EXPECT_TRUE(
      contains(text, "  #a :- #b != #c;\n  #a +: 1;\n  \"G\"(in :- 1, out -> #a);\n  FOR #i :- 1 TO 2 DO\n"))
      << text;
  EXPECT_TRUE(contains(text, "{ S7_Optimized_Access :- 'TRUE' }")) << text;
}

TEST(Dialect, WithoutRegionsThatWordIsANameAndATitleBecomesAComment) {
  auto keywords = withSpelling(Dialect::Tia.spellings.keywords(), TokenKind::Region, "");
  keywords = withSpelling(keywords, TokenKind::EndRegion, "");
  Dialect dialect = Dialect::Tia;
  dialect.spellings = Spellings(keywords, dialect.spellings.signs());
  const std::string text =
      print(parsedIn(Dialect::Tia, withBody("REGION Level\n#a := 1;\nEND_REGION")), dialect);
  EXPECT_TRUE(contains(text, "BEGIN\n  // Level\n  #a := 1;\nEND_FUNCTION")) << text;
  EXPECT_TRUE(
      contains(reprintedIn(dialect, withSection("VAR region : Int; END_VAR")), "    region : Int;\n"));
}

TEST(Dialect, NamesHaveItsLength) {
  Dialect dialect = Dialect::Tia;
  dialect.nameLettersMax = 4;
  const std::string text =
      "FUNCTION \"Pump\" : Void BEGIN END_FUNCTION FUNCTION \"Pumps\" : Void BEGIN END_FUNCTION";
  EXPECT_EQ(checkFaults(Dialect::Tia, text), "");
  EXPECT_EQ(
      checkFaults(dialect, text),
      "x:1:52: error SCL101: the name of this block has 5 letters, at most 4 are allowed: shorten it\n");
}

TEST(Dialect, LocalNamesHaveItsLength) {
  Dialect dialect = Dialect::Tia;
  dialect.localNameLettersMax = 4;
  const std::string text =
      withSection("VAR pump : Int; pumps : Int; END_VAR VAR CONSTANT level : Int := 1; END_VAR");
  EXPECT_EQ(checkFaults(Dialect::Tia, text), "");
  EXPECT_EQ(checkFaults(dialect, text),
            "x:2:17: error SCL101: the name pumps has 5 letters, at most 4 are allowed: shorten it\n"
            "x:2:51: error SCL101: the name level has 5 letters, at most 4 are allowed: shorten it\n");
}

TEST(Dialect, NamesHaveItsSignAndQuotes) {
  Dialect dialect = Dialect::Tia;
  dialect.localSign = '@';
  dialect.nameQuote = '|';
  const std::string text =
      "FUNCTION |F| : Void\nBEGIN\n  @a := @|two words| + |Plant|.level;\nEND_FUNCTION\n";
  EXPECT_TRUE(contains(reprintedIn(dialect, text), "FUNCTION |F| : Void\n"));
  EXPECT_TRUE(contains(reprintedIn(dialect, text), "  @a := @|two words| + |Plant|.level;\n"));
  EXPECT_NE(syntaxFaults(Dialect::Tia, text), "");
}

TEST(Dialect, WithoutASignLocalNamesStandAlone) {
  Dialect dialect = Dialect::Tia;
  dialect.localSign = 0;
  EXPECT_TRUE(contains(print(parsedIn(Dialect::Tia, withBody("#a := #\"two words\";")), dialect),
                       "  a := \"two words\";\n"));
  EXPECT_TRUE(
      contains(syntaxFaults(dialect, withBody("#a := 1;")), "SCL002: found '#', which means nothing in SCL"));
}

TEST(Dialect, TheSignOfAnotherDialectStandsForAllThatIsWrongThere) {
  Dialect dialect = Dialect::Tia;
  dialect.localSign = 0;
  dialect.foreignLocalSign = "another dialect";
  EXPECT_EQ(syntaxFaults(dialect, withBody("a := ; #a := #\"b c\" @ 1; ")),
            "x:3:8: error SCL002: another dialect\n");
  EXPECT_EQ(syntaxFaults(dialect, withBody("a := T#1s + 16#F;")), "");
}

TEST(Dialect, AbsoluteOperandsStandAloneIfItSaysSo) {
  Dialect dialect = Dialect::Tia;
  dialect.addressesStandAlone = true;
  const std::string text = reprintedIn(dialect, withBody("M0.1 := I0.0 AND #a.b1; PQW2 := MW2 + DB5.DW4;"));
  EXPECT_TRUE(contains(text, "  %M0.1 := %I0.0 AND #a.b1;\n  %QW2:P := %MW2 + %DB5.DBW4;\n")) << text;
  EXPECT_NE(syntaxFaults(Dialect::Tia, withBody("M0.1 := TRUE;")), "");
}

TEST(Dialect, AMemberThatReadsAsAnOperandIsPrintedInQuotes) {
  Dialect dialect = Dialect::Tia;
  dialect.addressesStandAlone = true;
  const std::string text = reprintedIn(dialect, withBody("DB5 . DW4 := #a.\"MW2\";"));
  EXPECT_TRUE(contains(text, "  DB5.\"DW4\" := #a.\"MW2\";\n")) << text;
  EXPECT_EQ(reprintedIn(dialect, text), text);
}

// Behind any name but DB5 it is a member or a place, as the data block has it.
TEST(Dialect, APlaceInADataBlockIsPrintedAsItWasWritten) {
  Dialect dialect = Dialect::Tia;
  dialect.addressesStandAlone = true;
  const std::string body =
      "Motor.DW4 := Motor.DX4.1;\n  Motor.\"DW4\" := \"Motor\".DBX4.1;\n  MW[#i] := M[#i, 1] + DB5.DW[#i + "
      "1];\n";
  const std::string text = reprintedIn(dialect, withBody(body));
  EXPECT_TRUE(contains(text, body)) << text;
  EXPECT_EQ(reprintedIn(dialect, text), text);
  EXPECT_NE(syntaxFaults(Dialect::Tia, withBody("Motor.DX4.1 := TRUE;")), "");
}

TEST(Dialect, LettersOutsideAsciiStandInNamesIfItSaysSo) {
  Dialect dialect = Dialect::Tia;
  dialect.namesTakeEveryLetter = false;
  EXPECT_EQ(syntaxFaults(Dialect::Tia, withBody("#größe := 1;")), "");
  EXPECT_TRUE(contains(syntaxFaults(dialect, withBody("#größe := 1;")), "SCL002"));
}

TEST(Dialect, LiteralsHaveItsPrefixesOnly) {
  const auto prefixes = prefixesWithout("LT");
  Dialect dialect = Dialect::Tia;
  dialect.literalPrefixes = prefixes;
  EXPECT_EQ(syntaxFaults(Dialect::Tia, withBody("#a := LT#1ns;")), "");
  EXPECT_EQ(syntaxFaults(dialect, withBody("#a := LT#1ns;")),
            "x:3:7: error SCL010: 'LT#' is no type a literal can have\n");
}

TEST(Dialect, WideTextsArePrintedWithItsPrefix) {
  auto prefixes = prefixesWithout("WSTRING");
  prefixes.push_back({"WS", LiteralKind::Text, 16});
  Dialect dialect = Dialect::Tia;
  dialect.literalPrefixes = prefixes;
  Unit unit = parsedIn(dialect, withBody("#a := WS#'x$0041';"));
  auto& literal = std::get<Literal>(std::get<Assignment>(bodyOf(unit)[0]->form).value->form);
  EXPECT_EQ(literal.form, Literal::Form::WString);
  EXPECT_EQ(std::get<std::string>(literal.value), "xA");
  literal.text.clear();
  EXPECT_TRUE(contains(print(unit, dialect), "  #a := WS#'xA';\n"));
}

TEST(Dialect, NumbersHaveItsBasesOnly) {
  constexpr std::array BASES = {16, 5};
  Dialect dialect = Dialect::Tia;
  dialect.numberBases = BASES;
  EXPECT_EQ(syntaxFaults(dialect, withBody("#a := 16#F + 5#41;")), "");
  EXPECT_EQ(syntaxFaults(dialect, withBody("#a := 2#1;")),
            "x:3:7: error SCL008: found the base 2, expected 16# or 5#\n");
  EXPECT_EQ(syntaxFaults(Dialect::Tia, withBody("#a := 5#1;")),
            "x:3:7: error SCL008: found the base 5, expected 16#, 8# or 2#\n");
}

TEST(Dialect, TextsHaveItsQuotesAndEscapes) {
  constexpr std::array ESCAPES = {Escape{'Z', '\n'}};
  Dialect dialect = Dialect::Tia;
  dialect.textQuote = '`';
  dialect.escapeSign = '!';
  dialect.escapes = ESCAPES;
  Unit unit = parsedIn(dialect, withBody("#a := `it's $!`!!!z!41`;"));
  auto& literal = std::get<Literal>(std::get<Assignment>(bodyOf(unit)[0]->form).value->form);
  EXPECT_EQ(std::get<std::string>(literal.value), "it's $`!\nA");
  literal.text.clear();
  EXPECT_TRUE(contains(print(unit, dialect), "  #a := `it's $!`!!!0AA`;\n"));
  EXPECT_EQ(syntaxFaults(dialect, withBody("#a := `!L`;")),
            "x:3:7: error SCL007: expected !, `, Z or two hexadecimal digits after '!'; a '!' itself is "
            "written '!!'\n");
}

TEST(Dialect, CommentsHaveItsForms) {
  constexpr std::array BLOCK_COMMENTS = {BlockComment{"/*", "*/"}};
  Dialect dialect = Dialect::Tia;
  dialect.lineComment = "--";
  dialect.blockComments = BLOCK_COMMENTS;
  Unit unit = parsedIn(dialect, withSection("VAR\n  -- a\n  a : Int; -- b\n  /* c\n  d */\n END_VAR"));
  ASSERT_EQ(unit.commentsAmongDeclarations.size(), 2u);
  EXPECT_EQ(unit.commentsAmongDeclarations[1].line, 5);
  unit.comments = {"From a.cc."};
  std::get<std::unique_ptr<Block>>(unit.items[0])->sections[0].variables[0].comments.atEnd = "level";
  const std::string text = print(unit, dialect);
  EXPECT_TRUE(contains(text, "-- From a.cc.\n")) << text;
  EXPECT_TRUE(contains(text, "    a : Int;   -- level\n")) << text;
  EXPECT_EQ(syntaxFaults(dialect, text), "");
}

TEST(Dialect, CommentsNestIfItSaysSo) {
  Dialect dialect = Dialect::Tia;
  dialect.commentsNest = false;
  EXPECT_EQ(syntaxFaults(Dialect::Tia, withBody("(* a (* b *) #a *)")), "");
  EXPECT_NE(syntaxFaults(dialect, withBody("(* a (* b *) #a *)")), "");
}

TEST(Dialect, HeadersHaveItsWords) {
  constexpr std::array<std::string_view, 1> IN_HEADER = {"SEALED"};
  constexpr std::array<std::string_view, 1> BEHIND_VAR = {"SHARED"};
  Dialect dialect = Dialect::Tia;
  dialect.contextWords = {.title = "HEADING",
                          .author = "BY_WHOM",
                          .family = "GROUP",
                          .shortName = "BRIEF",
                          .version = "ISSUE",
                          .retain = "KEEP",
                          .notRetain = "LOSE",
                          .constant = "FIXED",
                          .ignoredInHeader = IN_HEADER,
                          .ignoredBehindVar = BEHIND_VAR};
  const std::string header = "HEADING = Level\nBY_WHOM : me\nGROUP : us\nBRIEF : L\nISSUE : 1.2\n";
  const std::string text =
      reprintedIn(dialect, "FUNCTION_BLOCK \"F\"\n" + header +
                               "SEALED\nVAR KEEP SHARED a : Int; END_VAR\nVAR FIXED b : Int := 1; "
                               "END_VAR\nBEGIN\nEND_FUNCTION_BLOCK\n"
                               "DATA_BLOCK \"D\"\nLOSE\nVAR a : Int; END_VAR\nBEGIN\nEND_DATA_BLOCK");
  EXPECT_TRUE(contains(text,
                       "HEADING = Level\n{ S7_Optimized_Access := 'TRUE' }\nBY_WHOM : me\nGROUP : us\nBRIEF "
                       ": L\nISSUE : 1.2\n"))
      << text;
  EXPECT_TRUE(contains(text, "  VAR KEEP\n    a : Int;\n")) << text;
  EXPECT_TRUE(contains(text, "  VAR FIXED\n    b : Int := 1;\n")) << text;
  EXPECT_TRUE(contains(text, "ISSUE : 0.1\nLOSE\n")) << text;
}

TEST(Dialect, ABlockWithoutVersionGetsItsDefault) {
  Dialect dialect = Dialect::Tia;
  dialect.defaultVersion = "7.7";
  EXPECT_TRUE(contains(reprintedIn(dialect, withBody("")), "VERSION : 7.7\n"));
  dialect.defaultVersion = "";
  EXPECT_FALSE(contains(reprintedIn(dialect, withBody("")), "VERSION"));
}

TEST(Dialect, AccessIsSaidByItsAttributes) {
  constexpr std::array<std::string_view, 1> ATTRIBUTES = {"Optimised"};
  Dialect dialect = Dialect::Tia;
  dialect.accessAttributes = ATTRIBUTES;
  const std::string text = "FUNCTION \"F\" : Void\n{ Optimised := 'FALSE' }\nBEGIN\nEND_FUNCTION\n";
  EXPECT_TRUE(contains(reprintedIn(dialect, text), "{ Optimised := 'FALSE' }\n"));
  EXPECT_TRUE(contains(reprintedIn(Dialect::Tia, text), "{ S7_Optimized_Access := 'TRUE' }\n"));
  dialect.accessAttributes = {};
  EXPECT_FALSE(contains(reprintedIn(dialect, text), "{"));
}

TEST(Dialect, TheVersionOfAnInstructionIsSaidByItsAttribute) {
  Dialect dialect = Dialect::Tia;
  dialect.versionAttribute = "Edition";
  const auto hasVersion = [&](std::string_view attribute) {
    const Unit unit =
        parsedIn(dialect, withSection(fmt::format("VAR a {{ {} := '1.0' }} : DTL; END_VAR", attribute)));
    return std::get<std::unique_ptr<Block>>(unit.items[0])->sections[0].variables[0].hasLibraryVersion;
  };
  EXPECT_TRUE(hasVersion("Edition"));
  EXPECT_FALSE(hasVersion("LibVersion"));
}

TEST(Dialect, ASectionOfAnotherDialectIsRefusedInItsWords) {
  constexpr std::array SECTIONS = {
      ForeignSection{TokenKind::VarTemp, TokenKind::EndVar, "no temporary variables here"}};
  Dialect dialect = Dialect::Tia;
  dialect.foreignSections = SECTIONS;
  EXPECT_EQ(syntaxFaults(dialect, withSection("VAR_TEMP a : Int; END_VAR")),
            "x:2:1: error SCL031: no temporary variables here\n");
}

TEST(Dialect, WithoutAnAttributeEveryBlockHasStandardAccess) {
  Dialect dialect = Dialect::Tia;
  dialect.accessAttributes = {};
  for (const char* text :
       {"FUNCTION \"F\" : Void BEGIN END_FUNCTION", "FUNCTION_BLOCK \"F\" BEGIN END_FUNCTION_BLOCK",
        "ORGANIZATION_BLOCK \"F\" BEGIN END_ORGANIZATION_BLOCK"}) {
    EXPECT_FALSE(std::get<std::unique_ptr<Block>>(parsedIn(dialect, text).items[0])->header.optimizedAccess)
        << text;
    EXPECT_TRUE(
        std::get<std::unique_ptr<Block>>(parsedIn(Dialect::Tia, text).items[0])->header.optimizedAccess);
  }
}

TEST(Dialect, LabelsMustBeDeclaredIfItSaysSo) {
  Dialect dialect = Dialect::Tia;
  dialect.foreignSections = {};
  dialect.labelsAreDeclared = true;
  const std::string body = "BEGIN\nGOTO on;\non: ;\nEND_FUNCTION\n";
  const std::string declared = "FUNCTION \"F\" : Void\nLABEL\n  on, off; END_LABEL\n" + body;
  EXPECT_EQ(checkFaults(dialect, declared), "");
  EXPECT_TRUE(contains(reprintedIn(dialect, declared), "  LABEL\n    on;\n    off;\n  END_LABEL\n"))
      << reprintedIn(dialect, declared);
  EXPECT_EQ(checkFaults(dialect, "FUNCTION \"F\" : Void\n" + body),
            "x:4:1: error SCL176: the label on is not declared: write LABEL on; END_LABEL among the "
            "declarations\n");
  EXPECT_EQ(checkFaults(Dialect::Tia, "FUNCTION \"F\" : Void\n" + body), "");
}

TEST(Dialect, ConstantsStandInASectionOfTheirOwnIfItHasNoWordForThem) {
  Dialect dialect = Dialect::Tia;
  dialect.foreignSections = {};
  dialect.contextWords.constant = {};
  const std::string text =
      "FUNCTION \"F\" : Int CONST a := 5; b := 2 * a; END_CONST BEGIN #F := #b; END_FUNCTION";
  EXPECT_EQ(checkFaults(dialect, text), "");
  EXPECT_TRUE(contains(reprintedIn(dialect, text), "  CONST\n    a := 5;\n    b := 2 * a;\n  END_CONST\n"))
      << reprintedIn(dialect, text);
}

TEST(Dialect, ADataBlockHasNeitherConstantsNorLabels) {
  Dialect dialect = Dialect::Tia;
  dialect.foreignSections = {};
  EXPECT_EQ(
      syntaxFaults(dialect,
                   "DATA_BLOCK \"D\"\nCONST a := 5; END_CONST\nBEGIN\nEND_DATA_BLOCK\n"
                   "DATA_BLOCK \"E\"\nLABEL a; END_LABEL\nBEGIN\nEND_DATA_BLOCK\n"),
      "x:2:1: error SCL031: found CONST, but a data block holds variables only: declare the constants in "
      "the blocks that use them\n"
      "x:6:1: error SCL031: found LABEL, but a data block holds no statements: leave it out\n");
}

TEST(Dialect, StartValuesOfArraysStandWithoutBracketsIfItSaysSo) {
  Dialect dialect = Dialect::Tia;
  dialect.startValuesStandAlone = true;
  const std::string text =
      "DATA_BLOCK \"D\" STRUCT a : Array[0..3] of Int := 5, 2(7), 8; b : Array[0..1] of Int; c : Int := 3; "
      "END_STRUCT BEGIN b := 2(9); c := (4); END_DATA_BLOCK";
  EXPECT_NE(syntaxFaults(Dialect::Tia, text), "");
  std::string faults;
  const Program program = checkedIn(dialect, text, faults);
  ASSERT_EQ(faults, "");
  EXPECT_EQ(program.findDataBlock("D")->initialImage,
            (std::vector<uint8_t>{0, 5, 0, 7, 0, 7, 0, 8, 0, 9, 0, 9, 0, 4}));
}

TEST(Dialect, VarOfAFunctionIsTemporaryIfItSaysSo) {
  Dialect dialect = Dialect::Tia;
  dialect.varMayBeTemporary = true;
  const std::string text = "FUNCTION \"F\" : Void VAR a : Int; END_VAR BEGIN #a := 1; END_FUNCTION";
  EXPECT_TRUE(contains(checkFaults(Dialect::Tia, text), "SCL117"));
  EXPECT_EQ(checkFaults(dialect, text), "");
}

TEST(Dialect, ATypeThatItHasNotGotIsUnknownAndFreeAsAName) {
  constexpr std::array<std::string_view, 2> MISSING = {"LWord", "WString"};
  Dialect dialect = Dialect::Tia;
  dialect.missingTypes = MISSING;
  const std::string text = withSection("VAR a : LWORD; b : WString[3]; c : Int; END_VAR");
  EXPECT_EQ(checkFaults(Dialect::Tia, text), "");
  EXPECT_EQ(checkFaults(dialect, text),
            "x:2:9: error SCL104: there is no type LWORD in this dialect of SCL\n"
            "x:2:20: error SCL104: there is no type WString in this dialect of SCL\n");
  const std::string named = withSection("VAR \"LWord\" : Int; END_VAR");
  Unit unit = parsedIn(dialect, named);
  std::get<std::unique_ptr<Block>>(unit.items[0])->sections[0].variables[0].quoted = false;
  EXPECT_TRUE(contains(print(unit, dialect), "    LWord : Int;\n"));
  EXPECT_TRUE(contains(print(unit, Dialect::Tia), "    \"LWord\" : Int;\n"));
}

TEST(Dialect, TextsHaveItsLengths) {
  Dialect dialect = Dialect::Tia;
  dialect.stringLengthMax = 10;
  dialect.wideStringLengthMax = 20;
  dialect.defaultStringLength = 5;
  EXPECT_EQ(checkFaults(dialect, withSection("VAR a : String[11]; b : WString[21]; c : String[10]; END_VAR")),
            "x:2:16: error SCL113: found the length 11, String takes 1 to 10 characters\n"
            "x:2:33: error SCL113: found the length 21, WString takes 1 to 20 characters\n");
  std::string faults;
  const Program program =
      checkedIn(dialect, "DATA_BLOCK \"D\" STRUCT a : String; END_STRUCT BEGIN END_DATA_BLOCK", faults);
  ASSERT_EQ(faults, "");
  EXPECT_EQ(program.findDataBlock("D")->type->members.at(0).type->size, 2 + 5 + 1);
}

TEST(Dialect, ArraysHaveItsDimensions) {
  Dialect dialect = Dialect::Tia;
  dialect.dimensionsMax = 1;
  EXPECT_EQ(checkFaults(dialect, withSection("VAR a : Array[0..1, 0..1] of Int; END_VAR")),
            "x:2:9: error SCL112: found 2 dimensions, at most 1 are possible\n");
}

TEST(Dialect, OutputsAreAssignedIfItSaysSo) {
  Dialect dialect = Dialect::Tia;
  dialect.outputsTakeAssign = true;
  const auto program = [](std::string_view sign) {
    return "FUNCTION \"G\" : Void VAR_OUTPUT o : Int; END_VAR BEGIN #o := 1; END_FUNCTION\n"
           "FUNCTION \"F\" : Void VAR_TEMP a : Int; END_VAR BEGIN \"G\"(o " +
           std::string(sign) + " #a); END_FUNCTION\n";
  };
  EXPECT_TRUE(contains(checkFaults(Dialect::Tia, program(":=")), "SCL155"));
  EXPECT_EQ(checkFaults(dialect, program(":=")), "");
  EXPECT_TRUE(contains(reprintedIn(dialect, program("=>")), "\"G\"(o := #a);"));
}

TEST(Dialect, AnEmptyBlockMayBeDefinedLaterIfItSaysSo) {
  Dialect dialect = Dialect::Tia;
  dialect.emptyBlockIsDeclaration = true;
  const std::string text =
      "FUNCTION \"A\" : Int BEGIN END_FUNCTION FUNCTION \"A\" : Int BEGIN A := 5; END_FUNCTION";
  EXPECT_TRUE(contains(checkFaults(Dialect::Tia, text), "SCL100"));
  std::string faults;
  const Program program = checkedIn(dialect, text, faults);
  EXPECT_EQ(faults, "");
  ASSERT_EQ(program.blocks.size(), 1U);
  EXPECT_EQ(program.findBlock("a")->body.size(), 1U);
}

TEST(Dialect, ThePowerOfIntegersIsRealIfItSaysSo) {
  Dialect dialect = Dialect::Tia;
  dialect.integerPowerIsReal = true;
  const std::string text =
      "FUNCTION \"F\" : Void VAR_TEMP a : Int; END_VAR BEGIN #a := #a ** #a; END_FUNCTION";
  EXPECT_FALSE(contains(checkFaults(Dialect::Tia, text), "SCL131"));
  EXPECT_TRUE(contains(checkFaults(dialect, text), "Real becomes Int")) << checkFaults(dialect, text);
}

TEST(Dialect, ATimeLiteralIsAnS5TimeWhereOneIsWantedIfItSaysSo) {
  Dialect dialect = Dialect::Tia;
  dialect.timeLiteralMayBeS5Time = true;
  const auto faults = [](const Dialect& read, const std::string& value) {
    return checkFaults(read, "FUNCTION \"F\" : Void VAR_TEMP a : S5Time; b : Time; END_VAR BEGIN #a := " +
                                 value + "; END_FUNCTION");
  };
  EXPECT_TRUE(contains(faults(Dialect::Tia, "T#1s"), "SCL130"));
  for (const char* value : {"T#0ms", "T#1s", "TIME#2h46m30s", "S5T#1s"})
    EXPECT_EQ(faults(dialect, value), "") << value;
  for (const char* value : {"T#2h46m31s", "T#-1s", "#b"})
    EXPECT_TRUE(contains(faults(dialect, value), "SCL130")) << value;
}

}  // namespace
}  // namespace scl
