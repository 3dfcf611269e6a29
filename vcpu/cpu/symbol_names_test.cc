#include "vcpu/cpu/symbol_names.h"

#include <gtest/gtest.h>

#include "vcpu/access/value.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

class SymbolNames : public testing::TestWithParam<CompilerKind> {};

TEST(SymbolNamesOfSites, FollowTheParameterThatIsHandedOn) {
  const char* const outer = "\t\t\"Plant\".pump\n\t\t5\n";
  const char* const middle = "1\t\t#b\n0\t.level\t#a.level\n";
  const char* const sites[] = {nullptr, outer, middle};
  EXPECT_EQ(symbolName(sites, 0), "#b");
  EXPECT_EQ(symbolPath(sites, 0), "5");
  EXPECT_EQ(symbolName(sites, 1), "#a.level");
  EXPECT_EQ(symbolPath(sites, 1), "\"Plant\".pump.level");
  EXPECT_EQ(symbolName(sites, 2), "") << "there is no third parameter";
  EXPECT_EQ(symbolPath(std::span(sites).first(1), 0), "") << "no block has called it";
  EXPECT_EQ(symbolPath({}, 0), "");
}

// Every form of an actual parameter, for an input of each kind of block, and three levels up.
struct Supplied {
  const char* actual;
  const char* name;
  const char* path;
};
constexpr Supplied SUPPLIED[] = {
    {"\"Plant\".n", "\"Plant\".n", "\"Plant\".n"},
    {"\"Plant\".pump.level", "\"Plant\".pump.level", "\"Plant\".pump.level"},
    {"\"Plant\".pump.\"odd name\"", "\"Plant\".pump.\"odd name\"", "\"Plant\".pump.\"odd name\""},
    {"\"Plant\".list[1, 2]", "\"Plant\".list[1,2]", "\"Plant\".list[1,2]"},
    {"\"Plant\".list[1, #i]", "\"Plant\".list[1,#i]", "\"Plant\".list[1,#i]"},
    {"\"Plant\".list[#TWO - 1, #TWO]", "\"Plant\".list[1,2]", "\"Plant\".list[1,2]"},
    {"%MW2", "%MW2", "%MW2"},
    {"5", "5", "5"},
    {"-5", "-5", "-5"},
    {"16#1F", "16#1F", "16#1F"},
    {"INT#7", "INT#7", "INT#7"},
    {"#TWO", "2", "2"},
    {"#i", "#i", "#i"},
    {"#i + 1", "", ""},
    {"ABS(#i)", "", ""},
    {"#given", "#given", "\"Plant\".pump.level"},
    {"#all.level", "#all.level", "\"Plant\".pump.level"},
    {"#all.\"odd name\"", "#all.\"odd name\"", "\"Plant\".pump.\"odd name\""},
};

