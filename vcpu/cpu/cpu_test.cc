#include "vcpu/cpu/cpu.h"
#include "vcpu/access/call_frame.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "vcpu/access/interface_image.h"
#include "vcpu/access/value.h"
#include "vcpu/runtime/host.h"
#include "vcpu/testing/running_clock.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

using Kinds = std::vector<EventKind>;

const char* const COUNTERS = R"(
DATA_BLOCK "Count"
NON_RETAIN
STRUCT
  start : Int;
  cycles : Int;
  often : Int;
  seldom : Int;
  timeErrors : Int;
  order : DInt;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Startup"
BEGIN
  "Count".start := "Count".start + 1;
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Count".cycles := "Count".cycles + 1;
  "Count".order := "Count".order * 10 + 1;
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "OB35"
BEGIN
  "Count".often := "Count".often + 1;
  "Count".order := "Count".order * 10 + 5;
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "OB32"
BEGIN
  "Count".seldom := "Count".seldom + 1;
  "Count".order := "Count".order * 10 + 2;
END_ORGANIZATION_BLOCK
)";

// The first 20 bytes of its temporary data: event class, event, priority, number.
TEST(Cpu, TellsAnOrganizationBlockOfAnS7300WhyItRuns) {
  const char* const text = R"(
DATA_BLOCK "Seen"
STRUCT
  number : Byte;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
VAR_TEMP
  info : Array[0..19] of Byte;
END_VAR
BEGIN
  "Seen".number := #info[3];
END_ORGANIZATION_BLOCK
)";
  CpuOptions options;
  options.family = &CpuFamily::S7_300;
  Station classic(compiled(text), options);
  classic.cpu.start();
  classic.cpu.scanOnce();
  EXPECT_EQ(classic.value("\"Seen\".number"), "16#1");
  Station other(compiled(text));
  other.cpu.start();
  other.cpu.scanOnce();
  EXPECT_EQ(other.value("\"Seen\".number"), "16#CD") << "what fills VAR_TEMP";
}

TEST(Cpu, IsInStopUntilStarted) {
  Station station(compiled(COUNTERS));
  EXPECT_EQ(station.cpu.state(), CpuState::Stop);
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Count.cycles"), "0");
  station.cpu.start();
  EXPECT_EQ(station.cpu.state(), CpuState::Run);
  EXPECT_EQ(station.value("Count.start"), "1");
  station.cpu.scanOnce();
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Count.cycles"), "2");
  EXPECT_EQ(station.value("Count.start"), "1");
}

TEST(Cpu, CyclicInterruptsRunWhenDueBeforeTheCycle) {
  Station station(compiled(COUNTERS));
  station.cpu.start();
  station.clock.advance(99);
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Count.often"), "0");
  station.clock.advance(1);
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Count.often"), "1");
  EXPECT_EQ(station.value("Count.order"), "1521");
}

// How often OB30..38 run in the first 10.05 s, a cycle every 10 ms.
std::vector<std::string> interruptsOf(const CpuOptions& options) {
  std::string members;
  std::string blocks;
  for (int number = 30; number <= 38; number++) {
    members += fmt::format("n{} : DInt;\n", number);
    blocks +=
        fmt::format("ORGANIZATION_BLOCK \"OB{0}\" BEGIN \"D\".n{0} += 1; END_ORGANIZATION_BLOCK\n", number);
  }
  Station station(
      compiled("DATA_BLOCK \"D\" STRUCT " + members + "END_STRUCT; BEGIN END_DATA_BLOCK\n" + blocks),
      options);
  station.cpu.start();
  for (int cycle = 0; cycle < 1005; cycle++) {
    station.clock.advance(10);
    station.cpu.scanOnce();
  }
  std::vector<std::string> counts;
  for (int number = 30; number <= 38; number++) counts.push_back(station.value(fmt::format("D.n{}", number)));
  return counts;
}

