#include <gtest/gtest.h>

#include <bit>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

double seconds(const TestBlock& block) {
  return std::bit_cast<double>(block.result());
}

TEST(Runtime, TellsTheSecondsBetweenTwoCalls) {
  TestCpu cpu;
  TestBlock block(cpu, "RUNTIME");
  cpu.clock.advance(86'400'000);
  block.call();
  cpu.clock.advance(7);
  block.call();
  EXPECT_NEAR(seconds(block), 0.007, 1e-9);
  block.call();
  EXPECT_NEAR(seconds(block), 0.0, 1e-9);
}

TEST(Runtime, EachMemoryHasATimeOfItsOwn) {
  TestCpu cpu;
  TestBlock first(cpu, "RUNTIME");
  TestBlock second(cpu, "RUNTIME");
  first.call();
  cpu.clock.advance(10);
  second.call();
  cpu.clock.advance(20);
  first.call();
  second.call();
  EXPECT_NEAR(seconds(first), 0.030, 1e-9);
  EXPECT_NEAR(seconds(second), 0.020, 1e-9);
}

}  // namespace
}  // namespace vcpu
