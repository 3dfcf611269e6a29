// What a program takes of the computer it runs on is bounded: the stack by the 24 levels and by what the
// thread has, the time by the cycle watchdog, whatever the program spends it on.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <pthread.h>

#include <functional>
#include <string>

#include "vcpu/testing/running_clock.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

using Kinds = std::vector<EventKind>;

// Runs `work` on a thread with a stack of so many bytes.
void onStackOf(size_t bytes, std::function<void()> work) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, bytes), 0);
  pthread_t thread{};
  const auto start = [](void* argument) -> void* {
    (*static_cast<std::function<void()>*>(argument))();
    return nullptr;
  };
  ASSERT_EQ(pthread_create(&thread, &attributes, start, &work), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

std::string recursion(const std::string& variables, const std::string& statements) {
  return fmt::format(R"(
FUNCTION "Deep" : Int
VAR_INPUT level : Int; END_VAR
VAR_TEMP {} END_VAR
BEGIN
  IF #level >= 22 THEN RETURN; END_IF;
  {}
  #Deep := "Deep"(#level + 1);
  {}
END_FUNCTION
DATA_BLOCK "D" VAR n : Int; END_VAR BEGIN END_DATA_BLOCK
ORGANIZATION_BLOCK "Main" BEGIN "D".n := "Deep"(0) + 1; END_ORGANIZATION_BLOCK
)",
                     variables, statements, statements);
}

std::string repeated(int count, const std::string& text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text + "\n";
  return all;
}

class BoundedProgram : public testing::TestWithParam<CompilerKind> {};

TEST_P(BoundedProgram, UsesNoMoreStackThanTheThreadHas) {
  const std::string programs[] = {
      recursion("a : Array[0..59999] of Byte;", "#a[0] := 1;"),
      recursion("a : Array[0..9] of Byte;",
                repeated(400, "FILL_BLK(IN := BYTE#1, COUNT := 3, OUT => #a[1]);")),
      recursion("t : Time; d : DTL;", repeated(300, "#d := #d + #t;")),
      recursion("s : String;",
                repeated(20, "#s := CONCAT(IN1 := CONCAT(IN1 := #s, IN2 := 'x'), IN2 := #s);"))};
  for (const std::string& program : programs) {
    const auto code = compiled(program, GetParam());
    for (const size_t kibibytes : {256, 512, 1024, 2048, 4096, 32768}) {
      onStackOf(kibibytes * 1024, [&] {
        Station station(code);
        station.cpu.start();
        station.cpu.scanOnce();
        const bool stopped = station.cpu.state() == CpuState::Stop;
        EXPECT_EQ(station.faults(), stopped ? Kinds{EventKind::NestingTooDeep} : Kinds{}) << kibibytes;
        EXPECT_FALSE(stopped && kibibytes == 32768) << "the whole of it fits";
      });
    }
  }
}

TEST_P(BoundedProgram, IsRefusedIfOneBlockTakesTooMuchStack) {
  std::string locals;
  for (int i = 0; i < 9000; ++i) locals += fmt::format("v{} : LReal;\n", i);
  const std::string programs[] = {
      recursion(locals, "#v1 := 1.0;"),
      recursion("a : Array[0..9] of Byte;",
                repeated(3000, "FILL_BLK(IN := BYTE#1, COUNT := 3, OUT => #a[1]);"))};
  for (const std::string& text : programs) {
    scl::Diagnostics diagnostics;
    CompileOptions options;
    options.compiler = GetParam();
    const auto code = MachineCode::compile(checkedProgram(text, "test.scl", diagnostics), options);
    ASSERT_FALSE(code);
    EXPECT_TRUE(code.failure().starts_with("test.scl:2:1: error: ")) << code.failure();
  }
}

std::string loopOf(const std::string& head, const std::string& statement) {
  return fmt::format(R"(
DATA_BLOCK "D"
VAR
  a, b : Array[0..99999] of Byte;
  bits, others : Array[0..799999] of Bool;
  text, part : WString[16000];
  n, i, position : DInt;
END_VAR
BEGIN END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  {}
  {}
  END_{};
  "D".n := 1;
END_ORGANIZATION_BLOCK
)",
                     head, statement, head.substr(0, head.find(' ')));
}