TEST(Cpu, CyclicInterruptsRunAsOftenAsTheFamilySaysOrTheStation) {
  using Counts = std::vector<std::string>;
  CpuOptions options;
  EXPECT_EQ(interruptsOf(options), Counts(9, "100"));
  options.organizationBlocks = {{30, {.intervalMicroseconds = 50'000}},
                                {38, {.intervalMicroseconds = 1'000'000}}};
  EXPECT_EQ(interruptsOf(options), (Counts{"201", "100", "100", "100", "100", "100", "100", "100", "10"}));
  options.organizationBlocks.clear();
  options.family = &CpuFamily::S7_300;
  EXPECT_EQ(interruptsOf(options), (Counts{"2", "5", "10", "20", "50", "100", "201", "502", "1005"}));
}

TEST(Cpu, InterruptThatCameDueSeveralTimesRunsOnceAndKeepsItsPhase) {
  Station station(compiled(COUNTERS));
  station.cpu.start();
  station.clock.advance(1050);
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Count.often"), "1");
  EXPECT_EQ(station.value("Count.seldom"), "1");
  EXPECT_EQ(station.value("Count.order"), "521") << "the higher priority first";
  station.clock.advance(50);
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Count.often"), "2");
}

TEST(Cpu, TellsTheCycleTimesFromStartToStart) {
  Station station(compiled(COUNTERS));
  station.cpu.start();
  for (int64_t milliseconds : {0, 10, 30, 20}) {
    station.clock.advance(milliseconds);
    station.cpu.scanOnce();
  }
  EXPECT_EQ(station.cpu.facts().lastCycleMs, 20);
  EXPECT_EQ(station.cpu.facts().shortestCycleMs, 10);
  EXPECT_EQ(station.cpu.facts().longestCycleMs, 30);
}

TEST(Cpu, RestartKeepsWhatIsRetentive) {
  Station station(compiled(R"(
FUNCTION_BLOCK "Part"
VAR RETAIN
  kept : Int := 1;
END_VAR
VAR
  lost : Int := 1;
END_VAR
BEGIN
END_FUNCTION_BLOCK
FUNCTION_BLOCK "Whole"
VAR
  lost : Bool;
END_VAR
VAR RETAIN
  kept : Bool;
END_VAR
VAR
  part : "Part";
END_VAR
BEGIN
END_FUNCTION_BLOCK
DATA_BLOCK "WholeData"
"Whole"
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Kept"
STRUCT
  n : Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Lost"
NON_RETAIN
STRUCT
  n : Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Kept".n := 2;
  "Lost".n := 2;
  "WholeData".lost := TRUE;
  "WholeData".kept := TRUE;
  "WholeData".part.kept := 2;
  "WholeData".part.lost := 2;
END_ORGANIZATION_BLOCK
)"));
  station.cpu.start();
  station.cpu.scanOnce();
  station.cpu.start();
  EXPECT_EQ(station.value("Kept.n"), "2");
  EXPECT_EQ(station.value("Lost.n"), "0");
  EXPECT_EQ(station.value("WholeData.kept"), "TRUE");
  EXPECT_EQ(station.value("WholeData.lost"), "FALSE");
  EXPECT_EQ(station.value("WholeData.part.kept"), "2");
  EXPECT_EQ(station.value("WholeData.part.lost"), "1");
}

// Cut off behind each number of statements, the FB has done exactly so many, and the next start keeps them.
TEST(Cpu, ThePowerCanBeCutBeforeAnyStatement) {
  const char* const text = R"(
FUNCTION "Twice" : Int
VAR_INPUT
  x : Int;
END_VAR
VAR_IN_OUT
  doubled : Int;
END_VAR
BEGIN
  #doubled := 2 * #x;
  #Twice := #doubled;
END_FUNCTION
FUNCTION_BLOCK "Worker"
VAR RETAIN
  a : Int;
  b : Int;
  c : Int;
  d : Int;
END_VAR
VAR
  lost : Int := 1;
END_VAR
VAR_TEMP
  i : Int;
END_VAR
BEGIN
  #lost := 7;
  #a := 1;
  #b := "Twice"(x := 21, doubled := #c);
  FOR #i := 1 TO 2 DO
    #d := #i;
  END_FOR;
END_FUNCTION_BLOCK
DATA_BLOCK "Work"
"Worker"
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Work"();
END_ORGANIZATION_BLOCK
)";
  Station station(compiled(text, CompilerKind::InProcess, {.powerCuts = true}));
  // Statements, in order: the call, lost, a, the call of Twice with two of its own, FOR with its two.
  const struct {
    int64_t statements;
    const char* values;
  } cuts[] = {{0, "0 0 0 0"},   {2, "0 0 0 0"},   {3, "1 0 0 0"},   {4, "1 0 0 0"},  {5, "1 0 0 0"},
              {6, "1 42 42 0"}, {7, "1 42 42 0"}, {8, "1 42 42 1"}, {9, "1 42 42 2"}};
  for (const auto& cut : cuts) {
    for (const char* name : {"a", "b", "c", "d"}) {
      ASSERT_TRUE(setValue(*station.cpu.find(std::string("Work.") + name), "0"));
    }
    station.cpu.start();
    station.cpu.cutPowerAfter(cut.statements);
    station.cpu.scanOnce();
    EXPECT_EQ(station.cpu.state(), cut.statements < 9 ? CpuState::Stop : CpuState::Run) << cut.statements;
    station.cpu.start();
    EXPECT_EQ(station.cpu.state(), CpuState::Run);
    EXPECT_EQ(station.value("Work.a") + " " + station.value("Work.b") + " " + station.value("Work.c") + " " +
                  station.value("Work.d"),
              cut.values)
        << cut.statements;
    EXPECT_EQ(station.value("Work.lost"), "1");
  }
}

TEST(Cpu, RetentiveDataFromOutsideAreKeptAtTheFirstStart) {
  std::string text = COUNTERS;
  text.erase(text.find("NON_RETAIN"), std::string_view("NON_RETAIN").size());
  Station station(compiled(text));
  ASSERT_TRUE(setValue(*station.cpu.find("Count.start"), "41"));
  station.cpu.keepRetentiveData();
  station.cpu.start();
  EXPECT_EQ(station.value("Count.start"), "42");
}

TEST(Cpu, ChangedStartValuesCountFromTheNextStart) {
  Station station(compiled(COUNTERS));
  ASSERT_TRUE(setValue(*station.cpu.findStartValue("Count.start"), "41"));
  EXPECT_EQ(station.value("Count.start"), "0");
  station.cpu.start();
  EXPECT_EQ(station.value("Count.start"), "42");
  Station other(compiled(COUNTERS));
  other.cpu.start();
  EXPECT_EQ(other.value("Count.start"), "1") << "start values are each CPU's own";
}

const char* const LOOP = R"(
DATA_BLOCK "Data"
STRUCT
  turns : DInt;
  limit : DInt := 1000000000;
  timeErrors : Int;
  after : Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Data".turns := 0;
  WHILE "Data".turns < "Data".limit DO
    "Data".turns := "Data".turns + 1;
  END_WHILE;
  "Data".after := "Data".after + 1;
END_ORGANIZATION_BLOCK
)";
const char* const TIME_ERROR_BLOCK = R"(
ORGANIZATION_BLOCK "OB80"
BEGIN
  "Data".timeErrors := "Data".timeErrors + 1;
  "Data".limit := "Data".turns + 10;
END_ORGANIZATION_BLOCK
)";

