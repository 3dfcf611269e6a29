#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

constexpr int64_t BAD_NUMBER = int16_t(0x8090);
constexpr int64_t BAD_CYCLE = int16_t(0x8091);
constexpr int64_t BAD_PHASE = int16_t(0x8092);

class CyclicBlocks : public testing::Test {
 protected:
  void SetUp() override {
    cpu.interrupts.cyclic.start({{30, 100'000'000, 20'000'000, 8}}, cpu.clock.monotonic());
  }

  int64_t set(int64_t number, int64_t cycle, int64_t phase) {
    TestBlock block(cpu, "SET_CINT");
    block.set("OB_NR", number);
    block.set("CYCLE", cycle);
    block.set("PHASE", phase);
    block.call();
    return block.result();
  }

  // RET_VAL, CYCLE, PHASE, STATUS
  std::vector<int64_t> query(int64_t number) {
    TestBlock block(cpu, "QRY_CINT");
    block.set("OB_NR", number);
    block.call();
    return {block.result(), block.get("CYCLE"), block.get("PHASE"), block.get("STATUS")};
  }

  TestCpu cpu;
};

TEST_F(CyclicBlocks, QueryWhatIsSet) {
  EXPECT_EQ(query(30), (std::vector<int64_t>{0, 100'000, 20'000, 0x14}));
  EXPECT_EQ(set(30, 5'000, 1'000), 0);
  EXPECT_EQ(query(30), (std::vector<int64_t>{0, 5'000, 1'000, 0x14}));
  cpu.clock.advance(6);
  EXPECT_EQ(cpu.interrupts.cyclic.take(cpu.clock.monotonic()).size(), 1U);
}

TEST_F(CyclicBlocks, AnIntervalOfZeroEndsIt) {
  EXPECT_EQ(set(30, 0, 0), 0);
  EXPECT_EQ(query(30), (std::vector<int64_t>{0, 0, 0, 0x10}));
  cpu.clock.advance(100'000);
  EXPECT_EQ(cpu.interrupts.cyclic.take(cpu.clock.monotonic()).size(), 0U);
}

TEST_F(CyclicBlocks, TakeTheRangesOfTheCpu) {
  EXPECT_EQ(set(30, 100, 1), 0);
  EXPECT_EQ(set(30, 60'000'000, 60'000'000), 0);
  for (const int64_t cycle : {int64_t{1}, int64_t{99}, int64_t{60'000'001}, int64_t{UINT32_MAX}})
    EXPECT_EQ(set(30, cycle, 0), BAD_CYCLE) << cycle;
  for (const int64_t phase : {int64_t{60'000'001}, int64_t{UINT32_MAX}})
    EXPECT_EQ(set(30, 100, phase), BAD_PHASE) << phase;
  EXPECT_EQ(query(30), (std::vector<int64_t>{0, 60'000'000, 60'000'000, 0x14})) << "an error changes nothing";
  cpu.facts.family = &CpuFamily::S7_1200;
  EXPECT_EQ(set(30, 999, 0), BAD_CYCLE);
  EXPECT_EQ(set(30, 1'500, 0), BAD_CYCLE);
  EXPECT_EQ(set(30, 2'000, 500), BAD_PHASE);
  EXPECT_EQ(set(30, 2'000, 1'000), 0);
}

TEST_F(CyclicBlocks, KnowTheObsThatTheProgramHas) {
  for (int64_t number = INT16_MIN; number <= INT16_MAX; ++number) {
    if (number == 30) continue;
    ASSERT_EQ(set(number, 1'000, 0), BAD_NUMBER) << number;
    ASSERT_EQ(query(number), (std::vector<int64_t>{BAD_NUMBER, 0, 0, 0})) << number;
  }
}

}  // namespace
}  // namespace vcpu
