// INIT_RD as a program calls it.

#include <gtest/gtest.h>

#include "vcpu/access/value.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

const char* const PROGRAM = R"(
FUNCTION_BLOCK "Mixing"
{ S7_Optimized_Access := 'TRUE' }
VAR
  lost : Int := 1;
  bitLost : Bool;
END_VAR
VAR RETAIN
  kept : Int := 2;
  bit : Bool;
END_VAR
BEGIN
END_FUNCTION_BLOCK
DATA_BLOCK "Mixed" "Mixing"
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Whole"
STRUCT text : String[10] := 'start'; END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Order"
NON_RETAIN
STRUCT resets : Bool; result : Int; cycleResult : Int; END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Startup" BEGIN
  "Mixed".lost := 7;
  "Mixed".bitLost := TRUE;
  "Order".result := INIT_RD("Order".resets);
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "Main" BEGIN
  "Mixed".kept := 5;
  "Mixed".bit := TRUE;
  "Whole".text := 'changed';
  "Order".cycleResult := INIT_RD(REQ := TRUE);
END_ORGANIZATION_BLOCK
)";

TEST(InitRd, GivesRetentiveDataTheirStartValuesInTheStartup) {
  Station station(compiled(PROGRAM));
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("Mixed.kept"), "5");
  EXPECT_EQ(station.value("Order.cycleResult"), "-32587") << "16#80B5: not in a startup OB";
  station.cpu.start();
  EXPECT_EQ(station.value("Mixed.kept"), "5") << "REQ is FALSE";
  EXPECT_EQ(station.value("Order.result"), "0");
  ASSERT_TRUE(setValue(*station.cpu.findStartValue("Order.resets"), "TRUE"));
  ASSERT_TRUE(setValue(*station.cpu.findStartValue("Mixed.kept"), "9"));
  station.cpu.start();
  EXPECT_EQ(station.value("Mixed.kept"), "9") << "the start value that was set";
  EXPECT_EQ(station.value("Mixed.bit"), "FALSE");
  EXPECT_EQ(station.value("Mixed.lost"), "7") << "not retentive, and written by this startup";
  EXPECT_EQ(station.value("Mixed.bitLost"), "TRUE");
  EXPECT_EQ(station.value("Whole.text"), "'start'");
  EXPECT_EQ(station.value("Order.result"), "0");
}

// A loop of it costs the work of its bytes, so that the watchdog ends it.
TEST(InitRd, CostsWork) {
  CpuOptions options;
  options.workPerCycleMax = 50'000;
  Station station(
      compiled(
          "DATA_BLOCK \"Large\" STRUCT bytes : Array[0..99999] of Byte; END_STRUCT; BEGIN END_DATA_BLOCK\n"
          "ORGANIZATION_BLOCK \"Startup\" VAR_TEMP i : Int; r : Int; END_VAR BEGIN\n"
          "FOR #i := 1 TO 100 DO #r := INIT_RD(TRUE); END_FOR; END_ORGANIZATION_BLOCK\n"
          "ORGANIZATION_BLOCK \"Main\" BEGIN ; END_ORGANIZATION_BLOCK\n"),
      options);
  station.cpu.start();
  EXPECT_EQ(station.cpu.state(), CpuState::Stop);
}

}  // namespace
}  // namespace vcpu
