// The start information that OBs with optimised access get in their inputs.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "vcpu/access/value.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

class StartInputsOf : public testing::TestWithParam<CompilerKind> {};

struct Input {
  const char* name;
  const char* type;
};

// Copies each input of the OB into "Seen", and adds to its count of runs.
std::string blockThatShows(const std::string& name, const std::vector<Input>& inputs) {
  std::string members = "runs : Int;\n";
  std::string declared;
  std::string copies;
  for (const Input& input : inputs) {
    members += fmt::format("{} : {};\n", input.name, input.type);
    declared += fmt::format("{} : {};\n", input.name, input.type);
    copies += fmt::format("\"Seen\".{0} := #{0};\n", input.name);
  }
  return fmt::format(
      "DATA_BLOCK \"Seen\"\nSTRUCT\n{}END_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n"
      "ORGANIZATION_BLOCK \"{}\"\n{{ S7_Optimized_Access := 'TRUE' }}\nVAR_INPUT\n{}END_VAR\nBEGIN\n"
      "\"Seen\".runs += 1;\n{}END_ORGANIZATION_BLOCK\n",
      members, name, declared, copies);
}

const char* const EMPTY_MAIN = "ORGANIZATION_BLOCK \"Main\" BEGIN ; END_ORGANIZATION_BLOCK\n";

TEST_P(StartInputsOf, TheProgramCycle) {
  Station station(
      compiled(blockThatShows("Main", {{"Initial_Call", "Bool"}, {"Remanence", "Bool"}}), GetParam()));
  for (int start = 0; start < 2; ++start) {
    station.cpu.start();
    station.cpu.scanOnce();
    EXPECT_EQ(station.value("Seen.Initial_Call"), "TRUE");
    EXPECT_EQ(station.value("Seen.Remanence"), "TRUE");
    station.cpu.scanOnce();
    EXPECT_EQ(station.value("Seen.Initial_Call"), "FALSE");
    EXPECT_EQ(station.value("Seen.Remanence"), "TRUE");
  }
}

// The names that the help of the S7-1200 and programs in the field have for the same; case does not count.
TEST_P(StartInputsOf, TheSameUnderOtherNames) {
  for (const char* first : {"INITIAL_CALL", "InitialCall", "first_scan"}) {
    Station station(compiled(blockThatShows("Main", {{first, "Bool"}, {"retentivity", "Bool"}}), GetParam()));
    station.cpu.start();
    station.cpu.scanOnce();
    EXPECT_EQ(station.value(std::string("Seen.") + first), "TRUE");
    EXPECT_EQ(station.value("Seen.retentivity"), "TRUE");
    station.cpu.scanOnce();
    EXPECT_EQ(station.value(std::string("Seen.") + first), "FALSE");
  }
}

TEST_P(StartInputsOf, TheStartup) {
  Station station(compiled(
      blockThatShows("Startup", {{"LostRetentive", "Bool"}, {"LostRTC", "Bool"}}) + EMPTY_MAIN, GetParam()));
  station.cpu.start();
  EXPECT_EQ(station.value("Seen.runs"), "1");
  EXPECT_EQ(station.value("Seen.LostRetentive"), "FALSE");
  EXPECT_EQ(station.value("Seen.LostRTC"), "FALSE");
}

TEST_P(StartInputsOf, EachCyclicInterrupt) {
  for (int number = 30; number <= 38; ++number) {
    CpuOptions options;
    options.organizationBlocks[number].intervalMicroseconds = 10'000;
    Station station(compiled(blockThatShows(fmt::format("OB{}", number),
                                            {{"Initial_Call", "Bool"}, {"Event_Count", "Int"}}) +
                                 EMPTY_MAIN,
                             GetParam()),
                    options);
    const auto seen = [&](int64_t milliseconds) {
      station.clock.advance(milliseconds);
      station.cpu.scanOnce();
      return station.value("Seen.runs") + " " + station.value("Seen.Initial_Call") + " " +
             station.value("Seen.Event_Count");
    };
    station.cpu.start();
    EXPECT_EQ(seen(35), "1 TRUE 2") << "start events at 10, 20 and 30 ms, one of which is held";
    EXPECT_EQ(seen(4), "1 TRUE 2");
    EXPECT_EQ(seen(1), "2 FALSE 0");
    EXPECT_EQ(seen(1'000'000), "3 FALSE 32767") << "as many as an Int holds";
    station.cpu.start();
    EXPECT_EQ(seen(10), "4 TRUE 0");
  }
}

