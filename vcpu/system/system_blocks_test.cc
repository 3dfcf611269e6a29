#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "scl/advice/cpu.h"
#include "scl/scl.h"
#include "scl/text/name.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/system_types.h"

namespace vcpu {
namespace {

TEST(SystemBlocks, DeclareThemselvesInScl) {
  std::set<std::string> names;
  for (const SystemBlock& block : systemBlocks()) {
    scl::Diagnostics diagnostics;
    const scl::Unit unit = scl::parse(block.scl, "firmware", scl::Dialect::Tia, diagnostics);
    for (const scl::Diagnostic& diagnostic : diagnostics.list()) ADD_FAILURE() << toText(diagnostic);
    ASSERT_EQ(unit.items.size(), 1U);
    const auto& declared = std::get<std::unique_ptr<scl::Block>>(unit.items[0]);
    EXPECT_TRUE(names.insert(scl::upperCase(declared->name)).second) << declared->name << " is there twice";
    EXPECT_EQ(findSystemBlock(declared->name), &block);
    EXPECT_EQ(declared->name, block.name);
  }
}

// The names of blocks in docs/system-blocks.md: the first column of its first table, and the counters by
// type.
std::set<std::string> documentedBlocks() {
  static const std::regex NAME(
      "\\b([A-Z][A-Z0-9_]+|Serialize|Deserialize|VariantGet|VariantPut|Program_Alarm|GetBlockName|"
      "GetInstanceName|GetInstancePath|GetSymbolName|GetSymbolPath|DeviceStates|ModuleStates|DataLog[A-Za-z]+"
      "|Recipe[A-Za-z]+|File[A-"
      "Za-z]+)\\b");
  std::ifstream file(PROJECT_ROOT "/docs/system-blocks.md");
  std::set<std::string> names;
  char end = 0;  // of what stands on a line of the table; 0: outside of both
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with('|')) end = 0;
    if (line.starts_with("| block |")) end = '|';
    if (line.starts_with("| type | up |")) end = '`';
    if (end == 0) continue;
    const std::string cells = line.substr(1, line.find(end, 1) - 1);
    for (std::sregex_iterator it(cells.begin(), cells.end(), NAME), last; it != last; ++it) {
      EXPECT_TRUE(names.insert(it->str()).second) << it->str() << " is there twice";
    }
  }
  return names;
}

TEST(SystemBlocks, AreThoseOfTheDocument) {
  std::set<std::string> names;
  for (const SystemBlock& block : systemBlocks()) names.insert(block.name);
  EXPECT_EQ(documentedBlocks(), names);
}

TEST(SystemBlocks, TypesDeclareThemselvesInScl) {
  scl::Diagnostics diagnostics;
  const scl::Unit unit = scl::parse(SYSTEM_TYPES, "firmware", scl::Dialect::Tia, diagnostics);
  for (const scl::Diagnostic& diagnostic : diagnostics.list()) ADD_FAILURE() << toText(diagnostic);
  EXPECT_GT(unit.items.size(), 5U);
}

// A timer may be declared as IEC_TIMER and be called as TON, TOF or TP.
TEST(SystemBlocks, TimersLieAsIecTimer) {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(SYSTEM_TYPES, "types", scl::Dialect::Tia, diagnostics));
  for (const char* name : {"TON", "TOF", "TP", "TON_TIME", "TOF_TIME", "TP_TIME"}) {
    units.push_back(scl::parse(findSystemBlock(name)->scl, name, scl::Dialect::Tia, diagnostics));
  }
  const scl::Program program = scl::check({}, std::move(units), scl::Dialect::Tia, diagnostics);
  EXPECT_FALSE(diagnostics.hasErrors());
  const scl::Type* structure = program.findType("IEC_TIMER");
  ASSERT_NE(structure, nullptr);
  for (const char* name : {"TON", "TOF", "TP", "TON_TIME", "TOF_TIME", "TP_TIME"}) {
    const scl::Type* instance = program.findBlock(name)->instance;
    ASSERT_EQ(instance->members.size(), structure->members.size()) << name;
    EXPECT_EQ(instance->size, structure->size) << name;
    for (size_t i = 0; i < structure->members.size(); ++i) {
      EXPECT_EQ(instance->members[i].name, structure->members[i].name) << name;
      EXPECT_EQ(instance->members[i].offset, structure->members[i].offset) << name;
      EXPECT_EQ(instance->members[i].bit, structure->members[i].bit) << name;
    }
  }
}

