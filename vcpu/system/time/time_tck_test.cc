#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

TEST(TimeTck, CountsMillisecondsAndTurnsToZero) {
  TestCpu cpu;
  TestBlock block(cpu, "TIME_TCK");
  cpu.clock.advance(1234);
  block.call();
  EXPECT_EQ(block.result(), 1234);
  cpu.clock.advance(0x7FFFFFFF - 1234);
  block.call();
  EXPECT_EQ(block.result(), 0x7FFFFFFF);
  cpu.clock.advance(1);
  block.call();
  EXPECT_EQ(block.result(), 0);
}

}  // namespace
}  // namespace vcpu