std::string programThatSupplies(const char* actual) {
  return std::string(R"(
TYPE "Pump"
STRUCT
  level : Int;
  "odd name" : Int;
END_STRUCT;
END_TYPE
DATA_BLOCK "Plant"
STRUCT
  n : Int;
  pump : "Pump";
  list : Array[0..2, 0..3] of Int;
  functionName : WString;
  functionPath : WString;
  blockName : WString;
  blockPath : WString;
END_STRUCT;
BEGIN
END_DATA_BLOCK
FUNCTION "AskFunction" : Void
VAR_INPUT
  first : Bool;
  asked : Int;
END_VAR
BEGIN
  "Plant".functionName := GetSymbolName(VARIABLE := #asked, SIZE := 0);
  GetSymbolPath(VARIABLE := #asked, SIZE := 0, OUT => "Plant".functionPath);
END_FUNCTION
FUNCTION_BLOCK "AskBlock"
VAR_INPUT
  first : Bool;
  asked : Int;
END_VAR
BEGIN
  GetSymbolName(VARIABLE := #asked, SIZE := 0, OUT => "Plant".blockName);
  "Plant".blockPath := GetSymbolPath(VARIABLE := #asked, SIZE := 0);
END_FUNCTION_BLOCK
DATA_BLOCK "AskData" "AskBlock" BEGIN END_DATA_BLOCK
FUNCTION "Inner" : Void
VAR_INPUT
  given : Int;
END_VAR
VAR_IN_OUT
  all : "Pump";
END_VAR
VAR_TEMP
  i : Int;
END_VAR
VAR CONSTANT
  TWO : Int := 2;
END_VAR
BEGIN
  "AskFunction"(first := TRUE, asked := )") +
         actual + ");\n  \"AskData\"(asked := " + actual + R"(, first := TRUE);
END_FUNCTION
FUNCTION_BLOCK "Outer"
VAR_INPUT
  level : Int;
END_VAR
VAR_IN_OUT
  one : "Pump";
END_VAR
BEGIN
  "Inner"(all := #one, given := #level);
END_FUNCTION_BLOCK
DATA_BLOCK "OuterData" "Outer" BEGIN END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "OuterData"(level := "Plant".pump.level, one := "Plant".pump);
END_ORGANIZATION_BLOCK
)";
}

TEST_P(SymbolNames, OfEveryFormOfAnActualParameter) {
  for (const Supplied& one : SUPPLIED) {
    Station station(compiled(programThatSupplies(one.actual), GetParam()));
    station.cpu.start();
    station.cpu.scanOnce();
    const auto text = [](const char* name) { return "WSTRING#'" + std::string(name) + "'"; };
    EXPECT_EQ(station.value("Plant.functionName"), text(one.name)) << one.actual;
    EXPECT_EQ(station.value("Plant.functionPath"), text(one.path)) << one.actual;
    EXPECT_EQ(station.value("Plant.blockName"), text(one.name)) << one.actual;
    EXPECT_EQ(station.value("Plant.blockPath"), text(one.path)) << one.actual;
  }
}

// Bool, so that it can be negated; InOut and Output; what the call leaves away; a call from outside.
TEST_P(SymbolNames, OfNegatedAndMissingOnesAndOfEachSection) {
  Station station(compiled(R"(
DATA_BLOCK "D"
STRUCT
  flag : Bool;
  flags : Array[0..1] of Bool;
  n : Int;
  names : Array[0..9] of WString[40];
END_STRUCT;
BEGIN
END_DATA_BLOCK
FUNCTION_BLOCK "Ask"
VAR_INPUT
  in : Bool;
  slot : Int;
END_VAR
VAR_OUTPUT
  out : Bool;
END_VAR
VAR_IN_OUT
  io : Bool;
END_VAR
BEGIN
  "D".names[#slot] := GetSymbolPath(VARIABLE := #in, SIZE := 0);
  "D".names[#slot + 1] := GetSymbolPath(VARIABLE := #out, SIZE := 0);
  "D".names[#slot + 2] := GetSymbolPath(VARIABLE := #io, SIZE := 0);
END_FUNCTION_BLOCK
DATA_BLOCK "AskData" "Ask" BEGIN END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "AskData"(in := NOT "D".flag, io := "D".flags[1], out => "D".flag, slot := 0);
  "AskData"(slot := 3, io := "D".flag);
  "AskData"(in := TRUE, slot := 6, io := %M3.1);
END_ORGANIZATION_BLOCK
)",
                           GetParam()));
  station.cpu.start();
  station.cpu.scanOnce();
  const char* const names[] = {"", "\"D\".flag", "\"D\".flags[1]", "", "", "\"D\".flag", "TRUE", "", "%M3.1"};
  for (size_t i = 0; i < std::size(names); ++i) {
    EXPECT_EQ(station.value("D.names[" + std::to_string(i) + "]"), "WSTRING#'" + std::string(names[i]) + "'")
        << i;
  }
}

// The example of the manual: "MyPLCTag", whose quotation marks belong to the name.
TEST_P(SymbolNames, SizeCutsWithAnEllipsis) {
  const struct {
    int size;
    const char* name;
  } cases[] = {{1, "…"},       {2, "\"…"},          {3, "\"M…"},
               {6, "\"MyPL…"}, {0, "\"MyPLCTag\""}, {10, "\"MyPLCTag\""},
               {-1, "…"},      {-4, "…ag\""},       {-10, "\"MyPLCTag\""}};
  Station station(compiled(R"(
DATA_BLOCK "MyPLCTag"
STRUCT
  a : Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Seen"
STRUCT
  size : DInt;
  name : WString;
  path : WString;
END_STRUCT;
BEGIN
END_DATA_BLOCK
FUNCTION "Ask" : Void
VAR_INPUT
  what : Variant;
END_VAR
BEGIN
  "Seen".name := GetSymbolName(VARIABLE := #what, SIZE := "Seen".size);
  "Seen".path := GetSymbolPath(VARIABLE := #what, SIZE := "Seen".size);
END_FUNCTION
ORGANIZATION_BLOCK "Main"
BEGIN
  "Ask"(what := "MyPLCTag");
END_ORGANIZATION_BLOCK
)",
                           GetParam()));
  station.cpu.start();
  for (const auto& one : cases) {
    ASSERT_TRUE(setValue(*station.cpu.find("Seen.size"), std::to_string(one.size)));
    station.cpu.scanOnce();
    EXPECT_EQ(station.value("Seen.name"), "WSTRING#'" + std::string(one.name) + "'") << one.size;
    EXPECT_EQ(station.value("Seen.path"), "WSTRING#'" + std::string(one.name) + "'") << one.size;
  }
}

// OB121 calls the same block as deep as the block that it interrupts, which then asks for its own again.
TEST_P(SymbolNames, AreTheirOwnAfterAnErrorOb) {
  Station station(compiled(R"(
DATA_BLOCK "D"
STRUCT
  a : Int;
  b : Int;
  index : Int := 9;
  list : Array[0..1] of Int;
  error : WString;
  own : WString;
END_STRUCT;
BEGIN
END_DATA_BLOCK
FUNCTION "Ask" : WString
VAR_INPUT
  x : Int;
  fails : Bool;
END_VAR
BEGIN
  IF #fails THEN
    "D".list["D".index] := 1;
  END_IF;
  #Ask := GetSymbolPath(VARIABLE := #x, SIZE := 0);
END_FUNCTION
ORGANIZATION_BLOCK "Programming error"
BEGIN
  "D".error := "Ask"(x := "D".b, fails := FALSE);
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "D".own := "Ask"(x := "D".a, fails := TRUE);
END_ORGANIZATION_BLOCK
)",
                           GetParam()));
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("D.error"), "WSTRING#'\"D\".b'");
  EXPECT_EQ(station.value("D.own"), "WSTRING#'\"D\".a'");
}

INSTANTIATE_TEST_SUITE_P(Compilers, SymbolNames,
                         testing::Values(CompilerKind::System, CompilerKind::InProcess),
                         [](const auto& compiler) {
                           return compiler.param == CompilerKind::System ? "System" : "InProcess";
                         });

}  // namespace
}  // namespace vcpu
