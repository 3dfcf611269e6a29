// What a block writes through its parameters stays inside the variable that the caller handed over, whatever
// types the checker lets meet.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

const std::vector<std::string> ACTUALS = {"Bool",
                                          "Byte",
                                          "Char",
                                          "SInt",
                                          "Int",
                                          "Word",
                                          "WChar",
                                          "DInt",
                                          "Real",
                                          "Time",
                                          "Date",
                                          "Time_Of_Day",
                                          "LDT",
                                          "LWord",
                                          "LReal",
                                          "String",
                                          "String[5]",
                                          "String[9]",
                                          "WString[5]",
                                          "DTL",
                                          "Date_And_Time",
                                          "\"Small\"",
                                          "\"Large\"",
                                          "Array[0..3] of Int",
                                          "Array[1..4] of Int",
                                          "Array[0..1] of Int",
                                          "Array[0..3] of Word",
                                          "Array[0..3] of Byte",
                                          "Array[0..3] of Bool",
                                          "Array[0..70] of Bool",
                                          "Array[0..3] of String",
                                          "Array[0..3] of String[5]",
                                          "Array[0..3] of String[9]",
                                          "Array[0..3] of WString[5]",
                                          "Array[0..3] of \"Small\"",
                                          "Array[0..3] of \"Large\"",
                                          "Array[0..1, 0..1] of Int",
                                          "TON",
                                          "\"Holder\""};

std::vector<std::string> formals() {
  std::vector<std::string> all = ACTUALS;
  for (const char* element :
       {"Int", "Byte", "Bool", "String", "String[5]", "WString[5]", "\"Small\"", "\"Large\""}) {
    all.push_back(fmt::format("Array[*] of {}", element));
  }
  all.emplace_back("Variant");
  return all;
}

const char* const TYPES = R"(
TYPE "Small" STRUCT a : Int; END_STRUCT; END_TYPE
TYPE "Large" STRUCT a : Array[0..99] of Int; END_STRUCT; END_TYPE
FUNCTION_BLOCK "Holder" VAR a : Array[0..9] of Int; END_VAR BEGIN END_FUNCTION_BLOCK
)";

/// Whether REF_TO takes the type.
bool hasReference(std::string_view type) {
  for (const char* none : {"Bool", "Time", "Date", "LDT", "String[", "TON", "\"Holder\""}) {
    if (type.find(none) != std::string_view::npos) return false;
  }
  return true;
}

/// How a call hands over its variable: by its name, or as what a reference refers to.
enum class Way { ByName, ByReference };

/// A block with one parameter of a type, and calls of it with a variable of every type, a line each. The
/// block fills all that it takes its parameter for.
class Calls {
 public:
  Calls(std::string kind, std::string section, std::string formal, Way way)
      : kind_(std::move(kind)), section_(std::move(section)), formal_(std::move(formal)), way_(way) {
    for (size_t i = 0; i < ACTUALS.size(); ++i) {
      if (way == Way::ByName || hasReference(ACTUALS[i])) left_.insert(i);
    }
  }

  std::string text() const {
    const bool isFunction = kind_ == "FUNCTION";
    const bool isInput = section_ == "VAR_INPUT";
    std::string text = TYPES;
    text += fmt::format("{0} \"F\"{1} {2} p : {3}; END_VAR VAR_TEMP n : Int; END_VAR BEGIN", kind_,
                        isFunction ? " : Void" : "", section_, formal_);
    // An input of a function cannot be written.
    if (!isFunction || !isInput) {
      text +=
          " FILL_BLK(IN := BYTE#16#77, COUNT := 100000, OUT => #p); FILL_BLK(IN := TRUE, COUNT := 100000, "
          "OUT => #p);";
    }
    text += fmt::format(" END_{}\n", kind_);
    text += "DATA_BLOCK \"D\" VAR\n";
    for (const size_t i : left_)
      text += fmt::format("g{0} : Array[0..1999] of Byte; x{0} : {1};\n", i, ACTUALS[i]);
    text += "g : Array[0..1999] of Byte; END_VAR BEGIN END_DATA_BLOCK\n";
    if (!isFunction) text += "DATA_BLOCK \"I\" \"F\" BEGIN END_DATA_BLOCK\n";
    text += "ORGANIZATION_BLOCK \"Main\"\n";
    if (way_ == Way::ByReference) {
      text += "VAR_TEMP\n";
      for (const size_t i : left_) text += fmt::format("r{} : REF_TO {};\n", i, ACTUALS[i]);
      text += "END_VAR\n";
    }
    text += "BEGIN\n";
    firstLine_ = 1 + static_cast<int>(std::ranges::count(text, '\n'));
    for (const size_t i : left_) {
      if (way_ == Way::ByReference) text += fmt::format("#r{0} := REF(\"D\".x{0}); ", i);
      text +=
          fmt::format("\"{}\"(p {} {});\n", isFunction ? "F" : "I", section_ == "VAR_OUTPUT" ? "=>" : ":=",
                      way_ == Way::ByReference ? fmt::format("#r{}^", i) : fmt::format("\"D\".x{}", i));
    }
    return text + "END_ORGANIZATION_BLOCK\n";
  }

