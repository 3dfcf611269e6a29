#include <gtest/gtest.h>

#include <set>
#include <string>

#include "scl/scl.h"
#include "scl/text/name.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/system_types.h"

namespace vcpu {
namespace {

TEST(SystemBlocks, DeclareThemselvesInScl) {
  std::set<std::string> names;
  for (const auto& block : systemBlocks()) {
    scl::Diagnostics diagnostics;
    const scl::Unit unit = scl::parse(block->interface(), "firmware", scl::Dialect::Tia, diagnostics);
    for (const scl::Diagnostic& diagnostic : diagnostics.list()) ADD_FAILURE() << toText(diagnostic);
    ASSERT_EQ(unit.items.size(), 1U);
    const auto& declared = std::get<std::unique_ptr<scl::Block>>(unit.items[0]);
    EXPECT_TRUE(names.insert(scl::upperCase(declared->name)).second) << declared->name << " is there twice";
    EXPECT_EQ(findSystemBlock(declared->name), block.get());
  }
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
    units.push_back(scl::parse(findSystemBlock(name)->interface(), name, scl::Dialect::Tia, diagnostics));
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

// The sizes that manuals give, and what the blocks that read and write them by octets rely on.
TEST(SystemBlocks, TypesHaveTheirSizes) {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(SYSTEM_TYPES, "types", scl::Dialect::Tia, diagnostics));
  const scl::Program program = scl::check({}, std::move(units), scl::Dialect::Tia, diagnostics);
  const std::pair<const char*, int32_t> sizes[] = {
      {"IP_V4", 4},       {"TCON_IP_v4", 14},     {"TCON_Param", 64}, {"TDIAG_Status", 16},
      {"SI_classic", 12}, {"SI_ProgramCycle", 6}, {"SI_Startup", 6}};
  for (const auto& [name, bytes] : sizes) {
    ASSERT_NE(program.findType(name), nullptr) << name;
    EXPECT_EQ(program.findType(name)->size, bytes) << name;
  }
}

TEST(SystemBlocks, AreFoundWithoutRegardToCase) {
  EXPECT_NE(findSystemBlock("tcon"), nullptr);
  EXPECT_EQ(findSystemBlock("tcon"), findSystemBlock("TCON"));
  EXPECT_EQ(findSystemBlock("TCO"), nullptr);
  EXPECT_EQ(findSystemBlock(""), nullptr);
}

}  // namespace
}  // namespace vcpu
