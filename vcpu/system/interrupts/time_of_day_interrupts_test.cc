#include "vcpu/system/interrupts/time_of_day_interrupts.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace vcpu {
namespace {

constexpr int64_t S = 1'000'000'000;
constexpr int64_t MINUTE = 60 * S;
constexpr int64_t HOUR = 60 * MINUTE;

/// A CPU whose clocks the test moves: both together, or the time of day alone.
class TimeOfDay : public testing::Test {
 protected:
  void SetUp() override { interrupts.start({{10, std::nullopt}, {11, std::nullopt}}, now); }

  void set(TimeOfDayPeriod period, int64_t start, bool isLocal = false) {
    interrupts.set(10, {start, period, isLocal});
    EXPECT_TRUE(interrupts.activate(10, now));
  }

  // "10" for each run; "^" behind one that was caught up, "'" behind one that is a second time.
  std::string after(int64_t time) {
    now.monotonic += time;
    setClock(time);
    std::string runs;
    for (const DueInterrupt& one : interrupts.take(now)) {
      runs += fmt::format("{}{}{}", one.number, one.event.isCaughtUp ? "^" : "",
                          one.event.isSecondTime ? "'" : "");
    }
    return runs;
  }

  void setClock(int64_t difference) {
    now.system += difference;
    now.local += difference;
  }

  TimeOfDayInterrupts interrupts;
  CpuTime now{.monotonic = 5 * S, .system = 100 * HOUR, .local = 102 * HOUR};
};

TEST_F(TimeOfDay, RunsOnceAtItsTimeAndIsForgottenThen) {
  set(TimeOfDayPeriod::Once, 100 * HOUR + MINUTE);
  EXPECT_EQ(interrupts.nextDue(), 65 * S);
  EXPECT_EQ(after(MINUTE - 1), "");
  EXPECT_TRUE(interrupts.isActive(10));
  EXPECT_EQ(after(1), "10");
  EXPECT_FALSE(interrupts.isActive(10));
  EXPECT_EQ(interrupts.scheduleOf(10), nullptr);
  EXPECT_EQ(interrupts.nextDue(), INT64_MAX);
  EXPECT_EQ(after(HOUR), "");
}

TEST_F(TimeOfDay, RunsAtEachOfItsTimesAndMakesUpForOneIfSeveralWereMissed) {
  set(TimeOfDayPeriod::EveryMinute, 0);
  EXPECT_EQ(after(0), "10") << "it is the whole minute";
  EXPECT_EQ(after(30 * S), "");
  EXPECT_EQ(after(30 * S), "10");
  EXPECT_EQ(after(5 * MINUTE + 1), "10");
  EXPECT_EQ(after(MINUTE - 2), "");
  EXPECT_EQ(after(1), "10");
}

TEST_F(TimeOfDay, IsSetActivatedAndCancelled) {
  EXPECT_TRUE(interrupts.has(11));
  EXPECT_FALSE(interrupts.has(12));
  EXPECT_FALSE(interrupts.cancel(11));
  interrupts.set(11, {100 * HOUR + MINUTE, TimeOfDayPeriod::Daily});
  EXPECT_FALSE(interrupts.isAnyActive());
  EXPECT_EQ(after(2 * MINUTE), "") << "not activated";
  EXPECT_TRUE(interrupts.activate(11, now));
  EXPECT_TRUE(interrupts.isAnyActive());
  EXPECT_EQ(after(24 * HOUR), "11");
  EXPECT_TRUE(interrupts.cancel(11));
  EXPECT_FALSE(interrupts.isActive(11));
  EXPECT_EQ(after(24 * HOUR), "");
  interrupts.set(11, {100 * HOUR, TimeOfDayPeriod::Once});
  EXPECT_FALSE(interrupts.activate(11, now)) << "in the past";
}

// One of local time two hours ahead is due two hours earlier.
TEST_F(TimeOfDay, LocalTimeIsThatOfTheTimeZone) {
  set(TimeOfDayPeriod::Once, 103 * HOUR, true);
  EXPECT_EQ(after(HOUR - 1), "");
  EXPECT_EQ(after(1), "10");
}

TEST_F(TimeOfDay, IsCaughtUpOnceIfTheClockIsSetForwardOverIt) {
  set(TimeOfDayPeriod::EveryMinute, 0);
  EXPECT_EQ(after(S), "10");
  setClock(HOUR);
  EXPECT_EQ(after(S), "10^");
  EXPECT_EQ(after(57 * S), "");
  EXPECT_EQ(after(S), "10");
  setClock(S);
  EXPECT_EQ(after(S), "") << "set forward, but not over a start event";
  EXPECT_EQ(after(58 * S), "10");
}

TEST_F(TimeOfDay, RunsASecondTimeIfTheClockIsSetBack) {
  set(TimeOfDayPeriod::EveryMinute, 0);
  EXPECT_EQ(after(S), "10");
  EXPECT_EQ(after(MINUTE), "10");
  setClock(-90 * S);
  EXPECT_EQ(after(0), "");
  EXPECT_EQ(after(29 * S), "10'");
  EXPECT_EQ(after(MINUTE), "10'");
  EXPECT_EQ(after(MINUTE), "10");
}

// A clock that is adjusted a little is not set.
TEST_F(TimeOfDay, ASmallStepOfTheClockIsNoSetting) {
  set(TimeOfDayPeriod::EveryMinute, 0);
  EXPECT_EQ(after(S), "10");
  EXPECT_EQ(after(58 * S + 998'000'000), "");
  setClock(5'000'000);
  EXPECT_EQ(after(0), "10");
  setClock(-5'000'000);
  EXPECT_EQ(after(7'000'000), "");
}

// WR_SYS_T takes any LDT.
TEST_F(TimeOfDay, AnyTimeOfDayIsTaken) {
  for (const int64_t other : {INT64_MIN, int64_t{-1}, int64_t{0}, INT64_MAX - 1, INT64_MAX}) {
    for (const auto period : {TimeOfDayPeriod::Once, TimeOfDayPeriod::EveryMinute, TimeOfDayPeriod::Yearly}) {
      set(period, now.system / MINUTE * MINUTE + MINUTE);
      const CpuTime before = now;
      now.system = other;
      after(0);
      EXPECT_GE(interrupts.nextDue(), now.monotonic);
      now = before;
      after(0);
    }
  }
}

}  // namespace
}  // namespace vcpu
