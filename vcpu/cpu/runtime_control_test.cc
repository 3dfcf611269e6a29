// STP, WAIT, and the count of DIS_AIRT, as programs meet them.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "vcpu/cpu/cpu.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

class RuntimeControl : public testing::TestWithParam<CompilerKind> {};

std::string program(const std::string& statements, const std::string& blocks = "") {
  return fmt::format(
      "DATA_BLOCK \"Data\" STRUCT n : Int; m : Int; ok : Bool; i : DInt; END_STRUCT; BEGIN END_DATA_BLOCK\n"
      "{}ORGANIZATION_BLOCK \"Main\" VAR_TEMP i : Int; a : Array[0..1] of Int; END_VAR BEGIN\n"
      "{}\nEND_ORGANIZATION_BLOCK\n",
      blocks, statements);
}

TEST_P(RuntimeControl, StpEndsTheProgramAtOnceAndIsInTheDiagnosticBuffer) {
  Station station(compiled(program("\"Inner\"(); \"Data\".m := 1;",
                                   "FUNCTION \"Inner\" : Void\nBEGIN\n\"Data\".n := 1;\nSTP();\n"
                                   "\"Data\".n := 2;\nEND_FUNCTION\n"),
                           GetParam()));
  station.cpu.start();
  EXPECT_EQ(station.cpu.state(), CpuState::Run);
  station.cpu.scanOnce();
  EXPECT_EQ(station.cpu.state(), CpuState::Stop);
  EXPECT_EQ(station.value("Data.n"), "1");
  EXPECT_EQ(station.value("Data.m"), "0");
  const DiagnosticEvent& event = station.cpu.diagnosticBuffer().back();
  EXPECT_EQ(event.kind, EventKind::Stop);
  EXPECT_EQ(event.sentence, "STOP: the program has called STP.");
  EXPECT_EQ(event.block, "Inner");
  EXPECT_EQ(event.line, 5);
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Data.n"), "1");
  station.cpu.start();
  EXPECT_EQ(station.cpu.state(), CpuState::Run);
}

TEST_P(RuntimeControl, StpInTheStartupStopsBeforeTheFirstCycle) {
  Station station(compiled(
      program("\"Data\".n := 1;", "ORGANIZATION_BLOCK \"Startup\" BEGIN STP(); END_ORGANIZATION_BLOCK\n"),
      GetParam()));
  station.cpu.start();
  EXPECT_EQ(station.cpu.state(), CpuState::Stop);
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Data.n"), "0");
}

TEST_P(RuntimeControl, WaitTakesSoManyMicroseconds) {
  Station station(compiled(program("WAIT(WT := \"Data\".n); \"Data\".ok := ENO;"), GetParam()));
  station.cpu.start();
  for (const int time : {0, 1, 999, 32767}) {
    Operand told = *station.cpu.find("Data.n");
    told.bytes[0] = static_cast<uint8_t>(time >> 8);
    told.bytes[1] = static_cast<uint8_t>(time);
    const int64_t before = station.clock.monotonic();
    station.cpu.scanOnce();
    EXPECT_EQ(station.clock.monotonic() - before, time * 1000) << time;
    EXPECT_EQ(station.value("Data.ok"), "TRUE") << time;
  }
}

TEST_P(RuntimeControl, ANegativeWaitIsNoneAndResetsEno) {
  for (const char* time : {"-1", "-32768"}) {
    Station station(compiled(program(fmt::format("WAIT(WT := {}, ENO => \"Data\".ok);", time)), GetParam()));
    station.cpu.start();
    *station.cpu.find("Data.ok")->bytes.data() = 1;
    station.cpu.scanOnce();
    EXPECT_EQ(station.clock.monotonic(), 0);
    EXPECT_EQ(station.value("Data.ok"), "FALSE");
  }
}

