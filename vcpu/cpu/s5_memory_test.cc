// S5 timers and counters as memory of a CPU: start values, restart, timers that go on by themselves, and what
// a wrong number does. What their functions make of their inputs is tested with them.

#include <gtest/gtest.h>

#include <algorithm>

#include "vcpu/access/value.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

constexpr int64_t NANOSECONDS_PER_MILLISECOND = 1'000'000;

constexpr const char* PROGRAM = R"(
DATA_BLOCK "Plant"
STRUCT
  calls : Bool;
  go : Bool;
  number : Int;
  fault : Int;
  left : S5Time := S5T#5s;
  on : Bool;
  after : Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  IF "Plant".calls THEN
    "Plant".left := S_PEXT(T_NO := "Plant".number, S := "Plant".go, TV := S5T#100ms, Q => "Plant".on);
    S_CU(C_NO := 3, CU := "Plant".go);
  END_IF;
  "Plant".after += 1;
END_ORGANIZATION_BLOCK
)";
constexpr const char* WITH_OB121 = R"(
ORGANIZATION_BLOCK "OB121"
VAR_INPUT
  Fault_ID : Byte;
END_VAR
BEGIN
  "Plant".fault := #Fault_ID;
END_ORGANIZATION_BLOCK
)";

void set(Station& station, const char* path, const char* value) {
  const Result<Operand> operand = station.cpu.find(path);
  ASSERT_TRUE(operand) << operand.failure();
  ASSERT_TRUE(setValue(*operand, value));
}

TEST(S5Memory, StartsWithZeroOrWhatWasSet) {
  Station station(compiled(PROGRAM));
  for (const auto& [path, value] : {std::pair("%T5", "S5T#3s"), {"%C7", "16#123"}}) {
    const Result<Operand> start = station.cpu.findStartValue(path);
    ASSERT_TRUE(start) << start.failure();
    ASSERT_TRUE(setValue(*start, value));
  }
  for (int starts = 0; starts < 2; ++starts) {
    station.cpu.start();
    EXPECT_EQ(station.value("%T5"), "S5T#3s");
    EXPECT_EQ(station.value("%C7"), "16#123");
    EXPECT_EQ(station.value("%T6"), "S5T#0ms");
    EXPECT_EQ(station.value("%C6"), "16#0");
    for (const scl::MemoryArea area : {scl::MemoryArea::Timers, scl::MemoryArea::Counters}) {
      EXPECT_EQ(station.cpu.area(area).size(), 4096U);
      std::ranges::fill(station.cpu.area(area), uint8_t{0x11});
    }
  }
}

// A timer that runs, and the inputs that were 1, are forgotten: the same input starts it anew.
TEST(S5Memory, AStartForgetsWhatRan) {
  Station station(compiled(PROGRAM));
  for (int starts = 0; starts < 2; ++starts) {
    station.cpu.start();
    EXPECT_EQ(station.value("%T1"), "S5T#0ms");
    EXPECT_EQ(station.value("%C3"), "16#0");
    set(station, "\"Plant\".calls", "TRUE");
    set(station, "\"Plant\".go", "TRUE");
    set(station, "\"Plant\".number", "1");
    station.cpu.scanOnce();
    EXPECT_EQ(station.value("\"Plant\".on"), "TRUE");
    EXPECT_EQ(station.value("%T1"), "S5T#100ms");
    EXPECT_EQ(station.value("%C3"), "16#1");
    station.clock.advance(40);
  }
}

TEST(S5Memory, ATimerRunsOnWhenTheProgramDoesNotCallIt) {
  Station station(compiled(PROGRAM));
  station.cpu.start();
  EXPECT_EQ(station.cpu.nextDue(), INT64_MAX);
  set(station, "\"Plant\".calls", "TRUE");
  set(station, "\"Plant\".go", "TRUE");
  station.cpu.scanOnce();
  const int64_t end = station.clock.monotonic() + 100 * NANOSECONDS_PER_MILLISECOND;
  EXPECT_EQ(station.cpu.nextDue(), end);
  set(station, "\"Plant\".calls", "FALSE");
  station.clock.advance(40);
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("%T0"), "S5T#60ms");
  EXPECT_EQ(station.cpu.nextDue(), end);
  station.clock.advance(60);
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("%T0"), "S5T#0ms");
  EXPECT_EQ(station.cpu.nextDue(), INT64_MAX);
}

// Every wrong number, with either compiler: OB121 runs, the call gives 0, and the program goes on.
TEST(S5Memory, AWrongNumberRunsOb121AndGives0) {
  for (const CompilerKind compiler : {CompilerKind::InProcess, CompilerKind::System}) {
    Station station(compiled(std::string(PROGRAM) + WITH_OB121, compiler));
    for (const char* number : {"-1", "-32768", "2048", "32767"}) {
      station.cpu.start();
      set(station, "\"Plant\".fault", "0");
      set(station, "\"Plant\".left", "S5T#5s");
      set(station, "\"Plant\".after", "0");
      set(station, "\"Plant\".calls", "TRUE");
      set(station, "\"Plant\".number", number);
      station.cpu.scanOnce();
      EXPECT_EQ(station.value("\"Plant\".fault"), "38") << "16#26, " << number;
      EXPECT_EQ(station.value("\"Plant\".left"), "S5T#0ms");
      EXPECT_EQ(station.value("\"Plant\".after"), "1");
      EXPECT_EQ(station.cpu.state(), CpuState::Run);
      EXPECT_TRUE(std::ranges::all_of(station.cpu.area(scl::MemoryArea::Timers),
                                      [](uint8_t byte) { return byte == 0; }));
    }
  }
}

TEST(S5Memory, WithoutOb121AWrongNumberStopsTheCpu) {
  Station station(compiled(PROGRAM));
  station.cpu.start();
  set(station, "\"Plant\".calls", "TRUE");
  set(station, "\"Plant\".number", "-1");
  station.cpu.scanOnce();
  EXPECT_EQ(station.cpu.state(), CpuState::Stop);
  EXPECT_EQ(station.faults(), std::vector{EventKind::NumberError});
  EXPECT_EQ(station.value("\"Plant\".left"), "S5T#5s");
  EXPECT_EQ(station.value("\"Plant\".after"), "0");
}

}  // namespace
}  // namespace vcpu