// Each turn is one back edge, and there are too few of those for the host to look at its clock.
TEST_P(BoundedProgram, CopiedMemoryIsWorkToo) {
  for (const char* statement :
       {"FILL_BLK(IN := BYTE#1, COUNT := 100000, OUT => \"D\".a[0]);",
        "MOVE_BLK(IN := \"D\".a[0], COUNT := 100000, OUT => \"D\".b[0]);",
        "MOVE_BLK_VARIANT(SRC := \"D\".a, COUNT := 100000, SRC_INDEX := 0, DEST_INDEX := 0, DEST => "
        "\"D\".b);",
        "BLKMOV(SRCBLK := \"D\".a, DSTBLK => \"D\".b);", "VariantPut(SRC := \"D\".a, DST := \"D\".b);",
        "\"D\".position := 0; Serialize(SRC_VARIABLE := \"D\".a, POS := \"D\".position, DEST_ARRAY => "
        "\"D\".b);",
        "\"D\".a := \"D\".b;"}) {
    RunningClock clock;
    SimulatedNetwork network(clock);
    Cpu cpu(compiled(loopOf("FOR \"D\".i := 1 TO 1500 DO", statement), GetParam()), {.cycleWatchdogMs = 20},
            clock, network);
    cpu.start();
    cpu.scanOnce();
    EXPECT_EQ(cpu.state(), CpuState::Stop) << statement;
  }
}

// A search may compare every place of one string with the whole of the other.
TEST_P(BoundedProgram, ASearchIsWorkToo) {
  // 16000 equal characters, and 8000 of them with another one behind.
  const char* const search = R"(
  "D".a[0] := 16#3E; "D".a[1] := 16#80; "D".a[2] := 16#3E; "D".a[3] := 16#80;
  "D".position := 0;
  Deserialize(SRC_ARRAY := "D".a, POS := "D".position, DEST_VARIABLE => "D".text);
  "D".a[2] := 16#1F; "D".a[3] := 16#41; "D".a[16005] := 16#62;
  "D".position := 0;
  Deserialize(SRC_ARRAY := "D".a, POS := "D".position, DEST_VARIABLE => "D".part);
  FOR "D".n := 1 TO 40 DO "D".position := FIND(IN1 := "D".text, IN2 := "D".part); END_FOR;)";
  RunningClock clock;
  SimulatedNetwork network(clock);
  Cpu cpu(compiled(loopOf("FOR \"D\".i := 1 TO 1 DO", search), GetParam()), {.cycleWatchdogMs = 20}, clock,
          network);
  cpu.start();
  cpu.scanOnce();
  EXPECT_EQ(cpu.state(), CpuState::Stop);
}

TEST_P(BoundedProgram, RetriggersTheCycleTimeTenTimesAtMost) {
  const auto program = compiled(loopOf("WHILE TRUE DO", "RE_TRIGR();"), GetParam());
  RunningClock clock;
  SimulatedNetwork network(clock);
  Cpu cpu(program, {.cycleWatchdogMs = 20}, clock, network);
  cpu.start();
  const int64_t before = clock.monotonic();
  cpu.scanOnce();
  EXPECT_EQ(cpu.state(), CpuState::Stop);
  EXPECT_GT(clock.monotonic() - before, int64_t{10} * 20 * 1'000'000);

  Station standing(program, {.workPerCycleMax = 10'000});
  standing.cpu.start();
  standing.cpu.scanOnce();
  EXPECT_EQ(standing.cpu.state(), CpuState::Stop);
}

TEST_P(BoundedProgram, RetriggersTheCycleTimeAsLongAsThat) {
  const auto program = compiled(loopOf("FOR \"D\".i := 1 TO 100 DO", "RE_TRIGR();"), GetParam());
  RunningClock clock;
  SimulatedNetwork network(clock);
  Cpu cpu(program, {.cycleWatchdogMs = 20}, clock, network);
  cpu.start();
  cpu.scanOnce();
  EXPECT_EQ(cpu.state(), CpuState::Run);
}

INSTANTIATE_TEST_SUITE_P(Compilers, BoundedProgram,
                         testing::Values(CompilerKind::System, CompilerKind::InProcess),
                         [](const auto& test) { return test.param == CompilerKind::System ? "cc" : "tcc"; });

}  // namespace
}  // namespace vcpu
