#include "core/message_queue.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>

namespace mqtt {
namespace {

void put(MessageQueue& store, int32_t messageBytes) {
  const int32_t offset = roomInQueue(store, messageBytes);
  ASSERT_GE(offset, 0);
  const int32_t record = messageAt(store, store.messageCount);
  store.messages[record].offset = offset;
  store.messages[record].topicLength = messageBytes;
  store.nextOffset = offset + messageBytes;
  store.messageCount += 1;
}

TEST(MessageQueue, AnEmptyStoreTakesItsWholeSizeAndNotMore) {
  MessageQueue store;
  EXPECT_EQ(roomInQueue(store, QUEUE_BYTES_MAX), 0);
  EXPECT_EQ(roomInQueue(store, QUEUE_BYTES_MAX + 1), -1);
}

TEST(MessageQueue, OctetsRunOutToTheLast) {
  MessageQueue store;
  put(store, QUEUE_BYTES_MAX - 10);
  EXPECT_EQ(roomInQueue(store, 10), QUEUE_BYTES_MAX - 10);
  EXPECT_EQ(roomInQueue(store, 11), -1);
  put(store, 10);
  EXPECT_EQ(roomInQueue(store, 1), -1);
}

TEST(MessageQueue, RecordsRunOutToo) {
  MessageQueue store;
  for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count) put(store, 1);
  EXPECT_EQ(roomInQueue(store, 1), -1);
  releaseOldest(store);
  EXPECT_EQ(roomInQueue(store, 1), QUEUE_MESSAGES_MAX);
}

TEST(MessageQueue, WhatDoesNotFitBehindTheNewestGoesToTheFront) {
  MessageQueue store;
  put(store, 100);
  put(store, QUEUE_BYTES_MAX - 150);
  releaseOldest(store);
  EXPECT_EQ(roomInQueue(store, 50), QUEUE_BYTES_MAX - 50);
  EXPECT_EQ(roomInQueue(store, 51), 0);
  EXPECT_EQ(roomInQueue(store, 100), 0);
  EXPECT_EQ(roomInQueue(store, 101), -1);
  put(store, 51);
  EXPECT_EQ(roomInQueue(store, 49), 51);
  EXPECT_EQ(roomInQueue(store, 50), -1);
  put(store, 49);
  EXPECT_EQ(roomInQueue(store, 1), -1);
  releaseOldest(store);
  EXPECT_EQ(roomInQueue(store, 1), 100);
}

// Against a model that remembers which octets are whose.
TEST(MessageQueue, MessagesNeverOverlap) {
  std::mt19937 random(20);
  MessageQueue store;
  std::deque<std::pair<int32_t, int32_t>> inUse;
  for (int round = 0; round < 20000; ++round) {
    const int32_t messageBytes = 1 + static_cast<int32_t>(random() % 1200);
    const int32_t offset = roomInQueue(store, messageBytes);
    if (offset >= 0 && random() % 2 == 0) {
      ASSERT_LE(offset + messageBytes, QUEUE_BYTES_MAX);
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
