#include "scl/library/organization_block_names.h"

#include <gtest/gtest.h>

namespace scl {
namespace {

// Of a new OB of each kind TIA Portal makes this block.
TEST(OrganizationBlockNames, ANameOfTiaPortalTellsTheNumber) {
  struct Case {
    const char* name;
    int number;
  };
  for (const Case& one : {Case{"Main", 1},
                          {"Time of day", 10},
                          {"Time delay interrupt", 20},
                          {"Cyclic interrupt", 30},
                          {"Hardware interrupt", 40},
                          {"Synchronous Cycle", 61},
                          {"Time error interrupt", 80},
                          {"Diagnostic error interrupt", 82},
                          {"Pull or plug of modules", 83},
                          {"Rack or station failure", 86},
                          {"Startup", 100},
                          {"Programming error", 121},
                          {"IO access error", 122},
                          {"OB_35", 35},
                          {"ob 7", 7},
                          {"OB", 0},
                          {"OB3x", 0},
                          {"Motor", 0}}) {
    EXPECT_EQ(organizationBlockNumber(one.name), one.number) << one.name;
  }
}

TEST(OrganizationBlockNames, ASystemConstantNamesTheOb) {
  EXPECT_EQ(organizationBlockOfConstant("OB_Cyclic interrupt"), "Cyclic interrupt");
  EXPECT_EQ(organizationBlockOfConstant("ob_OB30"), "OB30");
  for (const char* other : {"", "OB", "OB30", "Cyclic interrupt", "OB_"})
    EXPECT_EQ(organizationBlockOfConstant(other), "") << other;
}

}  // namespace
}  // namespace scl
