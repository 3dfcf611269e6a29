#include "core/message_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace mqtt {
namespace {

std::vector<int32_t> oldestFirst(const MessageOrder& order) {
  std::vector<int32_t> places;
  for (int32_t place = order.oldest; place != NO_PLACE; place = order.younger[place]) places.push_back(place);
  return places;
}

std::vector<int32_t> newestFirst(const MessageOrder& order) {
  std::vector<int32_t> places;
  for (int32_t place = order.newest; place != NO_PLACE; place = order.older[place]) places.push_back(place);
  return places;
}

TEST(MessageOrder, KeepsTheOrderOfArrivalWhateverLeaves) {
  std::mt19937 random(1);
  MessageOrder order;
  std::vector<int32_t> expected;
  for (int step = 0; step < 20'000; ++step) {
    const bool full = expected.size() == static_cast<size_t>(QUEUE_MESSAGES_MAX);
    if (random() % 2 == 0 && !full) {
      const int32_t place = freePlace(order);
      ASSERT_NE(place, NO_PLACE);
      ASSERT_EQ(std::count(expected.begin(), expected.end(), place), 0);
      appendPlace(order, place);
      expected.push_back(place);
    } else if (!expected.empty()) {
      const auto gone = expected.begin() + static_cast<std::ptrdiff_t>(random() % expected.size());
      removePlace(order, *gone);
      expected.erase(gone);
    }
    ASSERT_EQ(oldestFirst(order), expected);
    ASSERT_EQ(newestFirst(order), std::vector<int32_t>(expected.rbegin(), expected.rend()));
    ASSERT_EQ(order.count, static_cast<int32_t>(expected.size()));
    ASSERT_EQ(freePlace(order) == NO_PLACE, expected.size() == static_cast<size_t>(QUEUE_MESSAGES_MAX));
  }
}

void expectList(const MessageOrder& order, const std::vector<int32_t>& expected) {
  ASSERT_EQ(oldestFirst(order), expected);
  ASSERT_EQ(newestFirst(order), std::vector<int32_t>(expected.rbegin(), expected.rend()));
  ASSERT_EQ(order.count, static_cast<int32_t>(expected.size()));
  for (int32_t place = 0; place < QUEUE_MESSAGES_MAX; ++place) {
    ASSERT_EQ(order.taken[place], std::count(expected.begin(), expected.end(), place) == 1);
  }
  const int32_t free = freePlace(order);
  ASSERT_EQ(free == NO_PLACE, expected.size() == static_cast<size_t>(QUEUE_MESSAGES_MAX));
  ASSERT_TRUE(free == NO_PLACE || !order.taken[free]);
}

/// Every sequence of so many steps: one more message, as the newest or in front of any other, or any one
/// leaves.
int64_t tryAll(const MessageOrder& order, const std::vector<int32_t>& listed, int steps) {
  expectList(order, listed);
  if (steps == 0 || testing::Test::HasFatalFailure()) return 1;
  int64_t sequences = 0;
  const int32_t free = freePlace(order);
  for (size_t index = 0; index <= listed.size() && free != NO_PLACE; ++index) {
    MessageOrder next = order;
    std::vector<int32_t> expected = listed;
    expected.insert(expected.begin() + static_cast<std::ptrdiff_t>(index), free);
    insertPlace(next, free, index < listed.size() ? listed[index] : NO_PLACE);
    sequences += tryAll(next, expected, steps - 1);
  }
  for (size_t index = 0; index < listed.size(); ++index) {
    MessageOrder next = order;
    std::vector<int32_t> expected = listed;
    expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(index));
    removePlace(next, listed[index]);
    sequences += tryAll(next, expected, steps - 1);
  }
  return sequences;
}

TEST(MessageOrder, IsRightBehindEverySequenceOfSevenSteps) {
  EXPECT_GT(tryAll(MessageOrder(), {}, 7), 20'000);
}

TEST(MessageOrder, IsRightBehindEverySequenceOfTwoStepsAroundFull) {
  for (int32_t count = QUEUE_MESSAGES_MAX - 1; count <= QUEUE_MESSAGES_MAX; ++count) {
    MessageOrder order;
    std::vector<int32_t> listed;
    for (int32_t one = 0; one < count; ++one) {
      listed.push_back(freePlace(order));
      appendPlace(order, listed.back());
    }
    EXPECT_GT(tryAll(order, listed, 2), 900);
  }
}

TEST(MessageOrder, CountsNumbersOverTheirEnd) {
  for (int32_t first : {0, 1, NUMBERS_MAX - 2, NUMBERS_MAX - 1, NUMBERS_MAX}) {
    int32_t last = first;
    for (int32_t behind = 0; behind < 100; ++behind, last = numberAfter(last)) {
      ASSERT_EQ(numbersSince(last, first), behind);
      ASSERT_GE(last, 0);
      ASSERT_LE(last, NUMBERS_MAX);
    }
  }
  EXPECT_EQ(numbersSince(0, 1), NUMBERS_MAX);
  EXPECT_LE(int64_t{NUMBERS_MAX} * QUEUE_MESSAGES_MAX + QUEUE_MESSAGES_MAX, COUNT_MAX);
}

TEST(MessageOrder, GivesAPlaceOutAgainAsLateAsItCan) {
  MessageOrder order;
  for (int32_t expected = 0; expected < QUEUE_MESSAGES_MAX; ++expected) {
    const int32_t place = freePlace(order);
    EXPECT_EQ(place, expected);
    appendPlace(order, place);
    removePlace(order, place);
  }
  EXPECT_EQ(freePlace(order), 0);
}

}  // namespace
}  // namespace mqtt
