// Every operator, conversion and function of one or two values, with every pair of types that the checker
// takes: the printer must have a form for it, both compilers must take that, and all must leave the same
// bytes for the values at the ends of the types, and for bytes that are no value of the type.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>

#include "scl/library/standard_signature.h"
#include "scl/text/diagnostic_code.h"
#include "vcpu/access/value.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

constexpr std::array TYPES = {"Bool",  "Byte",        "Word",      "DWord",        "LWord",  "SInt",
                              "Int",   "DInt",        "LInt",      "USInt",        "UInt",   "UDInt",
                              "ULInt", "Real",        "LReal",     "Char",         "WChar",  "Time",
                              "Date",  "Time_Of_Day", "LTime",     "LTime_Of_Day", "S5Time", "Date_And_Time",
                              "LDT",   "DTL",         "String[5]", "WString[5]"};
/// One of those that are printed alike: < for <= > >=, = for <>, AND for OR.
constexpr std::array OPERATORS = {"**", "*", "/", "MOD", "+", "-", "<", "=", "AND", "XOR"};
/// Values of each type, in an array.
constexpr int VALUES = 8;

/// An expression over #a and #b, or over #a alone if `right` is empty.
struct Trial {
  std::string expression;
  std::string left;
  std::string right;
  std::string result;  ///< the type of its value
};

/// The type of an expression where none is wanted; nothing if the checker refuses it.
std::optional<std::string> resultOf(const Trial& trial) {
  const std::string right = trial.right.empty() ? "" : fmt::format("b : {};", trial.right);
  const std::string text = fmt::format(
      "FUNCTION \"T\" : Void\nVAR_INPUT a : {}; {} END_VAR\nBEGIN\nIF {} THEN ; END_IF;\nEND_FUNCTION\n",
      trial.left, right, trial.expression);
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(text, "t.scl", scl::Dialect::Tia, diagnostics));
  const scl::Program program = scl::check(std::move(units), {}, scl::Dialect::Tia, diagnostics);
  for (const scl::Diagnostic& one : diagnostics.list()) {
    if (one.severity == scl::Severity::Error && one.code != scl::CONDITION_NOT_BOOL) return std::nullopt;
  }
  const scl::Block* block = program.findBlock("T");
  const auto& statement = std::get<scl::If>(block->body.at(0)->form);
  const scl::Type* type = statement.branches.at(0).condition->type;
  if (type == nullptr || type->name.empty()) return std::nullopt;
  return type->name;
}

void addAccepted(std::vector<Trial>& trials, Trial trial) {
  const std::optional<std::string> result = resultOf(trial);
  if (!result) return;
  trial.result = *result;
  trials.push_back(std::move(trial));
}

/// A name A_TO_B needs the type without its length.
std::string bareName(std::string_view type) {
  return std::string(type.substr(0, type.find('[')));
}

std::vector<Trial> allTrials() {
  std::vector<Trial> trials;
  for (const std::string left : TYPES) {
    for (const char* unary : {"#a", "-#a", "+#a", "NOT #a"}) addAccepted(trials, {unary, left, "", ""});
    for (const std::string right : TYPES) {
      for (const char* op : OPERATORS) {
        addAccepted(trials, {fmt::format("#a {} #b", op), left, right, ""});
      }
      addAccepted(trials, {fmt::format("{}_TO_{}(#a)", bareName(left), bareName(right)), left, "", ""});
    }
    for (const scl::StandardSignature& row : scl::standardSignatures()) {
      const auto& parameters = row.parameters;
      if (parameters.size() == 1) {
        addAccepted(trials, {fmt::format("{}({} := #a)", row.name, parameters[0].name), left, "", ""});
      }
      if (parameters.size() != 2) continue;
      for (const std::string right : TYPES) {
        const std::string call =
            fmt::format("{}({} := #a, {} := #b)", row.name, parameters[0].name, parameters[1].name);
        addAccepted(trials, {call, left, right, ""});
      }
    }
  }
  return trials;
}

std::string valuesOf(std::string_view type) {
  std::string name = "v_" + std::string(type);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '[' || c == ']'; }, '_');
  return name;
}

