// REF_TO every type: what the checker takes is printed, compiled, and reads and writes the variable that it
// refers to; what it refuses is what TIA Portal's help, 'Declaring references', does not list.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "scl/text/diagnostic_code.h"
#include "vcpu/c/program.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

constexpr std::array REFERABLE = {"Byte",
                                  "Word",
                                  "DWord",
                                  "LWord",
                                  "SInt",
                                  "Int",
                                  "DInt",
                                  "LInt",
                                  "USInt",
                                  "UInt",
                                  "UDInt",
                                  "ULInt",
                                  "Real",
                                  "LReal",
                                  "Char",
                                  "WChar",
                                  "String",
                                  "WString",
                                  "DTL",
                                  "\"Pair\"",
                                  "Array[0..2] of Int",
                                  "Array[-1..1, 0..1] of \"Pair\"",
                                  "Array[1..2] of String",
                                  "Array[1..2] of Array[0..1] of Byte"};
constexpr std::array NOT_REFERABLE_TYPES = {"Bool",
                                            "S5Time",
                                            "Time",
                                            "LTime",
                                            "Date",
                                            "Time_Of_Day",
                                            "LTime_Of_Day",
                                            "Date_And_Time",
                                            "LDT",
                                            "Variant",
                                            "Any",
                                            "Void",
                                            "TON",
                                            "\"Block\"",
                                            "Array[*] of Int",
                                            "Array[0..7] of Bool",
                                            "String[10]",
                                            "WString[9]",
                                            "REF_TO Int",
                                            "Array[0..1] of REF_TO Int",
                                            "Array[0..1] of Time"};

constexpr const char* TYPES = R"(
TYPE "Pair"
STRUCT
  number : Int;
  on : Bool;
  since : Time;
END_STRUCT;
END_TYPE
FUNCTION_BLOCK "Block"
VAR
  number : Int;
END_VAR
BEGIN
END_FUNCTION_BLOCK
)";

/// Moves a value from "Data".first to "Data".second, and between static variables of these names, by
/// references that go through a temporary variable, an input, an output and a result.
std::string mover(size_t number, const std::string& type) {
  return fmt::format(R"(
DATA_BLOCK "Data{0}"
STRUCT
  first : {1};
  second : {1};
  guard : DWord := 16#5A5A_5A5A;
END_STRUCT;
BEGIN
END_DATA_BLOCK
FUNCTION "Pass{0}" : REF_TO {1}
VAR_INPUT
  in : REF_TO {1};
END_VAR
VAR_OUTPUT
  out : REF_TO {1};
END_VAR
BEGIN
  #out := #in;
  #Pass{0} := #out;
END_FUNCTION
FUNCTION_BLOCK "Mover{0}"
VAR
  first : {1};
  second : {1};
  guard : DWord := 16#5A5A_5A5A;
END_VAR
VAR_TEMP
  source : REF_TO {1};
  target : REF_TO {1};
  other : REF_TO {1};
  copy : {1};
END_VAR
BEGIN
  #source := REF("Data{0}".first);
  #target := "Pass{0}"(in := REF("Data{0}".second), out => #other);
  IF #other <> NULL AND #target <> NULL THEN #target^ := #source^; END_IF;
  #copy := "Data{0}".second;
  #first := #copy;
  #source := "Pass{0}"(in := REF(#first), out => #other);
  #target := REF(#second);
  #target^ := #other^;
END_FUNCTION_BLOCK
DATA_BLOCK "Moved{0}"
"Mover{0}"
BEGIN
END_DATA_BLOCK
)",
                     number, type);
}

