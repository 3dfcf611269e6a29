#include "telecontrol/event_store.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace tele {
namespace {

int32_t numberAt(const EventBlock& block, int32_t first) {
  uint32_t number = 0;
  for (int32_t i = 0; i < 4; ++i) number = number << 8 | block.bytes[first + i];
  return static_cast<int32_t>(number);
}

// The points of a block's events.
std::vector<int32_t> pointsOf(const EventBlock& block) {
  std::vector<int32_t> points;
  for (int32_t at = BLOCK_HEADER_BYTES; at < block.length; at += EVENT_BYTES) {
    points.push_back(numberAt(block, at));
  }
  return points;
}

class Store : public testing::Test {
 protected:
  bool put(int32_t pointId, Urgency urgency = Urgency::Conditional, WhenFull policy = WhenFull::ForcedImage) {
    Event event;
    event.pointId = pointId;
    return storeEvent(*store_, event, urgency, policy);
  }
  void fill(int32_t events) {
    while (eventCount(store_->buffer) < events) {
      Event event;
      placeEvent(*store_, event, Urgency::Conditional);
    }
  }
  std::vector<int32_t> take(int32_t blockBytes = BLOCK_BYTES_MAX) {
    Event lost;
    buildBlock(*store_, blockBytes, lost);
    const std::vector<int32_t> points = pointsOf(store_->block);
    finishBlock(*store_);
    return points;
  }

  std::unique_ptr<EventStore> store_ = std::make_unique<EventStore>();
};

TEST_F(Store, GivesEventsInTheirOrderOverTheEndOfTheBuffer) {
  int32_t put = 0;
  int32_t taken = 0;
  for (int round = 0; round < 100; ++round) {
    for (int32_t i = 0; i < 36; ++i) ASSERT_TRUE(Store::put(++put));
    for (int32_t point : take()) EXPECT_EQ(point, ++taken);
  }
  EXPECT_EQ(taken, put);
}

TEST_F(Store, NumbersEventsOverTheLargestNumber) {
  store_->buffer.oldest = EVENT_NUMBERS - 2;
  store_->buffer.next = EVENT_NUMBERS - 2;
  for (int32_t point = 1; point <= 5; ++point) ASSERT_TRUE(put(point));
  EXPECT_EQ(eventCount(store_->buffer), 5);
  EXPECT_EQ(take(), std::vector<int32_t>({1, 2, 3, 4, 5}));
  EXPECT_EQ(store_->buffer.oldest, 3);
}

TEST_F(Store, RefusesEventsFromFourFifthsToBelowHalfButNoAlarms) {
  fill(EVENTS_MAX * 4 / 5 - 1);
  EXPECT_TRUE(put(1));
  EXPECT_FALSE(put(2));
  EXPECT_TRUE(store_->forcedImage);
  EXPECT_TRUE(put(3, Urgency::Alarm));
  while (eventCount(store_->buffer) >= EVENTS_MAX / 2) {
    EXPECT_FALSE(put(4));
    (void)take(BLOCK_BYTES_MIN);
  }
  EXPECT_TRUE(put(5));
  EXPECT_FALSE(store_->forcedImage);
}

TEST_F(Store, RefusesAlarmsWhenEachPlaceIsTaken) {
  fill(EVENTS_MAX);
  EXPECT_FALSE(put(1, Urgency::Alarm));
  EXPECT_EQ(store_->lostEvents, 0);
}

TEST_F(Store, DropsTheOldestIfAskedFor) {
  for (int32_t point = 1; point <= EVENTS_MAX + 3; ++point) {
    EXPECT_TRUE(put(point, Urgency::Conditional, WhenFull::DropOldest));
  }
  EXPECT_EQ(store_->lostEvents, 3);
  EXPECT_FALSE(store_->forcedImage);
  const std::vector<int32_t> points = take();
  EXPECT_EQ(points[0], LOST_EVENTS_ID);
  EXPECT_EQ(points[1], 4);
}

TEST_F(Store, TellsLostEventsOnceAndAllOfThem) {
  fill(2);
  countLostEvent(*store_);
  countLostEvent(*store_);
  Event lost;
  buildBlock(*store_, BLOCK_BYTES_MIN, lost);
  EXPECT_EQ(store_->block.bytes[3], BLOCK_LOST | BLOCK_FIRST);
  EXPECT_EQ(numberAt(store_->block, BLOCK_HEADER_BYTES), LOST_EVENTS_ID);
  EXPECT_EQ(numberAt(store_->block, BLOCK_HEADER_BYTES + 4), 2);
  finishBlock(*store_);
  buildBlock(*store_, BLOCK_BYTES_MIN, lost);
  EXPECT_EQ(store_->block.bytes[3], 0);
  EXPECT_EQ(store_->block.length, BLOCK_HEADER_BYTES + EVENT_BYTES);
}

TEST_F(Store, NumbersBlocksFromZeroAndAgainBehindTheLargestNumber) {
  fill(3);
  Event lost;
  for (int32_t number : {0, 1}) {
    buildBlock(*store_, BLOCK_BYTES_MIN - EVENT_BYTES, lost);
    EXPECT_EQ(numberAt(store_->block, 4), number);
    finishBlock(*store_);
  }
  store_->blockNumber = COUNT_MAX;
  buildBlock(*store_, BLOCK_BYTES_MIN, lost);
  EXPECT_EQ(numberAt(store_->block, 4), 0);
  EXPECT_EQ(store_->block.bytes[3], 0);
}

TEST_F(Store, SendsAtOnceUpToTheLastUrgentEvent) {
  fill(5);
  EXPECT_TRUE(put(1, Urgency::Spontaneous));
  EXPECT_TRUE(put(2));
  EXPECT_EQ(store_->urgentEvents, 6);
  Event lost;
  buildBlock(*store_, BLOCK_HEADER_BYTES + 4 * EVENT_BYTES, lost);
  EXPECT_EQ(store_->urgentEvents, 2);
  finishBlock(*store_);
  buildBlock(*store_, BLOCK_HEADER_BYTES + 4 * EVENT_BYTES, lost);
  EXPECT_EQ(store_->urgentEvents, 0);
}

TEST_F(Store, IsResetWhenItHoldsWhatNoPowerCutLeaves) {
  using Spoil = void (*)(EventStore&);
  const Spoil spoils[] = {
      [](EventStore& store) { store.buffer.oldest = -1; },
      [](EventStore& store) { store.buffer.oldest = EVENT_NUMBERS; },
      [](EventStore& store) { store.buffer.next = INT32_MAX; },
      [](EventStore& store) { store.buffer.next = EVENTS_MAX + 1; },
      [](EventStore& store) { store.block.behind = -1; },
      [](EventStore& store) { store.block.length = BLOCK_BYTES_MAX + 1; },
      [](EventStore& store) { store.block.length = -1; },
      [](EventStore& store) { store.blockNumber = -2; },
      [](EventStore& store) { store.block.blockNumber = -1; },
      [](EventStore& store) { store.lostEvents = -1; },
      [](EventStore& store) { store.toldLostEvents = -1; },
      [](EventStore& store) { store.block.toldLostEvents = -1; },
      [](EventStore& store) { store.looseEvents = -1; },
  };
  for (Spoil spoil : spoils) {
    auto store = std::make_unique<EventStore>();
    spoil(*store);
    EXPECT_FALSE(recoverEvents(*store));
    EXPECT_EQ(eventCount(store->buffer), 0);
    EXPECT_TRUE(recoverEvents(*store));
  }
}

}  // namespace
}  // namespace tele
