// The samples of testdata: small programs, each line with what it must do.
//
//   #half := 7 / 2;   // expect: half = 3          after one call this variable has this value
//   #half := 'a';     // error: SCL142             the checker finds this fault on this line
//   #a[9] := 1;       // event: AreaLengthError    the diagnostic buffer has this, with this line
//   // state: STOP                                  the CPU is in STOP afterwards
//   // eager only                                   AND and OR in short circuit would change the result
//
// A sample declares FUNCTION_BLOCK "Sample", whose variables the expectations name, and gets a data block and
// an OB1 that calls it. One that has an OB1 of its own names its variables by their paths, "Plant".level.
// Those in the folder classic are of that dialect.
// Each runs with both compilers, with AND and OR evaluated both ways, and counting; memory must be equal
// everywhere.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>

#include "vcpu/access/value.h"
#include "vcpu/c/program.h"
#include "vcpu/runtime/runtime_text.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

namespace fs = std::filesystem;

struct Mark {
  int line;
  std::string text;
};

struct Sample {
  std::string text;
  std::vector<Mark> values;
  std::vector<Mark> errors;
  std::vector<Mark> events;
  bool stops = false;
  bool eagerOnly = false;
};

std::string trimmed(const std::string& text) {
  size_t first = text.find_first_not_of(' ');
  size_t last = text.find_last_not_of(" \r");
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

Sample readSample(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  Sample sample;
  sample.text.assign(std::istreambuf_iterator<char>(in), {});
  std::istringstream lines(sample.text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    number++;
    size_t comment = line.find("// ");
    if (comment == std::string::npos) continue;
    std::string mark = trimmed(line.substr(comment + 3));
    if (mark.starts_with("expect: ")) sample.values.push_back({number, mark.substr(8)});
    if (mark.starts_with("error: ")) sample.errors.push_back({number, mark.substr(7)});
    if (mark.starts_with("event: ")) sample.events.push_back({number, mark.substr(7)});
    if (mark == "state: STOP") sample.stops = true;
    if (mark == "eager only") sample.eagerOnly = true;
  }
  if (sample.text.find("ORGANIZATION_BLOCK") == std::string::npos) {
    sample.text +=
        "\nDATA_BLOCK \"SampleData\"\n\"Sample\"\nBEGIN\nEND_DATA_BLOCK\n"
        "ORGANIZATION_BLOCK \"Main\"\nBEGIN\n\"SampleData\"();\nEND_ORGANIZATION_BLOCK\n";
  }
  return sample;
}

std::string eventName(EventKind kind) {
  switch (kind) {
    case EventKind::NotCalled: return "NotCalled";
    case EventKind::Startup: return "Startup";
    case EventKind::AreaLengthError: return "AreaLengthError";
    case EventKind::DivisionByZero: return "DivisionByZero";
    case EventKind::CycleTimeExceeded: return "CycleTimeExceeded";
    case EventKind::NestingTooDeep: return "NestingTooDeep";
    case EventKind::ProgramMessage: return "ProgramMessage";
    case EventKind::NullReference: return "NullReference";
    case EventKind::NumberError: return "NumberError";
    case EventKind::PointerError: return "PointerError";
    case EventKind::StringError: return "StringError";
    case EventKind::Stop: return "Stop";
  }
  return "";
}

// "half = 3 = 3": the value may itself hold an equals sign, the name never does.
void expectValue(Station& station, const Mark& mark) {
  size_t equals = mark.text.find('=');
  std::string name = trimmed(mark.text.substr(0, equals));
  std::string wanted = trimmed(mark.text.substr(equals + 1));
  const bool isPath = name.starts_with('"') || name.starts_with('%');
  std::string path = isPath ? name : "\"SampleData\"." + name;
  const Result<Operand> found = station.cpu.find(path);
  ASSERT_TRUE(found) << "line " << mark.line << ": " << found.failure();
  const Operand& actual = *found;
  bool structured = actual.type->kind == scl::TypeKind::Array || actual.type->kind == scl::TypeKind::Struct;
  if (structured) {
    EXPECT_EQ(formatValue(actual), wanted) << "line " << mark.line << ": " << name;
    return;
  }
  std::vector<uint8_t> bytes(actual.bytes.begin(), actual.bytes.end());
  Operand expected{bytes, actual.bit, actual.type};
  const Result<void> set = setValue(expected, wanted);
  ASSERT_TRUE(set) << "line " << mark.line << ": " << set.failure();
  EXPECT_EQ(formatValue(actual), formatValue(expected)) << "line " << mark.line << ": " << name;
}

std::vector<std::string> eventsOf(const Station& station) {
  std::vector<std::string> events;
  for (const DiagnosticEvent& event : station.cpu.diagnosticBuffer()) {
    bool counts = event.kind != EventKind::Startup && event.kind != EventKind::Stop;
    if (counts) events.push_back(fmt::format("{}: {}", event.line, eventName(event.kind)));
  }
  return events;
}

std::string memoryOf(Station& station, const scl::Program& program) {
  std::string memory;
  for (const scl::DataBlock* block : program.dataBlocks) {
    memory += block->name + " ";
    for (uint8_t byte : station.cpu.dataBlock(block->name)) memory += fmt::format("{:02x}", byte);
    memory += "\n";
  }
  return memory;
}

void expectErrors(const Sample& sample, const scl::Diagnostics& diagnostics) {
  // In the order of the lines: the stages of the checker report theirs one after the other.
  std::vector<scl::Diagnostic> errors;
  for (const scl::Diagnostic& one : diagnostics.list()) {
    if (one.severity == scl::Severity::Error) errors.push_back(one);
  }
  std::ranges::stable_sort(errors, {}, [](const scl::Diagnostic& one) { return one.location.line; });
  std::vector<std::string> found;
  for (const scl::Diagnostic& one : errors)
    found.push_back(fmt::format("{}: {}", one.location.line, scl::codeText(one.code)));
  std::vector<std::string> wanted;
  for (const Mark& mark : sample.errors) wanted.push_back(fmt::format("{}: {}", mark.line, mark.text));
  std::string texts;
  for (const scl::Diagnostic& one : diagnostics.list()) texts += scl::toText(one) + "\n";
  EXPECT_EQ(found, wanted) << texts;
}

// A line that makes data which live from call to call, if one does: neither a constant nor a function. Only a
// program without can go on with other code (Cpu::exchangeCode).
std::string dataOfItsOwn(const std::string& text) {
  constexpr std::string_view NO_DATA[] = {"const ", "typedef ", "struct ", "enum ", "#", "}"};
  std::istringstream lines(text.substr(RUNTIME_TEXT.size()));
  for (std::string line; std::getline(lines, line);) {
    const bool isInside = line.starts_with(' ') || line.starts_with('\t');
    if (isInside && line.find("static ") == std::string::npos) continue;
    if (isInside && line.find("static const ") != std::string::npos) continue;
    const bool isNoData =
        line.empty() || line.find('(') != std::string::npos || line.starts_with("S7_NOT_OPTIMISED") ||
        std::ranges::any_of(NO_DATA, [&](std::string_view begin) { return line.starts_with(begin); });
    if (isInside || !isNoData) return line;
  }
  return "";
}

class SampleTest : public testing::TestWithParam<std::string> {};

TEST_P(SampleTest, DoesWhatItsLinesSay) {
  std::string file = std::string(TESTDATA) + "/testdata/" + GetParam();
  Sample sample = readSample(file);
  scl::Diagnostics diagnostics;
  const bool isClassic = GetParam().starts_with("classic/");
  auto program =
      checkedProgram(sample.text, file, diagnostics, isClassic ? scl::Dialect::Classic : scl::Dialect::Tia);
  expectErrors(sample, diagnostics);
  if (program == nullptr) return;
  ASSERT_FALSE(sample.values.empty() && sample.events.empty()) << "The sample expects nothing.";

  EXPECT_EQ(dataOfItsOwn(printProgram(*program, {}).text), "");
  std::string memory;
  struct Way {
    CompilerKind compiler;
    PrintOptions print;
  };
  for (Way way : {Way{CompilerKind::InProcess, {}}, Way{CompilerKind::System, {}},
                  Way{CompilerKind::InProcess, {.shortCircuit = true}},
                  Way{CompilerKind::InProcess, {.count = true}}}) {
    if (way.print.shortCircuit && sample.eagerOnly) continue;
    SCOPED_TRACE(
        fmt::format("{} compiler, {} AND{}", way.compiler == CompilerKind::System ? "system" : "in-process",
                    way.print.shortCircuit ? "short-circuit" : "eager", way.print.count ? ", counting" : ""));
    auto code = compiled(program, way.compiler, way.print);
    ASSERT_NE(code, nullptr);
    CpuOptions options;
    options.workPerCycleMax = 1'000'000;
    Station station(code, options);
    station.cpu.start();
    station.cpu.scanOnce();
    for (const Mark& mark : sample.values) expectValue(station, mark);
    std::vector<std::string> wantedEvents;
    for (const Mark& mark : sample.events)
      wantedEvents.push_back(fmt::format("{}: {}", mark.line, mark.text));
    EXPECT_EQ(eventsOf(station), wantedEvents);
    EXPECT_EQ(station.cpu.state() == CpuState::Stop, sample.stops);
    if (memory.empty()) memory = memoryOf(station, *program);
    EXPECT_EQ(memoryOf(station, *program), memory) << "compilers disagree";
  }
}

std::vector<std::string> samples() {
  std::vector<std::string> names;
  fs::path root = fs::path(TESTDATA) / "testdata";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".scl") names.push_back(fs::relative(entry.path(), root).string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string testName(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param.substr(0, info.param.size() - 4);
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Language, SampleTest, testing::ValuesIn(samples()), testName);

}  // namespace
}  // namespace vcpu
