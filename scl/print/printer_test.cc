#include "scl/testing/parse.h"

namespace scl {
namespace {

// testdata/print: NAME.scl as people and TIA write it, NAME.expected.scl as we print it.
TEST(Printer, WritesSamplesAsExpected) {
  int count = 0;
  for (const auto& path : sourcesBelow(TESTDATA "/testdata/print")) {
    if (path.stem().extension() == ".expected") continue;
    ++count;
    auto expected = path;
    expected.replace_extension(".expected.scl");
    EXPECT_EQ(reprinted(contentOf(path)), contentOf(expected)) << path;
  }
  EXPECT_GE(count, 3);
}

TEST(Printer, WhatItWroteItWritesAgain) {
  for (const char* folder : {"examples", "plc", "scl/testdata/print"}) {
    for (const auto& path : sourcesBelow(std::string(PROJECT_ROOT "/") + folder)) {
      const std::string once = reprinted(contentOf(path));
      EXPECT_EQ(reprinted(once), once) << path;
    }
  }
}

TEST(Printer, KeepsLinesWithinAHundredCharacters) {
  for (const auto& path : sourcesBelow(TESTDATA "/testdata/print")) {
    std::istringstream lines(reprinted(contentOf(path)));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 100u) << path << "\n" << line;
  }
}

Block& blockOf(Unit& unit) {
  return *std::get<std::unique_ptr<Block>>(unit.items.at(0));
}

// TIA Portal gives a comment to the declaration in front of it.
TEST(Printer, WritesAllCommentsOfADeclarationBehindIt) {
  Unit unit = parsed(
      "FUNCTION \"F\" : Void VAR_INPUT a : Int; b : Struct c : Int; END_STRUCT; END_VAR BEGIN ; "
      "END_FUNCTION");
  std::vector<Variable>& variables = blockOf(unit).sections[0].variables;
  variables[0].comments = {
      {"One that is so long that it has to go on below its beginning, where", "it still", "belongs to a."},
      ""};
  variables[0].name = std::string(24, 'a');
  variables[1].comments.atEnd = "a structure";
  variables[1].typeName.members[0].comments.above = {"A member."};
  const std::string text = print(unit, Dialect::Tia);
  const std::string declarations =
      text.substr(text.find("VAR_INPUT"), text.find("  END_VAR") - text.find("VAR_INPUT"));
  EXPECT_EQ(declarations,
            "VAR_INPUT\n"
            "    aaaaaaaaaaaaaaaaaaaaaaaa : Int;   // One that is so long that it has to go on below its\n"
            "                                      // beginning, where it still belongs to a.\n"
            "    b : Struct   // a structure\n"
            "      c : Int;   // A member.\n"
            "    END_STRUCT;\n");
}

TEST(Printer, BreaksCommentsThatAreTooLongButNoDrawing) {
  Unit unit = parsed("FUNCTION \"F\" : Void BEGIN ; END_FUNCTION");
  const std::string drawing = "  A --" + std::string(100, '-') + "> B";
  blockOf(unit).body[0]->comments.above = {"Short.", "", std::string(60, 'x') + " " + std::string(60, 'y'),
                                           drawing};
  const std::string text = print(unit, Dialect::Tia);
  EXPECT_NE(text.find("  // Short.\n  //\n  // " + std::string(60, 'x') + "\n  // " + std::string(60, 'y') +
                      "\n  // " + drawing),
            std::string::npos)
      << text;
}

TEST(Printer, BreaksNestedCallsInAConditionAndLongLabels) {
  const std::string name(40, 'n');
  Unit unit =
      parsed("FUNCTION \"F\" : Void BEGIN IF NOT \"A\"(first := #" + name + ", second := \"B\"(one := #" +
             name + ", two := #" + name + ")) THEN ; END_IF; CASE #a OF #" + name + "1, #" + name + "2, #" +
             name + "3: ; END_CASE; END_FUNCTION");
  const std::string text = print(unit, Dialect::Tia);
  EXPECT_NE(text.find("  IF NOT \"A\"(first := #" + name +
                      ",\n"
                      "             second := \"B\"(one := #" +
                      name +
                      ",\n"
                      "                           two := #" +
                      name + ")) THEN\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("    #" + name + "1, #" + name + "2,\n    #" + name + "3:\n"), std::string::npos)
      << text;
}

TEST(Printer, BreaksAnIndexThatIsTooLong) {
  const std::string name(40, 'n');
  Unit unit = parsed("FUNCTION \"F\" : Void BEGIN MOVE_BLK(IN := #a[#" + name + "1 + #" + name +
                     "2], COUNT := 1, OUT => #b[0]); END_FUNCTION");
  const std::string text = print(unit, Dialect::Tia);
  EXPECT_NE(text.find("BEGIN\n"
                      "  MOVE_BLK(IN := #a[#" +
                      name +
                      "1\n"
                      "                    + #" +
                      name +
                      "2],\n"
                      "           COUNT := 1,\n"
                      "           OUT => #b[0]);\n"),
            std::string::npos)
      << text;
}

TEST(Printer, WritesCommentsAboveAndAtLineEnds) {
  Unit unit = parsed(
      "FUNCTION \"F\" : Void VAR_INPUT a : Int; END_VAR BEGIN IF #a THEN RETURN; ELSIF #b THEN ; END_IF; "
      "CASE #a OF 1: ; END_CASE; ; END_FUNCTION");
  unit.comments = {"From a.cc."};
  Block& block = blockOf(unit);
  block.comments.above = {"A function."};
  block.header.comments = {"Two", "lines."};
  block.sections[0].variables[0].comments = {{"Above."}, "at the end"};
  Statements& body = block.body;
  body[0]->comments = {{"", "Why."}, "if so"};
  auto& choice = std::get<If>(body[0]->form);
  choice.branches[0].body[0]->comments.atEnd = "leave";
  choice.branches[1].comments = {{"Otherwise."}, "then"};
  std::get<Case>(body[1]->form).branches[0].comments = {{"First."}, "one"};
  body[2]->comments.above = {"The end."};
  EXPECT_EQ(print(unit, Dialect::Tia),
            "// From a.cc.\n"
            "\n"
            "// A function.\n"
            "FUNCTION \"F\" : Void\n"
            "{ S7_Optimized_Access := 'TRUE' }\n"
            "VERSION : 0.1\n"
            "// Two\n"
            "// lines.\n"
            "  VAR_INPUT\n"
            "    a : Int;   // Above. at the end\n"
            "  END_VAR\n"
            "\n"
            "BEGIN\n"
            "  //\n"
            "  // Why.\n"
            "  IF #a THEN  // if so\n"
            "    RETURN;  // leave\n"
            "  // Otherwise.\n"
            "  ELSIF #b THEN  // then\n"
            "    ;\n"
            "  END_IF;\n"
            "  CASE #a OF\n"
            "    // First.\n"
            "    1:  // one\n"
            "      ;\n"
            "  END_CASE;\n"
            "  // The end.\n"
            "END_FUNCTION\n");
}

// A line break in a comment would make the rest of it code.
TEST(Printer, CommentsStayOnTheirLine) {
  Unit unit = withStatements("RETURN;");
  blockOf(unit).body[0]->comments = {{"a\nGOTO b;"}, "c\r\nd"};
  const std::string text = print(unit, Dialect::Tia);
  EXPECT_NE(text.find("  // a GOTO b;\n  RETURN;  // c  d\n"), std::string::npos) << text;
}

std::string valueText(Literal literal) {
  Unit unit = withStatements("#x := 0;");
  std::get<Assignment>(blockOf(unit).body[0]->form).value->form = std::move(literal);
  const std::string text = print(unit, Dialect::Tia);
  const size_t start = text.find(":= ", text.find("BEGIN")) + 3;
  return text.substr(start, text.find(";\n", start) - start);
}

// The translator gives values; their text is made here.
TEST(Printer, WritesLiteralsThatHaveAValueOnly) {
  using Form = Literal::Form;
  EXPECT_EQ(valueText({Form::Bool, "", "", int64_t{1}}), "TRUE");
  EXPECT_EQ(valueText({Form::Integer, "", "", int64_t{-5}}), "-5");
  EXPECT_EQ(valueText({Form::Integer, "", "INT", int64_t{5}}), "INT#5");
  EXPECT_EQ(valueText({Form::Real, "", "", 1.0}), "1.0");
  EXPECT_EQ(valueText({Form::Real, "", "", 1e-30}), "1.0e-30");
  EXPECT_EQ(valueText({Form::String, "", "", std::string("it's $5\n")}), "'it$'s $$5$0A'");
  EXPECT_EQ(valueText({Form::WString, "", "", std::string("ä\n")}), "WSTRING#'ä$000A'");
  EXPECT_EQ(valueText({Form::Timed, "", "T", int64_t{-1500}}), "T#-1500ms");
  EXPECT_EQ(valueText({Form::Timed, "", "LT", int64_t{7}}), "LT#7ns");
  EXPECT_EQ(valueText({Form::Integer, "16#FF", "", int64_t{255}}), "16#FF");
}

// Names that a keyword or a type would swallow stand in quotes.
TEST(Printer, QuotesNamesThatNeedIt) {
  Unit unit = parsed("FUNCTION_BLOCK \"F\" VAR a : Int; b : Int; c : Int; END_VAR BEGIN END_FUNCTION_BLOCK");
  auto& variables = blockOf(unit).sections[0].variables;
  variables[0].name = "begin";
  variables[1].name = "char";
  variables[2].name = "two words";
  const std::string text = print(unit, Dialect::Tia);
  EXPECT_NE(text.find("\"begin\" : Int;\n    \"char\" : Int;\n    \"two words\" : Int;"), std::string::npos)
      << text;
  EXPECT_EQ(reprinted(text), text);
}

}  // namespace
}  // namespace scl