// The sizes that manuals give, and what the blocks that read and write them by bytes rely on.
TEST(SystemBlocks, TypesHaveTheirSizes) {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(SYSTEM_TYPES, "types", scl::Dialect::Tia, diagnostics));
  const scl::Program program = scl::check({}, std::move(units), scl::Dialect::Tia, diagnostics);
  const std::pair<const char*, int32_t> sizes[] = {
      {"IP_V4", 4},         {"TCON_IP_v4", 14},  {"TCON_Param", 64},
      {"TDIAG_Status", 16}, {"SI_classic", 12},  {"SI_ProgramCycle", 6},
      {"SI_Startup", 6},    {"ErrorStruct", 28}, {"SI_TimeOfDay", 6},
      {"SI_Delay", 6},      {"SI_Cyclic", 8},    {"TimeTransformationRule", 96},
      {"GEOADDR", 12},      {"DIS", 14},         {"DNN", 6}};
  for (const auto& [name, bytes] : sizes) {
    ASSERT_NE(program.findType(name), nullptr) << name;
    EXPECT_EQ(program.findType(name)->size, bytes) << name;
  }
}

// What a program that sets only address and port relies on: every member that does not begin with zero.
TEST(SystemBlocks, TypesBeginWithTheirDefaults) {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(SYSTEM_TYPES, "types", scl::Dialect::Tia, diagnostics));
  const scl::Program program = scl::check({}, std::move(units), scl::Dialect::Tia, diagnostics);
  using Bytes = std::map<int, int>;
  const std::pair<const char*, Bytes> defaults[] = {
      {"TCON_IP_v4", {{4, 0x0B}, {5, 1}}},
      {"TCON_QDN", {{4, 0x0B}, {5, 1}, {6, 254}}},
      {"TCON_Param", {{1, 64}, {3, 1}, {4, 17}, {5, 1}, {6, 1}, {9, 4}, {10, 2}}},
      {"TDIAG_Status", {}},
      {"SI_classic", {}},
      {"SI_ProgramCycle", {{0, 0xFE}, {1, 1}}},
      {"SI_Startup", {{0, 0xFE}, {1, 100}}},
      {"SI_TimeOfDay", {{0, 0xFE}, {1, 10}}},
      {"SI_Delay", {{0, 0xFE}, {1, 20}}},
      {"SI_Cyclic", {{0, 0xFE}, {1, 30}}},
      {"IEC_TIMER", {}},
      {"IP_V4", {}},
      {"TimeTransformationRule", {{14, 80}}},
      {"GEOADDR", {}},
      {"DIS", {}},
      {"DNN", {}},
      {"ErrorStruct", {}}};
  for (const auto& [name, expected] : defaults) {
    ASSERT_NE(program.findType(name), nullptr) << name;
    Bytes found;
    const std::vector<uint8_t>& image = program.findType(name)->initialImage;
    for (size_t i = 0; i < image.size(); ++i) {
      if (image[i] != 0) found[static_cast<int>(i)] = image[i];
    }
    EXPECT_EQ(found, expected) << name;
  }
}

// A name that the firmware does not have would never be warned of.
TEST(SystemBlocks, HaveThoseThatAnS71200DoesNotHave) {
  for (const std::string_view name : scl::instructionsOfS7_1500())
    EXPECT_NE(findSystemBlock(name), nullptr) << name;
}

TEST(SystemBlocks, AreFoundWithoutRegardToCase) {
  EXPECT_NE(findSystemBlock("tcon"), nullptr);
  EXPECT_EQ(findSystemBlock("tcon"), findSystemBlock("TCON"));
  EXPECT_EQ(findSystemBlock("TCO"), nullptr);
  EXPECT_EQ(findSystemBlock(""), nullptr);
}

}  // namespace
}  // namespace vcpu