/// As many trials a block as a compiler likes in one function.
constexpr size_t TRIALS_A_BLOCK = 20;

std::string sourceOf(const std::vector<Trial>& trials) {
  std::string text = "DATA_BLOCK \"Values\"\n{ S7_Optimized_Access := 'FALSE' }\nSTRUCT\n";
  for (const char* type : TYPES) {
    text += fmt::format("{} : Array[0..{}] of {};\n", valuesOf(type), VALUES - 1, type);
  }
  text += "END_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n";
  std::string calls;
  for (size_t first = 0; first < trials.size(); first += TRIALS_A_BLOCK) {
    std::string results;
    std::string statements;
    for (size_t i = first; i < std::min(first + TRIALS_A_BLOCK, trials.size()); ++i) {
      const Trial& trial = trials[i];
      std::string expression = trial.expression;
      auto replace = [&](const std::string& name, const std::string& value) {
        for (size_t at = 0; (at = expression.find(name, at)) != std::string::npos; at += value.size()) {
          expression.replace(at, name.size(), value);
        }
      };
      replace("#a", fmt::format("\"Values\".{}[#i]", valuesOf(trial.left)));
      replace("#b", fmt::format("\"Values\".{}[#j]", valuesOf(trial.right)));
      results += fmt::format("r{} : Array[0..{}] of {};\n", i, VALUES * VALUES - 1, trial.result);
      statements += fmt::format("\"Results{}\".r{}[#k] := {};\n", first, i, expression);
    }
    text += fmt::format(
        "DATA_BLOCK \"Results{0}\"\n{{ S7_Optimized_Access := 'FALSE' }}\nSTRUCT\n{1}END_STRUCT;\nBEGIN\n"
        "END_DATA_BLOCK\n"
        "FUNCTION \"Try{0}\" : Void\nVAR_TEMP i : Int; j : Int; k : Int; END_VAR\nBEGIN\n"
        "FOR #i := 0 TO {2} DO\nFOR #j := 0 TO {2} DO\n#k := #i * {3} + #j;\n{4}END_FOR;\nEND_FOR;\n"
        "END_FUNCTION\n",
        first, results, VALUES - 1, VALUES, statements);
    calls += fmt::format("\"Try{}\"();\n", first);
  }
  return text + "ORGANIZATION_BLOCK \"Main\"\nBEGIN\n" + calls + "END_ORGANIZATION_BLOCK\n";
}

/// Literals for the last values of a type; the first five are the ends, as bytes.
const std::map<std::string_view, std::array<const char*, 3>> LITERALS = {
    {"Real", {"1.5", "-2.5", "3.0e38"}},
    {"LReal", {"1.5", "-2147483648.5", "1.0e300"}},
    {"Time", {"T#1s", "T#-1ms", "T#24h"}},
    {"LTime", {"LT#1s", "LT#-1ns", "LT#24h"}},
    {"S5Time", {"S5T#10ms", "S5T#2h46m30s", "S5T#1s"}},
    {"Date", {"D#1990-01-01", "D#2168-12-31", "D#2026-02-28"}},
    {"Time_Of_Day", {"TOD#0:0:0", "TOD#23:59:59.999", "TOD#12:0:0"}},
    {"LTime_Of_Day", {"LTOD#0:0:0", "LTOD#23:59:59.999999999", "LTOD#12:0:0"}},
    {"Date_And_Time", {"DT#1990-01-01-0:0:0", "DT#2089-12-31-23:59:59.999", "DT#2026-02-28-12:0:0"}},
    {"LDT", {"LDT#1970-01-01-0:0:0", "LDT#2262-04-11-23:47:16.854775807", "LDT#2026-02-28-12:0:0"}},
    {"DTL", {"DTL#1970-01-01-0:0:0", "DTL#2262-04-11-23:47:16.854775807", "DTL#2026-02-28-12:0:0"}},
    {"String[5]", {"'12'", "'ab\u00e9'", "''"}},
    {"WString[5]", {"WSTRING#'12'", "WSTRING#'ab'", "WSTRING#''"}}};
