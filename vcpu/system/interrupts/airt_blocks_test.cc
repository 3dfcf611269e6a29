#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

constexpr int64_t ENABLED_ALREADY = int16_t(0x8080);

int64_t call(TestCpu& cpu, const char* name) {
  TestBlock block(cpu, name);
  block.call();
  return block.result();
}

TEST(AirtBlocks, CountDelaysAndThoseThatAreLeft) {
  TestCpu cpu;
  EXPECT_EQ(call(cpu, "EN_AIRT"), ENABLED_ALREADY);
  EXPECT_EQ(call(cpu, "DIS_AIRT"), 1);
  EXPECT_EQ(call(cpu, "DIS_AIRT"), 2);
  EXPECT_EQ(call(cpu, "EN_AIRT"), 1);
  EXPECT_EQ(call(cpu, "EN_AIRT"), 0);
  EXPECT_EQ(call(cpu, "EN_AIRT"), ENABLED_ALREADY);
}

TEST(AirtBlocks, CountAsManyAsRetValCanSay) {
  TestCpu cpu;
  for (int i = 1; i <= INT16_MAX; ++i) ASSERT_EQ(call(cpu, "DIS_AIRT"), i);
  EXPECT_EQ(call(cpu, "DIS_AIRT"), INT16_MAX);
  EXPECT_EQ(call(cpu, "EN_AIRT"), INT16_MAX - 1);
}

}  // namespace
}  // namespace vcpu
