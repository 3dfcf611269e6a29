// OB10..17 and OB20..23 as programs set them and see them start.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "vcpu/cpu/cpu.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

class InterruptsOf : public testing::TestWithParam<CompilerKind> {};

// An OB that adds its number to "Log".order, two digits each, and keeps what `keeps` assigns.
std::string block(const std::string& name, int number, const std::string& inputs = "",
                  const std::string& keeps = "") {
  return fmt::format(
      "ORGANIZATION_BLOCK \"{}\"\n{{ S7_Optimized_Access := 'TRUE' }}\nVAR_INPUT\n{}END_VAR\nBEGIN\n"
      "\"Log\".order := \"Log\".order * 100 + {};\n{}\nEND_ORGANIZATION_BLOCK\n",
      name, inputs, number, keeps);
}

std::string program(const std::string& main, const std::string& blocks) {
  return fmt::format(
      "DATA_BLOCK \"Log\"\nSTRUCT\norder : LInt; go : Int; result : Int; status : Word; sign : Word;\n"
      "caughtUp : Bool; secondTime : Bool; start : DTL;\nEND_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n{}"
      "ORGANIZATION_BLOCK \"Main\" BEGIN\nCASE \"Log\".go OF\n{}END_CASE;\n\"Log\".go := 0;\n"
      "END_ORGANIZATION_BLOCK\n",
      blocks, main);
}

/// A station whose main program does one of its things a cycle.
struct Plant : Station {
  Plant(const std::string& text, CompilerKind compiler, CpuOptions options = {})
      : Station(compiled(text, compiler), std::move(options)) {
    cpu.start();
  }

  // The order in which OBs ran, from one cycle behind so many milliseconds that does this.
  std::string scan(int64_t milliseconds, int go = 0) {
    clock.advance(milliseconds);
    Operand told = *cpu.find("\"Log\".go");
    told.bytes[1] = static_cast<uint8_t>(go);
    std::ranges::fill(cpu.find("\"Log\".order")->bytes, uint8_t{0});
    cpu.scanOnce();
    return value("\"Log\".order");
  }
};

TEST_P(InterruptsOf, ATimeDelayInterruptRunsOnceBetweenTwoCyclesAndGetsItsSign) {
  Plant plant(program("1: \"Log\".result := SRT_DINT(OB_NR := 20, DTIME := T#25ms, SIGN := W#16#1234);\n"
                      "2: \"Log\".result := CAN_DINT(OB_NR := \"OB_Time delay interrupt\");\n"
                      "3: \"Log\".result := QRY_DINT(OB_NR := 20, STATUS => \"Log\".status);\n",
                      block("Time delay interrupt", 20, "Sign : Word;\n", "\"Log\".sign := #Sign;")),
              GetParam());
  EXPECT_EQ(plant.scan(10, 1), "0");
  EXPECT_EQ(plant.value("\"Log\".result"), "0");
  EXPECT_EQ(plant.scan(10, 3), "0");
  EXPECT_EQ(plant.value("\"Log\".status"), "16#14");
  EXPECT_EQ(plant.cpu.nextDue(), 35'000'000);
  EXPECT_EQ(plant.scan(14), "0");
  EXPECT_EQ(plant.scan(1), "20");
  EXPECT_EQ(plant.value("\"Log\".sign"), "16#1234");
  EXPECT_EQ(plant.scan(100, 3), "0");
  EXPECT_EQ(plant.value("\"Log\".status"), "16#10");
  plant.scan(10, 1);
  plant.scan(10, 2);
  EXPECT_EQ(plant.value("\"Log\".result"), "0");
  EXPECT_EQ(plant.scan(100), "0");
  EXPECT_EQ(plant.cpu.nextDue(), INT64_MAX);
}

// Started in the startup: it runs before the first statement of OB1, and not in the startup.
TEST_P(InterruptsOf, ADelayThatElapsesInTheStartupRunsBeforeOb1) {
  Plant plant(program("0: \"Log\".order := \"Log\".order * 100 + 1;\n",
                      block("Time delay interrupt", 20) +
                          block("Startup", 0, "",
                                "\"Log\".result := SRT_DINT(OB_NR := 20, DTIME := T#1ms, SIGN := 0);")),
              GetParam());
  EXPECT_EQ(plant.value("\"Log\".order"), "0");
  EXPECT_EQ(plant.scan(5), "2001");
}

