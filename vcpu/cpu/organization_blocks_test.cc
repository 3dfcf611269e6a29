#include "vcpu/cpu/organization_blocks.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "vcpu/cpu/cpu.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

// Of a new OB of each kind TIA Portal makes this block.
TEST(OrganizationBlocks, ANameOfTiaPortalTellsTheNumber) {
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

// Each number from 1 to 130, beside an OB1: the program is told of those that nothing starts.
TEST(OrganizationBlocks, WhatIsNeverCalledIsToldAtTheStart) {
  for (int number = 2; number <= 130; ++number) {
    Station station(compiled(fmt::format("ORGANIZATION_BLOCK \"Main\" BEGIN ; END_ORGANIZATION_BLOCK\n"
                                         "ORGANIZATION_BLOCK \"OB{}\" BEGIN ; END_ORGANIZATION_BLOCK\n",
                                         number),
                             CompilerKind::InProcess));
    station.cpu.start();
    const OrganizationBlockKind* kind = organizationBlockKind(number);
    std::string told;
    for (const DiagnosticEvent& event : station.cpu.diagnosticBuffer()) {
      if (event.kind == EventKind::NotCalled) told += event.sentence;
    }
    if (kind == nullptr) {
      EXPECT_EQ(told, fmt::format("\"OB{0}\" is not called: the number {0} does not say what starts it. Give "
                                  "it one that does, as OB30 for a cyclic interrupt.",
                                  number));
    } else if (kind->isCalled) {
      EXPECT_EQ(told, "");
    } else {
      EXPECT_EQ(told, fmt::format("\"OB{}\" is not called: the virtual CPU has no event that starts a {}.",
                                  number, kind->name));
    }
  }
}

TEST(OrganizationBlocks, OneWithoutANumberBesideOb1IsToldToo) {
  Station station(
      compiled("ORGANIZATION_BLOCK \"Main\" BEGIN ; END_ORGANIZATION_BLOCK\n"
               "ORGANIZATION_BLOCK \"Fast loop\" BEGIN ; END_ORGANIZATION_BLOCK\n"));
  station.cpu.start();
  EXPECT_TRUE(
      station.cpu.diagnosticBuffer().back().sentence.starts_with("\"Fast loop\" is not called: its name"));
}

}  // namespace
}  // namespace vcpu
