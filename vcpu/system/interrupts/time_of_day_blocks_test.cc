#include <gtest/gtest.h>

#include "scl/types/initial_image.h"
#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

constexpr int64_t BAD_NUMBER = int16_t(0x8090);
constexpr int64_t BAD_START = int16_t(0x8091);
constexpr int64_t BAD_PERIOD = int16_t(0x8092);
constexpr int64_t NOT_SET = int16_t(0x80A0);
constexpr int64_t IS_PAST = int16_t(0x80A1);

constexpr int64_t ONCE = 0x0000;
constexpr int64_t EVERY_MINUTE = 0x0201;
constexpr int64_t MONTHLY = 0x1401;

constexpr int64_t MINUTE = 60'000'000'000;
constexpr int64_t DAY = 24 * 60 * MINUTE;

class TimeOfDayBlocks : public testing::Test {
 protected:
  void SetUp() override {
    cpu.interrupts.timeOfDay.start({{10, std::nullopt}, {17, std::nullopt}}, cpuTime(cpu.clock, cpu.facts));
  }

  int64_t setTint(int64_t number, std::vector<uint8_t> start, int64_t period) {
    TestArea area{scl::TypeKind::DateAndTime, "Date_And_Time", 8, std::move(start)};
    TestBlock block(cpu, "SET_TINT");
    block.set("OB_NR", number);
    block.refer("SDT", area);
    block.set("PERIOD", period);
    block.call();
    return block.result();
  }

  int64_t setTintl(int64_t number, std::vector<uint8_t> start, int64_t period, bool activate = false,
                   bool isLocal = false) {
    TestArea area{scl::TypeKind::DTL, "DTL", 12, std::move(start)};
    TestBlock block(cpu, "SET_TINTL");
    block.set("OB_NR", number);
    block.refer("SDT", area);
    block.set("LOCAL", isLocal ? 1 : 0);
    block.set("PERIOD", period);
    block.set("ACTIVATE", activate ? 1 : 0);
    block.call();
    return block.result();
  }

  int64_t call(const char* name, int64_t number) {
    TestBlock block(cpu, name);
    block.set("OB_NR", number);
    block.call();
    return block.result();
  }

  int64_t status(int64_t number) {
    TestBlock block(cpu, "QRY_TINT");
    block.set("OB_NR", number);
    block.call();
    if (block.result() == 0) return block.get("STATUS");
    EXPECT_EQ(block.result(), BAD_NUMBER);
    EXPECT_EQ(block.get("STATUS"), 0);
    return -1;
  }

  // So many runs are due after so many seconds.
  size_t runsAfter(int64_t seconds) {
    cpu.clock.advance(seconds * 1000);
    return cpu.interrupts.timeOfDay.take(cpuTime(cpu.clock, cpu.facts)).size();
  }

  static constexpr int64_t NOW = SimulatedClock::START_UTC;  ///< a midnight
  TestCpu cpu;
};

TEST_F(TimeOfDayBlocks, SetTintNeedsActTint) {
  EXPECT_EQ(status(10), 0x10);
  EXPECT_EQ(call("ACT_TINT", 10), NOT_SET);
  EXPECT_EQ(setTint(10, scl::dateAndTimeBytes(NOW + MINUTE), EVERY_MINUTE), 0);
  EXPECT_EQ(status(10), 0x10);
  EXPECT_EQ(runsAfter(60), 0U);
  EXPECT_EQ(call("ACT_TINT", 10), 0);
  EXPECT_EQ(call("ACT_TINT", 10), 0);
  EXPECT_EQ(status(10), 0x14);
  EXPECT_EQ(runsAfter(60), 1U);
  EXPECT_EQ(status(10), 0x14);
  EXPECT_EQ(call("CAN_TINT", 10), 0);
  EXPECT_EQ(call("CAN_TINT", 10), NOT_SET);
  EXPECT_EQ(status(10), 0x10);
  EXPECT_EQ(runsAfter(60), 0U);
}

TEST_F(TimeOfDayBlocks, SetTintlActivatesAtOnceOrNot) {
  EXPECT_EQ(setTintl(10, scl::dtlBytes(NOW + MINUTE), ONCE, true), 0);
  EXPECT_EQ(status(10), 0x14);
  EXPECT_EQ(setTintl(17, scl::dtlBytes(NOW + MINUTE), ONCE, false, true), 0);
  EXPECT_EQ(status(17), 0x50) << "local time";
  EXPECT_EQ(call("ACT_TINT", 17), 0);
  EXPECT_EQ(status(17), 0x54);
  EXPECT_EQ(runsAfter(60), 2U);
  EXPECT_EQ(status(10), 0x10);
  EXPECT_EQ(status(17), 0x10);
  EXPECT_EQ(call("ACT_TINT", 10), NOT_SET) << "it has run, which was all";
}

