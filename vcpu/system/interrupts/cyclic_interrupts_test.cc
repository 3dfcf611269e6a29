#include "vcpu/system/interrupts/cyclic_interrupts.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace vcpu {
namespace {

constexpr int64_t MS = 1'000'000;

// "30@50": the number and the moment in ms of each run.
std::string runs(std::vector<DueInterrupt> due) {
  sortByPriority(due);
  std::string text;
  for (const DueInterrupt& one : due) text += fmt::format(" {}@{}", one.number, one.due / MS);
  return text;
}

// The example of TIA Portal's help: 50 ms, and 100 ms with a phase offset of 20 ms.
TEST(CyclicInterrupts, APhaseOffsetKeepsTwoFromComingDueTogether) {
  CyclicInterrupts interrupts;
  interrupts.start({{30, 50 * MS, 0, 8}, {31, 100 * MS, 20 * MS, 9}}, 0);
  std::string text;
  for (int64_t now = 0; now <= 250; now += 10) text += runs(interrupts.take(now * MS));
  EXPECT_EQ(text, " 30@50 30@100 31@120 30@150 30@200 31@220 30@250");
}

TEST(CyclicInterrupts, CountFromTheStartOfTheCpu) {
  CyclicInterrupts interrupts;
  EXPECT_EQ(interrupts.nextDue(), INT64_MAX);
  interrupts.start({{30, 100 * MS, 7 * MS, 8}}, 1'000 * MS);
  EXPECT_EQ(interrupts.nextDue(), 1'107 * MS);
  EXPECT_EQ(runs(interrupts.take(1'107 * MS - 1)), "");
  EXPECT_EQ(runs(interrupts.take(1'107 * MS)), " 30@1107");
  EXPECT_EQ(interrupts.nextDue(), 1'207 * MS);
}

TEST(CyclicInterrupts, TheHighestPriorityComesFirstThenWhatWasDueFirst) {
  CyclicInterrupts interrupts;
  interrupts.start({{30, 10 * MS, 0, 24},
                    {31, 10 * MS, 0, 2},
                    {32, 10 * MS, 3 * MS, 13},
                    {33, 10 * MS, 1 * MS, 13},
                    {34, 10 * MS, 1 * MS, 13}},
                   0);
  EXPECT_EQ(runs(interrupts.take(14 * MS)), " 30@10 34@11 33@11 32@13 31@10");
}

// Of 10 start events the queue holds the first; the others are counted, and the count ends with the run.
TEST(CyclicInterrupts, StartEventsThatTheQueueDoesNotHoldAreDiscardedAndCounted) {
  for (const int queued : {1, 2, 3, 10, 12}) {
    CyclicInterrupts interrupts;
    interrupts.start({{30, 10 * MS, 0, 8, queued}}, 0);
    const std::vector<DueInterrupt> due = interrupts.take(105 * MS);
    const int kept = std::min(queued, 10);
    ASSERT_EQ(due.size(), static_cast<size_t>(kept));
    for (int i = 0; i < kept; ++i) {
      const DueInterrupt& one = due[static_cast<size_t>(i)];
      EXPECT_EQ(one.due, (i + 1) * 10 * MS);
      EXPECT_EQ(one.event.isFirst, i == 0);
      EXPECT_EQ(one.event.eventsDiscarded, i == 0 ? 10 - kept : 0);
    }
    const std::vector<DueInterrupt> next = interrupts.take(110 * MS);
    ASSERT_EQ(next.size(), 1U);
    EXPECT_FALSE(next[0].event.isFirst);
    EXPECT_EQ(next[0].event.eventsDiscarded, 0);
  }
}

TEST(CyclicInterrupts, ASetIntervalCountsFromThenOn) {
  CyclicInterrupts interrupts;
  interrupts.start({{30, 10 * MS, 0, 8}, {31, 100 * MS, 0, 8}}, 0);
  EXPECT_EQ(interrupts.find(32), nullptr);
  interrupts.set(30, 7 * MS, 2 * MS, 5 * MS);
  EXPECT_EQ(interrupts.find(30)->interval, 7 * MS);
  EXPECT_EQ(interrupts.find(30)->phase, 2 * MS);
  EXPECT_EQ(runs(interrupts.take(13 * MS)), "");
  EXPECT_EQ(runs(interrupts.take(14 * MS)), " 30@14");
  EXPECT_EQ(interrupts.nextDue(), 21 * MS);
  interrupts.set(30, 0, 0, 14 * MS);
  EXPECT_EQ(interrupts.nextDue(), 100 * MS);
  EXPECT_EQ(runs(interrupts.take(99 * MS)), "");
  interrupts.set(30, 1 * MS, 0, 99 * MS);
  EXPECT_EQ(runs(interrupts.take(100 * MS)), " 31@100 30@100");
}

}  // namespace
}  // namespace vcpu