TEST(ReferenceSweep, AReferenceReadsAndWritesWhatItRefersTo) {
  std::string source = TYPES;
  std::string calls;
  for (size_t i = 0; i < REFERABLE.size(); ++i) {
    source += mover(i, REFERABLE.at(i));
    calls += fmt::format("\"Moved{}\"();\n", i);
  }
  source += "ORGANIZATION_BLOCK \"Main\"\nBEGIN\n" + calls + "END_ORGANIZATION_BLOCK\n";
  for (CompilerKind compiler : {CompilerKind::InProcess, CompilerKind::System}) {
    const auto code = compiled(source, compiler);
    ASSERT_NE(code, nullptr);
    Station station(code);
    station.cpu.start();
    for (size_t i = 0; i < REFERABLE.size(); ++i) {
      const auto from = station.cpu.find(fmt::format("\"Data{}\".first", i));
      ASSERT_TRUE(from) << from.failure();
      const bool isText =
          scl::isText(*from->type) || (from->type->element && scl::isText(*from->type->element));
      // 'AAA...' with a length of its own stays a valid text.
      for (size_t at = 0; at < from->bytes.size(); ++at) {
        const bool isHeader = isText && at % 256 < 4;
        if (!isHeader) from->bytes[at] = static_cast<uint8_t>(at % 17 + 3);
      }
    }
    station.cpu.scanOnce();
    EXPECT_EQ(station.cpu.state(), CpuState::Run);
    EXPECT_TRUE(station.faults().empty());
    for (size_t i = 0; i < REFERABLE.size(); ++i) {
      const std::string expected = station.value(fmt::format("\"Data{}\".first", i));
      EXPECT_EQ(station.value(fmt::format("\"Data{}\".second", i)), expected) << REFERABLE.at(i);
      EXPECT_EQ(station.value(fmt::format("\"Moved{}\".second", i)), expected) << REFERABLE.at(i);
      EXPECT_EQ(station.value(fmt::format("\"Data{}\".guard", i)), "16#5A5A5A5A") << REFERABLE.at(i);
      EXPECT_EQ(station.value(fmt::format("\"Moved{}\".guard", i)), "16#5A5A5A5A") << REFERABLE.at(i);
    }
  }
}

// The scratch element stands in for what NULL would refer to, so it must be as large.
TEST(ReferenceSweep, NullHasRoomForWhatItWouldReferTo) {
  for (const std::string type : {"Byte", "String", "\"Pair\"", "Array[0..9999] of LReal", "IEC_TIMER"}) {
    const std::string source =
        TYPES +
        fmt::format(
            "FUNCTION_BLOCK \"Has\"\nVAR\nv : {0};\nEND_VAR\nVAR_TEMP\nr : REF_TO {0};\nEND_VAR\nBEGIN\n"
            "\"Take\"(#r^);\nEND_FUNCTION_BLOCK\nFUNCTION \"Take\" : Void\nVAR_INPUT\nv : Variant;\nEND_VAR\n"
            "BEGIN\nEND_FUNCTION\n",
            type);
    scl::Diagnostics diagnostics;
    const auto program = checkedProgram(source, "sweep.scl", diagnostics);
    ASSERT_NE(program, nullptr) << type << ": " << scl::toText(diagnostics.list().at(0));
    const std::string text = printProgram(*program, {}).text;
    const std::string_view declaration = "const i64 s7ScratchBytes = ";
    const size_t at = text.find(declaration);
    ASSERT_NE(at, std::string::npos);
    EXPECT_GE(std::stol(text.substr(at + declaration.size())), program->findBlock("Has")->instance->size)
        << type;
  }
}

TEST(ReferenceSweep, NoOtherTypeHasReferences) {
  for (const char* type : NOT_REFERABLE_TYPES) {
    const std::string source =
        TYPES +
        fmt::format("FUNCTION \"F\" : Void\nVAR_TEMP\nr : REF_TO {};\nEND_VAR\nBEGIN\nEND_FUNCTION\n", type);
    scl::Diagnostics diagnostics;
    EXPECT_EQ(checkedProgram(source, "sweep.scl", diagnostics), nullptr) << type;
    ASSERT_EQ(diagnostics.list().size(), 1u) << type;
    EXPECT_EQ(diagnostics.list()[0].code, scl::TYPE_NOT_ALLOWED) << type;
  }
}

/// Variables that a Variant can refer to and a reference cannot, or not to all of them.
constexpr std::array OTHERS = {"Bool",
                               "Time",
                               "String[5]",
                               "WString[5]",
                               "Date_And_Time",
                               "\"Alike\"",
                               "Array[0..1] of Int",
                               "Array[1..3] of Int",
                               "Array[0..2, 0..0] of Int",
                               "Array[0..2] of Word",
                               "Array[0..2] of \"Pair\"",
                               "Array[0..7] of Bool",
                               "Array[0..2] of String[5]"};