// Seconds and milliseconds do not count.
TEST_F(TimeOfDayBlocks, StartsAtTheWholeMinute) {
  EXPECT_EQ(setTintl(10, scl::dtlBytes(NOW + 2 * MINUTE - 1'000'000), EVERY_MINUTE, true), 0);
  EXPECT_EQ(runsAfter(59), 0U);
  EXPECT_EQ(runsAfter(1), 1U);
  EXPECT_EQ(setTint(10, scl::dateAndTimeBytes(NOW + 3 * MINUTE - 1'000'000), EVERY_MINUTE), 0);
  EXPECT_EQ(call("ACT_TINT", 10), 0);
  EXPECT_EQ(runsAfter(59), 0U);
  EXPECT_EQ(runsAfter(1), 1U);
}

TEST_F(TimeOfDayBlocks, ATimeInThePastIsAnErrorOfASingleExecutionOnly) {
  cpu.clock.advance(1);
  EXPECT_EQ(setTintl(10, scl::dtlBytes(NOW), ONCE), IS_PAST);
  EXPECT_EQ(setTint(10, scl::dateAndTimeBytes(NOW), ONCE), IS_PAST);
  EXPECT_EQ(setTintl(10, scl::dtlBytes(NOW - 100 * DAY), EVERY_MINUTE, true), 0);
  EXPECT_EQ(runsAfter(60), 1U);
  EXPECT_EQ(setTintl(10, scl::dtlBytes(NOW + 2 * MINUTE), ONCE), 0);
  cpu.clock.advance(120'000);
  EXPECT_EQ(call("ACT_TINT", 10), IS_PAST);
  EXPECT_EQ(status(10), 0x10);
}

TEST_F(TimeOfDayBlocks, TheTimeOfDayIsTheOneThatWrSysTSets) {
  TestArea time{scl::TypeKind::DTL, "DTL", 12, scl::dtlBytes(NOW + 10 * DAY)};
  TestBlock write(cpu, "WR_SYS_T");
  write.refer("IN", time);
  write.call();
  EXPECT_EQ(setTintl(10, scl::dtlBytes(NOW + 9 * DAY), ONCE), IS_PAST);
  EXPECT_EQ(setTintl(10, scl::dtlBytes(NOW + 10 * DAY + MINUTE), ONCE, true), 0);
  EXPECT_EQ(runsAfter(60), 1U);
}

TEST_F(TimeOfDayBlocks, AWrongParameterIsNamedAndChangesNothing) {
  EXPECT_EQ(setTintl(10, scl::dtlBytes(NOW + MINUTE), EVERY_MINUTE, true), 0);
  EXPECT_EQ(setTintl(10, scl::dtlBytes(NOW + 30 * DAY), MONTHLY, true), BAD_START) << "January 31";
  EXPECT_EQ(setTintl(10, {0x07, 0xE8, 2, 30, 1, 0, 0, 0, 0, 0, 0, 0}, ONCE), BAD_START);
  EXPECT_EQ(setTint(10, std::vector<uint8_t>(8, 0xFF), ONCE), BAD_START);
  for (const int64_t period : {1, 0x0200, 0x0202, 0x2002, 0xFFFF}) {
    EXPECT_EQ(setTint(10, scl::dateAndTimeBytes(NOW + MINUTE), period), BAD_PERIOD) << period;
    EXPECT_EQ(setTintl(10, scl::dtlBytes(NOW + MINUTE), period), BAD_PERIOD) << period;
  }
  EXPECT_EQ(runsAfter(60), 1U);
}

TEST_F(TimeOfDayBlocks, KnowOb10ToOb17ThatTheProgramHas) {
  for (int64_t number = INT16_MIN; number <= INT16_MAX; ++number) {
    const bool isLoaded = number == 10 || number == 17;
    const bool isOne = 10 <= number && number <= 17;
    ASSERT_EQ(status(number), isLoaded ? 0x10 : isOne ? 0 : -1) << number;
    ASSERT_EQ(setTintl(number, scl::dtlBytes(NOW), EVERY_MINUTE), isLoaded ? 0 : BAD_NUMBER) << number;
    ASSERT_EQ(setTint(number, scl::dateAndTimeBytes(NOW), EVERY_MINUTE), isLoaded ? 0 : BAD_NUMBER) << number;
    ASSERT_EQ(call("ACT_TINT", number), isLoaded ? 0 : BAD_NUMBER) << number;
    ASSERT_EQ(call("CAN_TINT", number), isLoaded ? 0 : BAD_NUMBER) << number;
  }
}

}  // namespace
}  // namespace vcpu