// All four and all eight; the highest priority first.
TEST_P(InterruptsOf, OfThoseDueTogetherTheHighestPriorityRunsFirst) {
  std::string blocks;
  std::string starts;
  for (int number = 20; number <= 23; ++number) {
    blocks += block(fmt::format("OB{}", number), number);
    starts += fmt::format("\"Log\".result := SRT_DINT(OB_NR := {}, DTIME := T#10ms, SIGN := 0);\n", number);
  }
  blocks += block("OB30", 30);
  blocks += block("OB10", 10);
  starts +=
      "\"Log\".result := SET_TINTL(OB_NR := 10, SDT := \"Log\".start, LOCAL := FALSE, "
      "PERIOD := W#16#0201, ACTIVATE := TRUE);\n";
  struct Case {
    std::map<int, int> priorities;
    const CpuFamily* family;
    const char* order;
  };
  for (const Case& one :
       {Case{{}, &CpuFamily::S7_1500, "302322212010"}, Case{{}, &CpuFamily::S7_300, "302322212010"},
        Case{{{10, 24}, {21, 12}, {30, 2}}, &CpuFamily::S7_1500, "102123222030"}}) {
    CpuOptions options;
    options.family = one.family;
    options.organizationBlocks[30].intervalMicroseconds = 60'000'000;
    for (const auto& [number, priority] : one.priorities)
      options.organizationBlocks[number].priority = priority;
    Plant plant(program("1: \"Log\".start := DTL#2024-01-01-00:01:00;\n" + starts, blocks), GetParam(),
                options);
    plant.scan(59'990, 1);
    EXPECT_EQ(plant.scan(10), one.order);
  }
}

TEST_P(InterruptsOf, ATimeOfDayInterruptRunsAtItsTimes) {
  Plant plant(
      program("1: \"Log\".result := SET_TINT(OB_NR := 10, SDT := DT#2024-01-01-00:02:00, "
              "PERIOD := W#16#0201);\n"
              "2: \"Log\".result := ACT_TINT(OB_NR := 10);\n"
              "3: \"Log\".result := QRY_TINT(OB_NR := 10, STATUS => \"Log\".status);\n"
              "4: \"Log\".result := CAN_TINT(OB_NR := 10);\n"
              "5: \"Log\".start := DTL#2024-01-01-02:00:30; \"Log\".result := WR_SYS_T(\"Log\".start);\n"
              "6: \"Log\".start := DTL#2024-01-01-02:00:30; \"Log\".result := WR_SYS_T(\"Log\".start);\n",
              block("Time of day", 10, "CaughtUp : Bool;\nSecondTime : Bool;\n",
                    "\"Log\".caughtUp := #CaughtUp; \"Log\".secondTime := #SecondTime;")),
      GetParam());
  const auto flags = [&] {
    return plant.value("\"Log\".caughtUp") + " " + plant.value("\"Log\".secondTime");
  };
  plant.scan(0, 1);
  EXPECT_EQ(plant.scan(120'000, 2), "0") << "activated at its time, in this cycle";
  EXPECT_EQ(plant.scan(0), "10");
  EXPECT_EQ(plant.scan(0, 3), "0");
  EXPECT_EQ(plant.value("\"Log\".status"), "16#14");
  EXPECT_EQ(plant.scan(59'999), "0");
  EXPECT_EQ(plant.cpu.nextDue(), 180'000'000'000);
  EXPECT_EQ(plant.scan(1), "10");
  EXPECT_EQ(flags(), "FALSE FALSE");
  plant.scan(10, 5);
  EXPECT_EQ(plant.scan(0), "10");
  EXPECT_EQ(flags(), "TRUE FALSE");
  EXPECT_EQ(plant.scan(30'000), "10");
  EXPECT_EQ(flags(), "FALSE FALSE");
  plant.scan(10, 6);
  EXPECT_EQ(plant.scan(29'000), "0");
  EXPECT_EQ(plant.scan(1'000), "10");
  EXPECT_EQ(flags(), "FALSE TRUE");
  plant.scan(10, 4);
  EXPECT_EQ(plant.value("\"Log\".result"), "0");
  EXPECT_EQ(plant.scan(600'000), "0");
}

TEST_P(InterruptsOf, AStartForgetsWhatTheProgramSetAndKeepsTheProperties) {
  CpuOptions options;
  options.organizationBlocks[11].timeOfDay = {SimulatedClock::START_UTC, TimeOfDayPeriod::EveryMinute};
  Plant plant(
      program("1: \"Log\".result := SRT_DINT(OB_NR := 20, DTIME := T#1s, SIGN := 0);\n"
              "\"Log\".result := SET_TINTL(OB_NR := 10, SDT := DTL#2024-01-01-00:00:00, LOCAL := FALSE, "
              "PERIOD := W#16#0201, ACTIVATE := TRUE);\n"
              "\"Log\".result := CAN_TINT(OB_NR := 11);\n",
              block("OB10", 10) + block("OB11", 11) + block("OB20", 20)),
      GetParam(), options);
  EXPECT_EQ(plant.scan(0, 1), "11");
  EXPECT_EQ(plant.scan(60'000), "2010");
  plant.scan(0, 1);
  plant.cpu.start();
  EXPECT_EQ(plant.scan(60'000), "11");
  EXPECT_EQ(plant.scan(60'000), "11");
}

TEST_P(InterruptsOf, ASingleStartInThePastIsToldAndDoesNotRun) {
  CpuOptions options;
  options.organizationBlocks[12].timeOfDay = {SimulatedClock::START_UTC - 60'000'000'000,
                                              TimeOfDayPeriod::Once};
  Plant plant(program("", block("OB12", 12)), GetParam(), options);
  EXPECT_EQ(plant.cpu.diagnosticBuffer().back().sentence,
            "OB12 is not called: the only time at which it starts is in the past.");
  EXPECT_EQ(plant.scan(3'600'000), "0");
}

// An hour ahead of UTC: 01:02 local time is 00:02 UTC.
TEST_P(InterruptsOf, LocalTimeIsThatOfSetTimezoneAndAStartKeepsIt) {
  Plant plant(
      program("1: \"Zone\".Bias := 60; \"Setter\"(REQ := TRUE, TimeZone := \"Zone\");\n"
              "2: \"Log\".result := SET_TINTL(OB_NR := 10, SDT := DTL#2024-01-01-01:02:00, LOCAL := TRUE, "
              "PERIOD := W#16#0000, ACTIVATE := TRUE);\n",
              block("OB10", 10) + "DATA_BLOCK \"Zone\" \"TimeTransformationRule\" BEGIN END_DATA_BLOCK\n"
                                  "DATA_BLOCK \"Setter\" \"SET_TIMEZONE\" BEGIN END_DATA_BLOCK\n"),
      GetParam());
  plant.scan(0, 1);
  plant.cpu.start();
  plant.scan(0, 2);
  EXPECT_EQ(plant.value("\"Log\".result"), "0");
  EXPECT_EQ(plant.scan(119'999), "0");
  EXPECT_EQ(plant.scan(1), "10");
}

// The first 20 bytes of temporary data of an S7-300.
TEST_P(InterruptsOf, TheirStartInformationOfAnS7300) {
  CpuOptions options;
  options.family = &CpuFamily::S7_300;
  const auto copying = [](int number) {
    return fmt::format(
        "DATA_BLOCK \"Seen{0}\" STRUCT bytes : Array[0..11] of Byte; END_STRUCT; BEGIN END_DATA_BLOCK\n"
        "ORGANIZATION_BLOCK \"OB{0}\" VAR_TEMP information : Array[0..19] of Byte; i : Int; END_VAR BEGIN\n"
        "FOR #i := 0 TO 11 DO \"Seen{0}\".bytes[#i] := #information[#i]; END_FOR; END_ORGANIZATION_BLOCK\n",
        number);
  };
  Plant plant(
      program("1: \"Log\".result := SRT_DINT(OB_NR := 22, DTIME := T#1m, SIGN := W#16#ABCD);\n"
              "\"Log\".result := SET_TINT(OB_NR := 17, SDT := DT#2024-01-01-00:00:00, PERIOD := W#16#0201);\n"
              "\"Log\".result := ACT_TINT(OB_NR := 17);\n",
              copying(17) + copying(22)),
      GetParam(), options);
  plant.scan(0, 1);
  plant.scan(60'000);
  const auto seen = [&](int number) {
    std::string text;
    for (int i = 0; i < 12; ++i)
      text += fmt::format(" {}", plant.value(fmt::format("\"Seen{}\".bytes[{}]", number, i)));
    return text;
  };
  EXPECT_EQ(seen(17), " 16#11 16#18 16#2 16#11 16#0 16#0 16#2 16#1 16#0 16#0 16#0 16#0");
  EXPECT_EQ(seen(22), " 16#11 16#23 16#5 16#16 16#0 16#0 16#AB 16#CD 16#0 16#0 16#EA 16#60");
}

INSTANTIATE_TEST_SUITE_P(Compilers, InterruptsOf,
                         testing::Values(CompilerKind::InProcess, CompilerKind::System));

}  // namespace
}  // namespace vcpu