  /// The program with the calls that the checker lets pass; nullptr: the block itself is refused.
  std::shared_ptr<const scl::Program> checked() {
    scl::Diagnostics diagnostics;
    auto program = checkedProgram(text(), "test.scl", diagnostics);
    if (program != nullptr) return program;
    const std::vector<size_t> lines(left_.begin(), left_.end());
    for (const scl::Diagnostic& one : diagnostics.list()) {
      if (one.severity != scl::Severity::Error) continue;
      const int call = one.location.line - firstLine_;
      if (call < 0 || call >= static_cast<int>(lines.size())) return nullptr;
      left_.erase(lines[static_cast<size_t>(call)]);
    }
    scl::Diagnostics again;
    return checkedProgram(text(), "test.scl", again);
  }

  std::string name() const {
    return fmt::format("{} with {} p : {}{}", kind_, section_, formal_,
                       way_ == Way::ByReference ? ", by reference" : "");
  }
  const std::set<size_t>& left() const { return left_; }

 private:
  std::string kind_;
  std::string section_;
  std::string formal_;
  Way way_;
  std::set<size_t> left_;  ///< indices into ACTUALS
  mutable int firstLine_ = 0;
};

bool isZero(std::span<const uint8_t> bytes) {
  return std::ranges::all_of(bytes, [](uint8_t byte) { return byte == 0; });
}

class ParameterMemory : public testing::TestWithParam<Way> {};

TEST_P(ParameterMemory, EveryVariableForEveryParameter) {
  size_t passed = 0;
  for (const char* kind : {"FUNCTION", "FUNCTION_BLOCK"}) {
    for (const char* section : {"VAR_INPUT", "VAR_OUTPUT", "VAR_IN_OUT"}) {
      for (const std::string& formal : formals()) {
        Calls calls(kind, section, formal, GetParam());
        const auto program = calls.checked();
        if (program == nullptr) continue;
        CompileOptions options;
        options.compiler = CompilerKind::InProcess;
        auto code = MachineCode::compile(program, options);
        ASSERT_TRUE(code) << calls.name() << ": " << code.failure();
        Station station(*code);
        station.cpu.start();
        station.cpu.scanOnce();
        passed += calls.left().size();
        for (const size_t i : calls.left()) {
          EXPECT_TRUE(isZero(station.cpu.find(fmt::format("D.g{}", i))->bytes))
              << calls.name() << ": beside a " << ACTUALS[i];
        }
        EXPECT_TRUE(isZero(station.cpu.find("D.g")->bytes)) << calls.name();
      }
    }
  }
  EXPECT_GT(passed, GetParam() == Way::ByName ? 500U : 300U) << "the sweep calls nothing";
}

INSTANTIATE_TEST_SUITE_P(Ways, ParameterMemory, testing::Values(Way::ByName, Way::ByReference),
                         [](const auto& test) {
                           return test.param == Way::ByName ? "ByName" : "ByReference";
                         });

class ConstantMemory : public testing::TestWithParam<CompilerKind> {};

