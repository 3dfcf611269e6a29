#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

// The answers of a block to a sequence of CLK, one character each.
std::string answers(std::string_view block, std::string_view clk) {
  TestCpu cpu;
  TestBlock trigger(cpu, block);
  std::string q;
  for (const char level : clk) {
    trigger.set("CLK", level == '1');
    trigger.call();
    q += trigger.get("Q") != 0 ? '1' : '0';
  }
  return q;
}

TEST(RTrig, TellsEachRiseForOneCall) {
  EXPECT_EQ(answers("R_TRIG", "0111001"), "0100001");
}

TEST(FTrig, TellsEachFallForOneCall) {
  EXPECT_EQ(answers("F_TRIG", "0111001"), "0000100");
}

TEST(FTrig, IsSilentBeforeTheFirstRise) {
  EXPECT_EQ(answers("F_TRIG", "000"), "000");
}

}  // namespace
}  // namespace vcpu
