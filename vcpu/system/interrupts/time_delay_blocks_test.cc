#include <gtest/gtest.h>

#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

constexpr int64_t BAD_NUMBER = int16_t(0x8090);
constexpr int64_t BAD_TIME = int16_t(0x8091);
constexpr int64_t NOT_STARTED = int16_t(0x80A0);

class TimeDelay : public testing::Test {
 protected:
  void SetUp() override { cpu.interrupts.timeDelay.start(std::vector<int>{20, 23}); }

  int64_t start(int64_t number, int64_t time, int64_t sign = 0) {
    TestBlock block(cpu, "SRT_DINT");
    block.set("OB_NR", number);
    block.set("DTIME", time);
    block.set("SIGN", sign);
    block.call();
    return block.result();
  }

  int64_t cancel(int64_t number) {
    TestBlock block(cpu, "CAN_DINT");
    block.set("OB_NR", number);
    block.call();
    return block.result();
  }

  // STATUS; -1 behind an error, which leaves STATUS 0.
  int64_t status(int64_t number) {
    TestBlock block(cpu, "QRY_DINT");
    block.set("OB_NR", number);
    block.call();
    if (block.result() == 0) return block.get("STATUS");
    EXPECT_EQ(block.result(), BAD_NUMBER);
    EXPECT_EQ(block.get("STATUS"), 0);
    return -1;
  }

  // The numbers of the OBs that are due, each with its SIGN and DTIME.
  std::vector<int64_t> due() {
    std::vector<int64_t> list;
    for (const DueInterrupt& one : cpu.interrupts.timeDelay.take(cpu.clock.monotonic())) {
      list.insert(list.end(), {one.number, one.event.sign, one.event.delayMs});
    }
    return list;
  }

  TestCpu cpu;
};

TEST_F(TimeDelay, StartsOnceBehindItsDelay) {
  EXPECT_EQ(start(20, 50, 0xABCD), 0);
  cpu.clock.advance(49);
  EXPECT_EQ(due(), (std::vector<int64_t>{}));
  cpu.clock.advance(1);
  EXPECT_EQ(due(), (std::vector<int64_t>{20, 0xABCD, 50}));
  cpu.clock.advance(100'000);
  EXPECT_EQ(due(), (std::vector<int64_t>{}));
}

TEST_F(TimeDelay, AnotherStartOverwritesTheFirst) {
  EXPECT_EQ(start(20, 50, 1), 0);
  cpu.clock.advance(40);
  EXPECT_EQ(start(20, 60'000, 2), 0);
  cpu.clock.advance(59'999);
  EXPECT_EQ(due(), (std::vector<int64_t>{}));
  cpu.clock.advance(1);
  EXPECT_EQ(due(), (std::vector<int64_t>{20, 2, 60'000}));
}

TEST_F(TimeDelay, IsCancelledWhileItRuns) {
  EXPECT_EQ(cancel(20), NOT_STARTED);
  EXPECT_EQ(start(20, 50), 0);
  EXPECT_EQ(start(23, 50), 0);
  EXPECT_EQ(cancel(20), 0);
  EXPECT_EQ(cancel(20), NOT_STARTED);
  cpu.clock.advance(50);
  EXPECT_EQ(due(), (std::vector<int64_t>{23, 0, 50}));
  EXPECT_EQ(cancel(23), NOT_STARTED);
}

TEST_F(TimeDelay, TakesDelaysOfAMillisecondToAMinute) {
  for (const int64_t time :
       {int64_t{INT32_MIN}, int64_t{-1}, int64_t{0}, int64_t{60'001}, int64_t{INT32_MAX}})
    EXPECT_EQ(start(20, time), BAD_TIME) << time;
  EXPECT_EQ(start(20, 1), 0);
  EXPECT_EQ(start(20, 60'000), 0);
}

// Every number: an OB that the program does not have can be asked for, and nothing else.
TEST_F(TimeDelay, KnowsOb20ToOb23ThatTheProgramHas) {
  for (int64_t number = INT16_MIN; number <= INT16_MAX; ++number) {
    const bool isLoaded = number == 20 || number == 23;
    const bool isOne = 20 <= number && number <= 23;
    ASSERT_EQ(status(number), isLoaded ? 0x10 : isOne ? 0 : -1) << number;
    ASSERT_EQ(start(number, 10), isLoaded ? 0 : BAD_NUMBER) << number;
    ASSERT_EQ(cancel(number), isLoaded ? 0 : BAD_NUMBER) << number;
  }
}

TEST_F(TimeDelay, StatusTellsStartupAndADelayThatRuns) {
  EXPECT_EQ(start(20, 10), 0);
  EXPECT_EQ(status(20), 0x14);
  cpu.facts.organizationBlock = 100;
  EXPECT_EQ(status(20), 0x15);
  EXPECT_EQ(status(21), 0x01);
  cpu.facts.organizationBlock = 1;
  cpu.clock.advance(10);
  due();
  EXPECT_EQ(status(20), 0x10) << "elapsed";
}

}  // namespace
}  // namespace vcpu