constexpr size_t ENDS = 5;

/// Zero, all ones, the ends with a sign, one: first byte, bytes between, last byte.
constexpr std::array<std::array<uint8_t, 3>, ENDS> END_BYTES = {
    {{0, 0, 0}, {0xFF, 0xFF, 0xFF}, {0x80, 0, 0}, {0x7F, 0xFF, 0xFF}, {0, 0, 1}}};

/// What has no literal has bytes by chance behind the ends.
void fill(Station& station) {
  std::mt19937 random(1);
  for (uint8_t& byte : station.cpu.dataBlock("Values")) byte = static_cast<uint8_t>(random());
  for (const char* type : TYPES) {
    for (size_t value = 0; value < VALUES; ++value) {
      const auto operand = station.cpu.find(fmt::format("\"Values\".{}[{}]", valuesOf(type), value));
      ASSERT_TRUE(operand) << operand.failure();
      const auto literals = LITERALS.find(type);
      if (value >= ENDS && literals != LITERALS.end()) {
        const auto set = setValue(*operand, literals->second[value - ENDS]);
        ASSERT_TRUE(set) << set.failure();
      }
      if (value >= ENDS || operand->type->kind == scl::TypeKind::Bool) continue;
      const auto& [front, between, back] = END_BYTES[value];
      std::fill(operand->bytes.begin(), operand->bytes.end(), between);
      operand->bytes.front() = front;
      operand->bytes.back() = operand->bytes.size() == 1 && value < ENDS - 1 ? front : back;
    }
  }
}

std::unique_ptr<Station> ran(const std::shared_ptr<const MachineCode>& code) {
  if (code == nullptr) return nullptr;
  auto station = std::make_unique<Station>(code);
  station->cpu.start();
  fill(*station);
  station->cpu.scanOnce();
  EXPECT_EQ(station->cpu.state(), CpuState::Run) << station->cpu.diagnosticBuffer().back().sentence;
  return station;
}

void compare(Station& station, Station& expected, size_t index, const Trial& trial) {
  const size_t first = index - index % TRIALS_A_BLOCK;
  for (int k = 0; k < VALUES * VALUES; ++k) {
    const std::string path = fmt::format("\"Results{}\".r{}[{}]", first, index, k);
    EXPECT_EQ(station.value(path), expected.value(path))
        << trial.expression << " of " << trial.left << " " << trial.right
        << ": a = " << expected.value(fmt::format("\"Values\".{}[{}]", valuesOf(trial.left), k / VALUES))
        << ", b = "
        << (trial.right.empty()
                ? ""
                : expected.value(fmt::format("\"Values\".{}[{}]", valuesOf(trial.right), k % VALUES)));
  }
}

TEST(OperandSweep, EachExpressionThatTheCheckerTakesHasOneValue) {
  const std::vector<Trial> trials = allTrials();
  const std::string source = sourceOf(trials);
  scl::Diagnostics diagnostics;
  const auto program = checkedProgram(source, "sweep.scl", diagnostics);
  ASSERT_NE(program, nullptr) << scl::toText(diagnostics.list().at(0)) << "\n" << source;
  const auto expected = ran(compiled(program, CompilerKind::InProcess));
  ASSERT_NE(expected, nullptr);
  for (const auto& code : {compiled(program, CompilerKind::System),
                           compiled(program, CompilerKind::InProcess, {.shortCircuit = true})}) {
    const auto station = ran(code);
    ASSERT_NE(station, nullptr);
    for (size_t first = 0; first < trials.size(); first += TRIALS_A_BLOCK) {
      const std::string name = fmt::format("Results{}", first);
      if (std::ranges::equal(station->cpu.dataBlock(name), expected->cpu.dataBlock(name))) continue;
      for (size_t i = first; i < std::min(first + TRIALS_A_BLOCK, trials.size()); ++i) {
        compare(*station, *expected, i, trials[i]);
      }
    }
  }
  RecordProperty("expressions", static_cast<int>(trials.size()));
  EXPECT_GT(trials.size(), 5000u);
}

}  // namespace
}  // namespace vcpu