// A loop of waits ends when the cycle has lasted as long as the watchdog says, and not a wait later.
TEST_P(RuntimeControl, TheCycleWatchdogEndsAWait) {
  const std::string loop = "WHILE TRUE DO WAIT(32767); \"Data\".i += 1; END_WHILE;";
  CpuOptions options;
  options.cycleWatchdogMs = 150;
  Station station(compiled(program(loop), GetParam()), options);
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.cpu.state(), CpuState::Stop);
  EXPECT_EQ(station.clock.monotonic(), 150'000'001);
  EXPECT_EQ(station.value("Data.i"), "4");

  // OB80 gives the cycle its time once more.
  Station handled(
      compiled(program(loop, "ORGANIZATION_BLOCK \"OB80\" BEGIN ; END_ORGANIZATION_BLOCK\n"), GetParam()),
      options);
  handled.cpu.start();
  handled.cpu.scanOnce();
  EXPECT_EQ(handled.cpu.state(), CpuState::Stop);
  EXPECT_EQ(handled.clock.monotonic(), 300'000'002);

  // RE_TRIGR prolongs it to ten times.
  Station prolonged(compiled(program("WHILE TRUE DO WAIT(32767); RE_TRIGR(); END_WHILE;"), GetParam()),
                    options);
  prolonged.cpu.start();
  prolonged.cpu.scanOnce();
  EXPECT_EQ(prolonged.cpu.state(), CpuState::Stop);
  EXPECT_EQ(prolonged.clock.monotonic(), 1'500'000'001);
}

/// Its waits end early now and then, as those of a host do that gets a signal or bytes.
class InterruptedClock : public SimulatedClock {
 public:
  void waitUntil(int64_t time) override { SimulatedClock::waitUntil(std::min(time, monotonic() + 100'000)); }
};

/// It stands, whatever it is told.
class StandingClock : public SimulatedClock {
 public:
  void waitUntil(int64_t) override {}
};

TEST_P(RuntimeControl, AWaitThatIsInterruptedGoesOn) {
  InterruptedClock clock;
  SimulatedNetwork network(clock);
  Cpu cpu(compiled(program("WAIT(1050);"), GetParam()), {}, clock, network);
  cpu.start();
  cpu.scanOnce();
  EXPECT_EQ(clock.monotonic(), 1'050'000);
}

TEST_P(RuntimeControl, UnderAClockThatStandsNothingHangs) {
  StandingClock clock;
  SimulatedNetwork network(clock);
  CpuOptions options;
  options.workPerCycleMax = 50'000;
  Cpu cpu(compiled(program("WHILE TRUE DO WAIT(1000); END_WHILE;"), GetParam()), options, clock, network);
  cpu.start();
  cpu.scanOnce();
  EXPECT_EQ(cpu.state(), CpuState::Stop);
}

// Of each OB its own, also of OB121, which interrupts.
TEST_P(RuntimeControl, DelaysEndWithTheirOb) {
  Station station(compiled(
      program("\"Data\".m := 3;\n\"Data\".n := DIS_AIRT(); \"Data\".n := DIS_AIRT();\n"
              "#a[\"Data\".m] := 1;\n\"Data\".n := EN_AIRT();",
              "ORGANIZATION_BLOCK \"OB121\" BEGIN \"Data\".m := DIS_AIRT(); END_ORGANIZATION_BLOCK\n"),
      GetParam()));
  station.cpu.start();
  for (int cycle = 0; cycle < 2; ++cycle) {
    station.cpu.scanOnce();
    EXPECT_EQ(station.value("Data.m"), "1");
    EXPECT_EQ(station.value("Data.n"), "1");
  }
}

INSTANTIATE_TEST_SUITE_P(Compilers, RuntimeControl,
                         testing::Values(CompilerKind::System, CompilerKind::InProcess),
                         [](const auto& compiler) {
                           return compiler.param == CompilerKind::System ? "System" : "InProcess";
                         });

}  // namespace
}  // namespace vcpu