// A constant that a block gets by its place is written by the block, not by the program.
TEST_P(ConstantMemory, IsTheSameInEveryCall) {
  const char* const program = R"(
FUNCTION_BLOCK "Writer"
VAR_INPUT v : Variant; END_VAR
BEGIN
  BLKMOV(SRCBLK := #v, DSTBLK => "D".seen);
  FILL_BLK(IN := BYTE#16#77, COUNT := 100000, OUT => #v);
END_FUNCTION_BLOCK
FUNCTION "Forward" : Void
VAR_INPUT
  moment : DTL;
  text : String;
END_VAR
VAR_TEMP n : Int; END_VAR
BEGIN
  "W"(v := #moment);
  "D".third := "D".seen;
  "W"(v := #text);
END_FUNCTION
DATA_BLOCK "W" "Writer" BEGIN END_DATA_BLOCK
DATA_BLOCK "D"
VAR seen, first, second, third, fourth : Array[0..11] of Byte; END_VAR
BEGIN END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
VAR CONSTANT
  MOMENT : DTL := DTL#2021-02-03-04:05:06;
  WORDS : String := 'constant';
  NUMBER : DInt := 5;
END_VAR
BEGIN
  "W"(v := DTL#2020-01-01-00:00:00);
  "D".first := "D".seen;
  "W"(v := #MOMENT);
  "D".second := "D".seen;
  "Forward"(moment := DTL#2022-03-04-05:06:07, text := 'abcdef');
  "W"(v := 'literal text');
  "W"(v := #WORDS);
  "D".fourth := "D".seen;
  "W"(v := 12345);
  "W"(v := #NUMBER);
  "W"(v := TRUE);
  "W"(v := DT#2020-01-01-00:00:00);
END_ORGANIZATION_BLOCK
)";
  Station station(compiled(program, GetParam()));
  station.cpu.start();
  for (int cycle = 0; cycle < 2; ++cycle) {
    station.cpu.scanOnce();
    EXPECT_EQ(station.value("D.first"), "hex:07e401010400000000000000") << cycle;
    EXPECT_EQ(station.value("D.second"), "hex:07e502030404050600000000") << cycle;
    EXPECT_EQ(station.value("D.third"), "hex:07e603040605060700000000") << cycle;
    EXPECT_EQ(station.value("D.fourth").substr(0, 20), "hex:636f6e7374616e74") << cycle;
  }
}

INSTANTIATE_TEST_SUITE_P(Compilers, ConstantMemory,
                         testing::Values(CompilerKind::System, CompilerKind::InProcess),
                         [](const auto& test) { return test.param == CompilerKind::System ? "cc" : "tcc"; });

class HostileIndex : public testing::TestWithParam<CompilerKind> {};

TEST_P(HostileIndex, OfEveryIntegerStopsTheCpu) {
  struct Case {
    const char* type;
    const char* index;
  };
  for (const Case one : {Case{"ULInt", "18446744073709551615"}, Case{"ULInt", "18446744073709551611"},
                         Case{"ULInt", "9223372036854775808"}, Case{"LInt", "-9223372036854775807"},
                         Case{"LInt", "9223372036854775807"}, Case{"LInt", "4294967296"},
                         Case{"UDInt", "4294967295"}, Case{"UInt", "65535"}, Case{"USInt", "255"},
                         Case{"SInt", "-6"}, Case{"Int", "-32768"}, Case{"DInt", "-2147483648"}}) {
    for (const char* access : {"#a[#i] := 5;", "#b[#i] := TRUE;", "#c[0, #i] := 5;", "#s[#i] := 'x';",
                               "#d[#i].n := 5;", "FILL_BLK(IN := 1, COUNT := 1000, OUT => #a[#i]);"}) {
      Station station(compiled(fmt::format(R"(
ORGANIZATION_BLOCK "Main"
VAR_TEMP
  a : Array[-5..5] of Int;
  b : Array[-5..5] of Bool;
  c : Array[0..1, -5..5] of Int;
  d : Array[-5..5] of Struct n : Int; END_STRUCT;
  s : String[5];
  i : {};
END_VAR
BEGIN
  #s := 'abcde';
  #i := {};
  {}
END_ORGANIZATION_BLOCK)",
                                           one.type, one.index, access),
                               GetParam()));
      station.cpu.start();
      station.cpu.scanOnce();
      EXPECT_EQ(station.faults(), std::vector<EventKind>{EventKind::AreaLengthError})
          << one.type << " " << one.index << " " << access;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Compilers, HostileIndex, testing::Values(CompilerKind::InProcess),
                         [](const auto&) { return "tcc"; });

}  // namespace
}  // namespace vcpu
