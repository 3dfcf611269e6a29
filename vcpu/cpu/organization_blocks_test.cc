#include "vcpu/cpu/organization_blocks.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "vcpu/cpu/cpu.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

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
