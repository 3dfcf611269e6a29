#include <gtest/gtest.h>

#include <set>
#include <string>

#include "scl/name.h"
#include "scl/scl.h"
#include "vcpu/system_block.h"

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
  const scl::Unit unit = scl::parse(systemTypes(), "firmware", scl::Dialect::Tia, diagnostics);
  for (const scl::Diagnostic& diagnostic : diagnostics.list()) ADD_FAILURE() << toText(diagnostic);
  EXPECT_GT(unit.items.size(), 5U);
}

TEST(SystemBlocks, AreFoundWithoutRegardToCase) {
  EXPECT_NE(findSystemBlock("tcon"), nullptr);
  EXPECT_EQ(findSystemBlock("tcon"), findSystemBlock("TCON"));
  EXPECT_EQ(findSystemBlock("TCO"), nullptr);
  EXPECT_EQ(findSystemBlock(""), nullptr);
}

}  // namespace
}  // namespace vcpu
