#include "core/store.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>

namespace mqtt {
namespace {

void put(Store& store, int32_t messageBytes) {
  const int32_t offset = roomInStore(store, messageBytes);
  ASSERT_GE(offset, 0);
  const int32_t record = recordAt(store, store.recordCount);
  store.records[record].offset = offset;
  store.records[record].topicBytes = messageBytes;
  store.nextOffset = offset + messageBytes;
  store.recordCount += 1;
}

TEST(Store, AnEmptyStoreTakesItsWholeSizeAndNotMore) {
  Store store;
  EXPECT_EQ(roomInStore(store, STORE_BYTES_MAX), 0);
  EXPECT_EQ(roomInStore(store, STORE_BYTES_MAX + 1), -1);
}

TEST(Store, OctetsRunOutToTheLast) {
  Store store;
  put(store, STORE_BYTES_MAX - 10);
  EXPECT_EQ(roomInStore(store, 10), STORE_BYTES_MAX - 10);
  EXPECT_EQ(roomInStore(store, 11), -1);
  put(store, 10);
  EXPECT_EQ(roomInStore(store, 1), -1);
}

TEST(Store, RecordsRunOutToo) {
  Store store;
  for (int32_t count = 0; count < STORE_RECORDS_MAX; ++count) put(store, 1);
  EXPECT_EQ(roomInStore(store, 1), -1);
  releaseOldest(store);
  EXPECT_EQ(roomInStore(store, 1), STORE_RECORDS_MAX);
}

TEST(Store, WhatDoesNotFitBehindTheNewestGoesToTheFront) {
  Store store;
  put(store, 100);
  put(store, STORE_BYTES_MAX - 150);
  releaseOldest(store);
  EXPECT_EQ(roomInStore(store, 50), STORE_BYTES_MAX - 50);
  EXPECT_EQ(roomInStore(store, 51), 0);
  EXPECT_EQ(roomInStore(store, 100), 0);
  EXPECT_EQ(roomInStore(store, 101), -1);
  put(store, 51);
  EXPECT_EQ(roomInStore(store, 49), 51);
  EXPECT_EQ(roomInStore(store, 50), -1);
  put(store, 49);
  EXPECT_EQ(roomInStore(store, 1), -1);
  releaseOldest(store);
  EXPECT_EQ(roomInStore(store, 1), 100);
}

// Against a model that remembers which octets are whose.
TEST(Store, MessagesNeverOverlap) {
  std::mt19937 random(20);
  Store store;
  std::deque<std::pair<int32_t, int32_t>> inUse;
  for (int round = 0; round < 20000; ++round) {
    const int32_t messageBytes = 1 + static_cast<int32_t>(random() % 1200);
    const int32_t offset = roomInStore(store, messageBytes);
    if (offset >= 0 && random() % 2 == 0) {
      ASSERT_LE(offset + messageBytes, STORE_BYTES_MAX);
      for (const auto& [from, to] : inUse) ASSERT_TRUE(offset + messageBytes <= from || to <= offset);
      put(store, messageBytes);
      inUse.emplace_back(offset, offset + messageBytes);
    } else if (!inUse.empty()) {
      releaseOldest(store);
      inUse.pop_front();
    }
  }
}

}  // namespace
}  // namespace mqtt
