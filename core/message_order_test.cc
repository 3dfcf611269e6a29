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
