#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

TEST(ReTrigr, AsksTheCpuToStartTheCycleTimeAnew) {
  TestCpu cpu;
  TestBlock(cpu, "RE_TRIGR").call();
  EXPECT_TRUE(cpu.facts.retriggerCycle);
}

}  // namespace
}  // namespace vcpu