// Fault_ID 1: the cycle monitoring time; OB1 was interrupted, or the cyclic interrupt.
TEST_P(StartInputsOf, TheTimeError) {
  const std::string loop =
      "VAR_TEMP i : DInt; END_VAR BEGIN FOR #i := 1 TO 60000 DO ; END_FOR; END_ORGANIZATION_BLOCK\n";
  struct Case {
    std::string program;
    const char* seen;
  };
  for (const Case& one : {Case{"ORGANIZATION_BLOCK \"Main\" " + loop, "1 16#1 1 1"},
                          Case{"ORGANIZATION_BLOCK \"OB30\" " + loop + EMPTY_MAIN, "1 16#1 30 9"}}) {
    CpuOptions options;
    options.workPerCycleMax = 40'000;
    options.organizationBlocks[30].priority = 9;
    Station station(
        compiled(blockThatShows("Time error interrupt",
                                {{"Fault_ID", "Byte"}, {"Csg_OBnr", "Int"}, {"Csg_Prio", "UInt"}}) +
                     one.program,
                 GetParam()),
        options);
    station.cpu.start();
    station.clock.advance(100);
    station.cpu.scanOnce();
    EXPECT_EQ(station.value("Seen.runs") + " " + station.value("Seen.Fault_ID") + " " +
                  station.value("Seen.Csg_OBnr") + " " + station.value("Seen.Csg_Prio"),
              one.seen);
  }
}

// 16#22: read out of range, 16#23: written, 16#03: NULL; in an OB, an FC and an FB.
TEST_P(StartInputsOf, TheProgrammingError) {
  struct Access {
    const char* statement;
    const char* seen;
  };
  const Access accesses[] = {{"#n := #a[#i];", "16#22 3"},
                             {"#a[#i] := 1;", "16#23 3"},
                             {"#n := #r^;", "16#3 1"},
                             {"#r^ := 1;", "16#3 1"}};
  struct Place {
    const char* head;
    const char* end;
    const char* call;
    const char* type;
  };
  const Place places[] = {{"ORGANIZATION_BLOCK \"Main\"", "END_ORGANIZATION_BLOCK", nullptr, "1"},
                          {"FUNCTION \"Wrong\" : Void", "END_FUNCTION", "\"Wrong\"();", "2"},
                          {"FUNCTION_BLOCK \"Wrong\"",
                           "END_FUNCTION_BLOCK\nDATA_BLOCK \"WrongData\" \"Wrong\" BEGIN END_DATA_BLOCK",
                           "\"WrongData\"();", "3"}};
  for (const Place& place : places) {
    for (const Access& access : accesses) {
      std::string program = fmt::format(
          "{}\nVAR_TEMP\n a : Array[0..3] of Int;\n i : Int;\n n : Int;\n r : REF_TO "
          "Int;\nEND_VAR\nBEGIN\n#i := 9;\n"
          "{}\n{}\n",
          place.head, access.statement, place.end);
      if (place.call != nullptr) {
        program += fmt::format("ORGANIZATION_BLOCK \"Main\" BEGIN {} END_ORGANIZATION_BLOCK\n", place.call);
      }
      Station station(compiled(blockThatShows("Programming error", {{"Reaction", "USInt"},
                                                                    {"Fault_ID", "Byte"},
                                                                    {"BlockType", "USInt"},
                                                                    {"BlockNr", "UInt"},
                                                                    {"Csg_OBNr", "Int"},
                                                                    {"Csg_Prio", "USInt"}}) +
                                   program,
                               GetParam()));
      station.cpu.start();
      station.cpu.scanOnce();
      EXPECT_EQ(station.value("Seen.Fault_ID") + " " + station.value("Seen.Reaction"), access.seen)
          << program;
      EXPECT_EQ(station.value("Seen.BlockType"), place.type) << program;
      EXPECT_EQ(station.value("Seen.BlockNr") + " " + station.value("Seen.Csg_OBNr") + " " +
                    station.value("Seen.Csg_Prio"),
                "0 121 7");
    }
  }
}

