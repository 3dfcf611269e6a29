// What all blocks of the firmware that are written in SCL share.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "scl/text/name.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/system_units.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

std::vector<std::string> blocksInScl() {
  std::vector<std::string> names;
  for (const SystemBlock& block : systemBlocks()) {
    if (block.run == nullptr) names.push_back(block.name);
  }
  return names;
}

TEST(Firmware, HasARowForEachFile) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(PROJECT_ROOT "/vcpu/firmware")) {
    if (entry.path().extension() != ".scl") continue;
    files++;
    const SystemBlock* block = findSystemBlock(entry.path().stem().string());
    ASSERT_NE(block, nullptr) << entry.path();
    EXPECT_EQ(block->run, nullptr) << entry.path();
  }
  EXPECT_GE(files, 5);
}

// A body is checked only when it is called, by the rules of the program that calls it.
TEST(Firmware, HasNoFaultInAnyDialect) {
  std::string instances;
  std::string calls;
  const std::vector<std::string> names = blocksInScl();
  for (const std::string& name : names) {
    instances += fmt::format("DATA_BLOCK \"of{0}\" \"{0}\" BEGIN END_DATA_BLOCK\n", name);
    calls += fmt::format("\"of{}\"(); ", name);
  }
  const std::string text =
      instances + "ORGANIZATION_BLOCK \"Main\" BEGIN " + calls + "END_ORGANIZATION_BLOCK";
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(text, "test.scl", scl::Dialect::Tia, diagnostics));
  const scl::Program program = scl::check(std::move(units), systemUnits(), scl::Dialect::Tia, diagnostics);
  for (const scl::Diagnostic& one : diagnostics.list()) ADD_FAILURE() << scl::toText(one);
  EXPECT_EQ(program.firmwareBlocks.size(), names.size());
}

// The firmware's bodies are looked up among the user's names: a block of the user must not come in between.
TEST(Firmware, StandsBehindABlockOfTheUser) {
  Station station(compiled(R"(
FUNCTION_BLOCK "CTU"
VAR_OUTPUT
  CV : Int;
END_VAR
BEGIN
  #CV := #CV + 10;
END_FUNCTION_BLOCK
DATA_BLOCK "Own" "CTU" BEGIN END_DATA_BLOCK
DATA_BLOCK "Firmware" "CTU_INT" BEGIN END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Own"();
  "Firmware"(CU := TRUE);
END_ORGANIZATION_BLOCK
)"));
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("\"Own\".CV"), "10");
  EXPECT_EQ(station.value("\"Firmware\".CV"), "1");
}

// OB1 and 23 functions that call each other are as deep as blocks may be called; the counter is no level.
TEST(Firmware, IsNoLevelOfNesting) {
  std::string text = "DATA_BLOCK \"Count\" \"CTU\" BEGIN END_DATA_BLOCK\n";
  text += "FUNCTION \"F0\" : Void BEGIN \"Count\"(CU := TRUE); END_FUNCTION\n";
  for (int i = 1; i < 23; i++) {
    text += fmt::format("FUNCTION \"F{}\" : Void BEGIN \"F{}\"(); END_FUNCTION\n", i, i - 1);
  }
  text += "ORGANIZATION_BLOCK \"Main\" BEGIN \"F22\"(); END_ORGANIZATION_BLOCK";
  Station station(compiled(text));
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_TRUE(station.faults().empty());
  EXPECT_EQ(station.value("\"Count\".CV"), "1");
}

// A call of it answers ENO := TRUE and leaves the caller's ENO alone, as that of any system block.
TEST(Firmware, LeavesEnoToItsCaller) {
  Station station(compiled(R"(
DATA_BLOCK "Seen"
STRUCT
  own : Bool := TRUE;
  called : Bool;
  zero : Int;
  counter : CTU;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
VAR_TEMP
  quotient : Int;
END_VAR
BEGIN
  #quotient := 1 / "Seen".zero;
  "Seen".counter(CU := TRUE, ENO => "Seen".called);
  "Seen".own := ENO;
END_ORGANIZATION_BLOCK
)"));
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_EQ(station.value("\"Seen\".called"), "TRUE");
  EXPECT_EQ(station.value("\"Seen\".own"), "FALSE");
}

}  // namespace
}  // namespace vcpu
