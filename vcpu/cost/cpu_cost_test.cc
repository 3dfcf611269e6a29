#include "vcpu/cost/estimate.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "vcpu/testing/sample.h"

namespace vcpu {

void PrintTo(const ScanCounts& counts, std::ostream* to) {
  *to << fmt::format(
      "statements {}, indexed {}, calls {}, parameters {}, copies {}, bytes {}, communication {}",
      counts.statements, counts.indexedAccesses, counts.calls, counts.parameters, counts.blockCopies,
      counts.copiedBytes, counts.communicationCalls);
}

namespace {

// One cycle of OB1 with this body, counted.
ScanCounts countsOf(const std::string& body) {
  scl::Diagnostics diagnostics;
  const auto program = checkedProgram(
      "TYPE \"Pair\" STRUCT a : DInt; b : DInt; END_STRUCT; END_TYPE\n"
      "FUNCTION \"Sum\" : DInt VAR_INPUT x : DInt; y : DInt; END_VAR BEGIN #Sum := #x + #y; END_FUNCTION\n"
      "FUNCTION \"Take\" : Void VAR_INPUT flag : Bool; END_VAR BEGIN ; END_FUNCTION\n"
      "DATA_BLOCK \"D\" STRUCT a : String[10] := 'abcd'; b : String[10]; same : Bool; bytes : Array[0..19] "
      "of Byte; "
      "timer : TON; counter : CTU; send : TSEND; END_STRUCT; BEGIN END_DATA_BLOCK\n"
      "ORGANIZATION_BLOCK \"Main\" VAR_TEMP i : DInt; n : DInt; source : Array[0..999] of Byte; target : "
      "Array[0..999] of "
      "Byte; one : \"Pair\"; other : \"Pair\"; bits : \"Pair\"; END_VAR BEGIN #i := 0; #n := 0;\n" +
          body + "\nEND_ORGANIZATION_BLOCK",
      "count.scl", diagnostics);
  for (const scl::Diagnostic& fault : diagnostics.list()) ADD_FAILURE() << toText(fault);
  CompileOptions options;
  options.compiler = CompilerKind::InProcess;
  options.print.count = true;
  auto code = MachineCode::compile(program, options);
  EXPECT_TRUE(code) << code.failure();
  Station station(*code);
  station.cpu.start();
  station.cpu.scanOnce();
  ScanCounts counts = station.cpu.scanCounts();
  counts.statements -= 2;  // i and n
  return counts;
}

TEST(ScanCounts, CountsWhatTheModelKnows) {
  ScanCounts counts = countsOf("#n := #n + 1; IF #n > 5 THEN #n := 0; ELSIF #n > 0 THEN #n := 2; END_IF;");
  EXPECT_EQ(counts.statements, 4u);
  counts = countsOf("IF #n = 1 AND #i > 5 OR NOT (#n < 0) THEN #n := 0; END_IF;");
  EXPECT_EQ(counts.statements, 3u + 1u);
  counts = countsOf("#bits.a := SEL(G := #n = 0 AND #i = 0, IN0 := 1, IN1 := 2);");
  EXPECT_EQ(counts.statements, 2u);
  // CASE compares label by label, up to the one that fits.
  counts = countsOf("#n := 3; CASE #n OF 0: ; 1, 2: ; 3: #i := 1; 4: ; END_CASE;");
  EXPECT_EQ(counts.statements, 1u + 4u + 1u);
  counts = countsOf("#n := 7; CASE #n OF 0: ; 1, 2: ; END_CASE;");
  EXPECT_EQ(counts.statements, 1u + 3u);
  counts = countsOf("CASE #n OF 1: ; 2: ; ELSE #i := 1; END_CASE;");
  EXPECT_EQ(counts.statements, 2u + 1u);
  counts = countsOf("#i := \"Sum\"(x := 1, y := 2); \"Take\"(flag := #n = 5);");
  EXPECT_EQ(counts.statements, 1u + 1u + 1u);
  counts = countsOf("WHILE #n < 3 DO #n := #n + 1; END_WHILE;");
  EXPECT_EQ(counts.statements, 4u + 3u);
  counts = countsOf("#n := \"Sum\"(x := 1, y := \"Sum\"(x := 2, y := 3));");
  EXPECT_EQ(counts.calls, 2u);
  EXPECT_EQ(counts.parameters, 4u);
  EXPECT_EQ(counts.statements, 3u);
  counts = countsOf("#target[3] := #source[4];");
  EXPECT_EQ(counts.indexedAccesses, 0u);  // known when it is compiled
  counts = countsOf("#target[#i] := #source[#n];");
  EXPECT_EQ(counts.indexedAccesses, 2u);
  counts = countsOf("#one := #other;");
  EXPECT_EQ(counts.blockCopies, 1u);
  EXPECT_EQ(counts.copiedBytes, 8u);
}

TEST(ScanCounts, ABlockMoveIsACopyAndNoCall) {
  const ScanCounts counts = countsOf("MOVE_BLK(IN := #source[0], COUNT := 1000, OUT => #target[0]);");
  EXPECT_EQ(counts.calls, 0u);
  EXPECT_EQ(counts.blockCopies, 1u);
  EXPECT_EQ(counts.copiedBytes, 1000u);
  EXPECT_EQ(counts.indexedAccesses, 0u);  // the places are known when it is compiled
  EXPECT_EQ(countsOf("MOVE_BLK(IN := #source[#i], COUNT := 1, OUT => #target[0]);").indexedAccesses, 1u);
}

// What system blocks and strings do, the host counts.
TEST(ScanCounts, KnowWhatTheFirmwareDoes) {
  struct Case {
    const char* body;
    ScanCounts counts;
  };
  const Case cases[] = {
      {"\"D\".timer(IN := TRUE, PT := T#1s);", {.calls = 1, .parameters = 2}},
      {"\"D\".counter(CU := TRUE, R := FALSE, PV := 5);", {.calls = 1, .parameters = 3}},
      {"\"D\".send(REQ := FALSE, ID := 1, DATA := \"D\".bytes);", {.communicationCalls = 1}},
      {"FILL_BLK(IN := #source[0], COUNT := 9, OUT => #target[0]);", {.blockCopies = 1, .copiedBytes = 9}},
      // Only what fits is moved.
      {"MOVE_BLK(IN := #source[0], COUNT := 50, OUT => \"D\".bytes[0]);",
       {.blockCopies = 1, .copiedBytes = 20}},
      {"MOVE_BLK(IN := #source[0], COUNT := 0, OUT => #target[0]);", {.calls = 1, .parameters = 3}},
      {"#i := BLKMOV(SRCBLK := #source, DSTBLK => \"D\".bytes);",
       {.statements = 1, .blockCopies = 1, .copiedBytes = 20}},
      {"\"D\".b := \"D\".a;", {.blockCopies = 1, .copiedBytes = 4}},
      {"#i := LEN(\"D\".a);", {.statements = 1, .calls = 1, .parameters = 2}},
      {"\"D\".same := \"D\".a = \"D\".b;", {.statements = 1, .calls = 1, .parameters = 3, .copiedBytes = 4}},
      {"\"D\".b := CONCAT(IN1 := \"D\".a, IN2 := 'xy');",
       {.calls = 1, .parameters = 3, .blockCopies = 1, .copiedBytes = 4 + 2 + 6 + 6}},
  };
  for (const Case& one : cases) EXPECT_EQ(countsOf(one.body), one.counts) << one.body;
}

TEST(ScanCounts, AreThoseOfOneScanAndNoneIfNotAskedFor) {
  EXPECT_EQ(countsOf("").statements, 0u);
  Station station(compiled(
      "ORGANIZATION_BLOCK \"Main\" VAR_TEMP i : Int; END_VAR BEGIN #i := 1; END_ORGANIZATION_BLOCK"));
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.cpu.scanCounts().statements, 0u);
}

// The column 'copy 1000' of docs/cpu-times.md, which was computed by hand.
TEST(CpuCost, GivesTheWorkedExamplesOfTheModel) {
  const ScanCounts counts = countsOf("FOR #i := 0 TO 999 DO #target[#i] := #source[#i]; END_FOR;");
  EXPECT_EQ(counts, (ScanCounts{.statements = 2000, .indexedAccesses = 2000}));
  struct Case {
    const char* cpu;
    double microseconds;
  };
  const Case cases[] = {
      {"CPU 1212C, 1214C, 1215C (FW 4)", 7400},
      {"CPU 1212C, 1214C G2", 3400},
      {"CPU 1511", 2480},
      {"CPU 1513", 1640},
      {"CPU 1515", 1220},
      {"CPU 1511-..AL03, 1513-..AM03", 1100},
      {"CPU 1516", 420},
      {"CPU 1515-..AN03, 1516-..AP03", 240},
      {"CPU 1518", 80},
      {"CPU 313C", 11000},
      {"CPU 314", 9020},
      {"CPU 315-2", 6820},
      {"CPU 317-2", 2140},
      {"CPU 319-3", 651},
      {"CPU 412", 2600},
      {"CPU 414", 1700},
      {"CPU 416", 1160},
      {"CPU 417", 700},
  };
  ASSERT_EQ(std::size(cases), cpuCosts().size());
  for (const Case& one : cases) {
    EXPECT_NEAR(estimate(counts, *findCpuCost(one.cpu)).microseconds, one.microseconds, 1) << one.cpu;
  }
}

// docs/cpu-times.md: TSEND is taken as 10 calls; calls, parameters and copies are known to a factor of 4.
TEST(CpuCost, CallsHaveTheirOwnBounds) {
  const CpuCost& cpu = *findCpuCost("CPU 1511");
  const Estimate all = estimate({.statements = 100,
                                 .indexedAccesses = 10,
                                 .calls = 5,
                                 .parameters = 20,
                                 .blockCopies = 2,
                                 .copiedBytes = 1000,
                                 .communicationCalls = 2},
                                cpu);
  const double statements = 100 * 0.29 + 10 * 0.95;
  const double calls = 5 * 1.7 + 20 * 0.15 + 2 * 2 + 1000 * 0.02 + 2 * 17;
  EXPECT_DOUBLE_EQ(all.microseconds, statements + calls);
  EXPECT_DOUBLE_EQ(all.low, statements / 3 + calls / 4);
  EXPECT_DOUBLE_EQ(all.high, statements * 3 + calls * 4);
  EXPECT_DOUBLE_EQ(estimate({.statements = 1000}, *findCpuCost("CPU 315-2")).microseconds, 1.1 * 600);
  EXPECT_DOUBLE_EQ(emptyCycle(cpu).microseconds, 200);
}

// The row of a CPU up to its bounds.
TEST(CpuCost, DocumentAndCodeHaveTheSameTable) {
  std::ifstream file(PROJECT_ROOT "/docs/cpu-times.md");
  std::ostringstream document;
  document << file.rdbuf();
  for (const CpuCost& cpu : cpuCosts()) {
    const std::string low = fmt::format("1/{:.0f}", 1 / cpu.bounds.low);
    const std::string row =
        fmt::format("\n| {} | {} | {} | {} | {} | {} | {} | {} | {} | {}..{} |", cpu.name, cpu.statement,
                    cpu.indexedAccess, cpu.call, cpu.parameter, cpu.copiedByte, cpu.blockCopy, cpu.factor,
                    cpu.emptyCycle, low, cpu.bounds.high);
    EXPECT_NE(document.str().find(row), std::string::npos) << row;
  }
}

TEST(CpuCost, NoBoundExcludesTheEstimateItself) {
  for (const CpuCost& cpu : cpuCosts()) {
    EXPECT_LT(cpu.bounds.low, 1) << cpu.name;
    EXPECT_GT(cpu.bounds.high, 1) << cpu.name;
    EXPECT_EQ(findCpuCost(cpu.name), &cpu);
  }
  EXPECT_EQ(findCpuCost("LOGO!"), nullptr);
}

}  // namespace
}  // namespace vcpu