// What is no start information is 0; what lies in the frame, because its place is needed, is as the others.
TEST_P(StartInputsOf, AnInputWhosePlaceIsNeeded) {
  Station station(compiled(R"(
DATA_BLOCK "Seen"
STRUCT
  byReference : Bool;
  other : Int := 5;
END_STRUCT;
BEGIN
END_DATA_BLOCK
FUNCTION "Show" : Void
VAR_INPUT
  what : Variant;
END_VAR
BEGIN
  VariantGet(SRC := #what, DST => "Seen".byReference);
END_FUNCTION
ORGANIZATION_BLOCK "Main"
{ S7_Optimized_Access := 'TRUE' }
VAR_INPUT
  Initial_Call : Bool;
  ofMine : Int;
END_VAR
BEGIN
  "Show"(#Initial_Call);
  "Seen".other := #ofMine;
END_ORGANIZATION_BLOCK
)",
                           GetParam()));
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Seen.byReference"), "TRUE");
  EXPECT_EQ(station.value("Seen.other"), "0");
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Seen.byReference"), "FALSE");
}

// The time error comes while OB38 runs, when OB30 is entered, or in OB30, by the turns of the loop in OB38.
// OB30 must find its own start information, though OB80 has got another in between.
TEST_P(StartInputsOf, AreTheirOwnWhenAnErrorObRuns) {
  const auto code = compiled(R"(
DATA_BLOCK "Seen"
STRUCT
  turns : DInt;
  first : Bool;
  timeErrors : Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
FUNCTION "Show" : Void
VAR_INPUT
  what : Variant;
END_VAR
BEGIN
  VariantGet(SRC := #what, DST => "Seen".first);
END_FUNCTION
ORGANIZATION_BLOCK "OB38"
VAR_TEMP
  i : DInt;
END_VAR
BEGIN
  FOR #i := 1 TO "Seen".turns DO
    ;
  END_FOR;
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "OB30"
{ S7_Optimized_Access := 'TRUE' }
VAR_INPUT
  Initial_Call : Bool;
END_VAR
BEGIN
  "Show"(#Initial_Call);
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "OB80"
BEGIN
  "Seen".timeErrors += 1;
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "Main" BEGIN ; END_ORGANIZATION_BLOCK
)",
                             GetParam());
  int timeErrors = 0;
  for (int turns = 19'990; turns < 20'005; ++turns) {
    CpuOptions options;
    options.workPerCycleMax = 10'000;
    Station station(code, options);
    ASSERT_TRUE(setValue(*station.cpu.findStartValue("Seen.turns"), std::to_string(turns)));
    station.cpu.start();
    station.clock.advance(100);
    station.cpu.scanOnce();
    EXPECT_EQ(station.value("Seen.first"), "TRUE") << turns;
    timeErrors += station.value("Seen.timeErrors") == "1" ? 1 : 0;
  }
  EXPECT_GT(timeErrors, 5);
}

// System Software for S7-300/400: event 16#36, priority, number; phase offset and interval in ms.
TEST_P(StartInputsOf, ACyclicInterruptOfAnS7300FindsThemInItsTemporaryData) {
  CpuOptions options;
  options.family = &CpuFamily::S7_300;
  options.organizationBlocks[35] = {.intervalMicroseconds = 500'000, .phaseMicroseconds = 7'000};
  Station station(compiled(R"(
DATA_BLOCK "Seen"
STRUCT
  info : Array[0..11] of Byte;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "OB35"
VAR_TEMP
  info : Array[0..19] of Byte;
  i : Int;
END_VAR
BEGIN
  FOR #i := 0 TO 11 DO
    "Seen".info[#i] := #info[#i];
  END_FOR;
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "Main" BEGIN ; END_ORGANIZATION_BLOCK
)",
                           GetParam()),
                  options);
  station.cpu.start();
  station.clock.advance(507);
  station.cpu.scanOnce();
  std::string seen;
  for (int i = 0; i < 12; ++i) seen += station.value(fmt::format("Seen.info[{}]", i)).substr(3) + " ";
  EXPECT_EQ(seen, "11 36 C 23 0 0 0 7 0 0 1 F4 ");
}

INSTANTIATE_TEST_SUITE_P(Compilers, StartInputsOf,
                         testing::Values(CompilerKind::System, CompilerKind::InProcess),
                         [](const auto& compiler) {
                           return compiler.param == CompilerKind::System ? "System" : "InProcess";
                         });

}  // namespace
}  // namespace vcpu
