#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

TEST(Bitsum, CountsTheBitsThatAreSet) {
  TestCpu cpu;
  TestBlock block(cpu, "BITSUM");
  for (const auto& [bits, sum] :
       {std::pair{0u, 0}, {1u, 1}, {0x80000000u, 1}, {0x6Bu, 5}, {0xFFFFFFFFu, 32}}) {
    block.set("IN", bits);
    block.call();
    EXPECT_EQ(block.result(), sum) << bits;
  }
}

}  // namespace
}  // namespace vcpu