TEST(ReferenceSweep, AnAttemptTakesAVariableOfTheVeryTypeOnly) {
  std::vector<std::string> types(REFERABLE.begin(), REFERABLE.end());
  types.insert(types.end(), OTHERS.begin(), OTHERS.end());
  std::string source =
      std::string(TYPES) +
      "TYPE \"Alike\"\nSTRUCT\nnumber : Int;\non : Bool;\nsince : Time;\nEND_STRUCT;\nEND_TYPE\n";
  std::string variables;
  std::string calls;
  for (size_t i = 0; i < REFERABLE.size(); ++i) {
    source += fmt::format(
        "FUNCTION \"Takes{0}\" : Bool\nVAR_INPUT\nv : Variant;\nEND_VAR\nVAR_TEMP\nr : REF_TO {1};\nEND_VAR\n"
        "BEGIN\n#r ?= #v;\n#Takes{0} := #r <> NULL;\nIF #r <> NULL THEN #r^ := #r^; END_IF;\nEND_FUNCTION\n",
        i, REFERABLE.at(i));
  }
  for (size_t j = 0; j < types.size(); ++j) {
    variables +=
        fmt::format("x{0} : {1};\ntaken{0} : Array[0..{2}] of Bool;\n", j, types[j], REFERABLE.size() - 1);
    for (size_t i = 0; i < REFERABLE.size(); ++i) {
      calls += fmt::format("\"Data\".taken{1}[{0}] := \"Takes{0}\"(\"Data\".x{1});\n", i, j);
    }
  }
  source += "DATA_BLOCK \"Data\"\nSTRUCT\n" + variables + "END_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n";
  source += "ORGANIZATION_BLOCK \"Main\"\nBEGIN\n" + calls + "END_ORGANIZATION_BLOCK\n";
  for (CompilerKind compiler : {CompilerKind::InProcess, CompilerKind::System}) {
    const auto code = compiled(source, compiler);
    ASSERT_NE(code, nullptr);
    Station station(code);
    station.cpu.start();
    station.cpu.scanOnce();
    EXPECT_TRUE(station.faults().empty());
    for (size_t j = 0; j < types.size(); ++j) {
      for (size_t i = 0; i < REFERABLE.size(); ++i) {
        EXPECT_EQ(station.value(fmt::format("\"Data\".taken{}[{}]", j, i)), i == j ? "TRUE" : "FALSE")
            << types[j] << " for REF_TO " << REFERABLE.at(i);
      }
    }
  }
}

/// The checker takes it. It needs no block of the firmware.
bool isAccepted(const std::string& source) {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(source, "sweep.scl", scl::Dialect::Tia, diagnostics));
  scl::check(std::move(units), {}, scl::Dialect::Tia, diagnostics);
  return !diagnostics.hasErrors();
}

/// A reference against each type: no operator, function or assignment takes it for a value of that type.
TEST(ReferenceSweep, NoOperatorTakesAReference) {
  for (const char* type : REFERABLE) {
    for (const char* op : {"+", "-", "*", "/", "MOD", "**", "AND", "OR", "XOR", "=", "<>", "<", ">="}) {
      for (const char* pair : {"#r {} #v", "#v {} #r", "#r {} #r", "#r {} NULL"}) {
        const bool asksForNull = std::string_view(pair).ends_with("NULL") &&
                                 (std::string_view(op) == "=" || std::string_view(op) == "<>");
        const std::string expression = fmt::format(fmt::runtime(pair), op);
        const std::string source = TYPES + fmt::format(
                                               "FUNCTION \"F\" : Void\nVAR_INPUT\nr : REF_TO {0};\nv : {0};\n"
                                               "END_VAR\nBEGIN\nIF {1} THEN ; END_IF;\nEND_FUNCTION\n",
                                               type, expression);
        EXPECT_EQ(isAccepted(source), asksForNull) << type << ": " << expression;
      }
    }
  }
}

}  // namespace
}  // namespace vcpu