TEST(Cpu, EndlessLoopEndsInStopUnderAClockThatStands) {
  Station station(compiled(LOOP), {.workPerCycleMax = 100'000});
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.cpu.state(), CpuState::Stop);
  EXPECT_EQ(station.faults(), Kinds{EventKind::CycleTimeExceeded});
  const DiagnosticEvent& event = station.cpu.diagnosticBuffer()[1];
  EXPECT_EQ(event.file, "test.scl");
  EXPECT_EQ(event.line, 14);
  EXPECT_EQ(event.block, "Main");
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Data.after"), "0");
}

TEST(Cpu, EndlessLoopEndsByTheWatchdogUnderAClockThatRuns) {
  RunningClock clock;
  SimulatedNetwork network(clock);
  Cpu cpu(compiled(LOOP), {.cycleWatchdogMs = 20, .workPerCycleMax = 1'000'000'000'000}, clock, network);
  cpu.start();
  cpu.scanOnce();
  EXPECT_EQ(cpu.state(), CpuState::Stop);
}

TEST(Cpu, TimeErrorBlockSavesTheCycleOnce) {
  Station station(compiled(std::string(LOOP) + TIME_ERROR_BLOCK), {.workPerCycleMax = 100'000});
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.cpu.state(), CpuState::Run);
  EXPECT_EQ(station.value("Data.timeErrors"), "1");
  EXPECT_EQ(station.value("Data.after"), "1");
}

TEST(Cpu, SecondTimeErrorInOneCycleStops) {
  Station station(compiled(std::string(LOOP) + R"(
ORGANIZATION_BLOCK "OB80"
BEGIN
  "Data".timeErrors := "Data".timeErrors + 1;
END_ORGANIZATION_BLOCK
)"),
                  {.workPerCycleMax = 100'000});
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.cpu.state(), CpuState::Stop);
  EXPECT_EQ(station.value("Data.timeErrors"), "1");
  EXPECT_EQ(station.faults(), (Kinds{EventKind::CycleTimeExceeded, EventKind::CycleTimeExceeded}));
}

TEST(Cpu, FaultInTheErrorBlockItselfStops) {
  Station station(compiled(R"(
DATA_BLOCK "Data"
STRUCT
  list : Array[0..1] of Int;
  i : Int := 2;
  after : Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "OB121"
BEGIN
  "Data".list["Data".i] := 1;
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Data".list["Data".i] := 1;
  "Data".after := 1;
END_ORGANIZATION_BLOCK
)"));
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.cpu.state(), CpuState::Stop);
  EXPECT_EQ(station.value("Data.after"), "0");
}

TEST(Cpu, BufferKeepsTheNewestEvents) {
  Station station(compiled(COUNTERS));
  for (size_t i = 0; i < Cpu::DIAGNOSTIC_EVENTS_MAX + 20; i++) station.cpu.start();
  EXPECT_EQ(station.cpu.diagnosticBuffer().size(), Cpu::DIAGNOSTIC_EVENTS_MAX);
}

TEST(Cpu, ManyCpusShareOneCode) {
  auto code = compiled(COUNTERS);
  Station first(code);
  Station second(code);
  first.cpu.start();
  second.cpu.start();
  first.cpu.scanOnce();
  EXPECT_EQ(first.value("Count.cycles"), "1");
  EXPECT_EQ(second.value("Count.cycles"), "0");
}

TEST(Cpu, CallsABlockFromOutside) {
  auto code = compiled(R"(
FUNCTION "Scale" : DInt
VAR_INPUT
  x : Int;
  list : Array[0..2] of Int;
  negative : Bool;
END_VAR
VAR_OUTPUT
  odd : Bool;
END_VAR
VAR_IN_OUT
  calls : Int;
  text : String[4];
END_VAR
BEGIN
  #calls := #calls + 1;
  #odd := #x MOD 2 = 1;
  #text := 'done';
  #Scale := #x * #list[1];
  IF #negative THEN
    #Scale := -#Scale;
  END_IF;
END_FUNCTION
FUNCTION "Fails" : Int
VAR_INPUT
  i : Int;
END_VAR
VAR_TEMP
  list : Array[0..1] of Int;
END_VAR
BEGIN
  #Fails := #list[#i];
END_FUNCTION
)");
  Station station(code);
  const scl::Block& block = *code->program().findBlock("Scale");
  std::vector<uint8_t> image(static_cast<size_t>(imageBytes(block)));
  std::vector<uint8_t> list = {0, 1, 0, 20, 0, 3};
  std::vector<uint8_t> text = {4, 0, 0, 0, 0, 0};
  auto place = [&](size_t i) { return image.data() + block.parameters[i]->offset; };
  s7::s7Store16(place(0), 7);
  *place(2) = static_cast<uint8_t>(1 << block.parameters[2]->bit);
  s7::s7Store16(place(4), 5);
  Area areas[] = {{list.data(), 0, scl::TypeKind::Int, 2, 3, "Int"},
                  {text.data(), 0, scl::TypeKind::String, 6, 1, "String[4]"}};
  ASSERT_TRUE(station.cpu.call(block, image, areas));
  EXPECT_EQ(static_cast<int32_t>(s7::s7Load32(image.data() + resultOffset(block))), -140);
  EXPECT_EQ(*place(3) >> block.parameters[3]->bit & 1, 1);
  EXPECT_EQ(s7::s7Load16(place(4)), 6);
  EXPECT_EQ(text, (std::vector<uint8_t>{4, 4, 'd', 'o', 'n', 'e'}));

  const scl::Block& fails = *code->program().findBlock("Fails");
  std::vector<uint8_t> other(static_cast<size_t>(imageBytes(fails)));
  s7::s7Store16(other.data(), 2);
  EXPECT_FALSE(station.cpu.call(fails, other, {}));
  EXPECT_EQ(station.faults(), Kinds{EventKind::AreaLengthError});
}

// Texts and structures lie in the instance of a function block, not behind a reference.
TEST(CallFrame, FunctionBlockTakesATextByItsInstance) {
  auto code = compiled(R"(
FUNCTION_BLOCK "Measure"
VAR_INPUT
  text : String[8];
END_VAR
VAR_OUTPUT
  length : Int;
END_VAR
BEGIN
  #length := LEN(#text);
END_FUNCTION_BLOCK
)");
  Station station(code);
  const scl::Block& block = *code->program().findBlock("Measure");
  CallFrame frame(block);
  ASSERT_TRUE(setValue(frame.operand(*frame.parameter("text")), "'abc'"));
  ASSERT_TRUE(station.cpu.call(block, frame.image(), frame.areas()));
  EXPECT_EQ(formatValue(frame.operand(*frame.parameter("length"))), "3");
}

}  // namespace
}  // namespace vcpu
