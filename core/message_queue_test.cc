#include "core/message_queue.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>

namespace mqtt {
namespace {

void put(MessageQueue& queue, int32_t messageBytes) {
  const int32_t offset = roomInQueue(queue, messageBytes);
  ASSERT_GE(offset, 0);
  const int32_t record = messageAt(queue, queue.messageCount);
  queue.messages[record].offset = offset;
  queue.messages[record].topicLength = messageBytes;
  queue.nextOffset = offset + messageBytes;
  queue.messageCount += 1;
}

TEST(MessageQueue, AnEmptyQueueTakesItsWholeSizeAndNotMore) {
  MessageQueue queue;
  EXPECT_EQ(roomInQueue(queue, QUEUE_BYTES_MAX), 0);
  EXPECT_EQ(roomInQueue(queue, QUEUE_BYTES_MAX + 1), -1);
}

TEST(MessageQueue, OctetsRunOutToTheLast) {
  MessageQueue queue;
  put(queue, QUEUE_BYTES_MAX - 10);
  EXPECT_EQ(roomInQueue(queue, 10), QUEUE_BYTES_MAX - 10);
  EXPECT_EQ(roomInQueue(queue, 11), -1);
  put(queue, 10);
  EXPECT_EQ(roomInQueue(queue, 1), -1);
}

TEST(MessageQueue, RecordsRunOutToo) {
  MessageQueue queue;
  for (int32_t count = 0; count < QUEUE_MESSAGES_MAX; ++count) put(queue, 1);
  EXPECT_EQ(roomInQueue(queue, 1), -1);
  releaseOldest(queue);
  EXPECT_EQ(roomInQueue(queue, 1), QUEUE_MESSAGES_MAX);
}

TEST(MessageQueue, WhatDoesNotFitBehindTheNewestGoesToTheFront) {
  MessageQueue queue;
  put(queue, 100);
  put(queue, QUEUE_BYTES_MAX - 150);
  releaseOldest(queue);
  EXPECT_EQ(roomInQueue(queue, 50), QUEUE_BYTES_MAX - 50);
  EXPECT_EQ(roomInQueue(queue, 51), 0);
  EXPECT_EQ(roomInQueue(queue, 100), 0);
  EXPECT_EQ(roomInQueue(queue, 101), -1);
  put(queue, 51);
  EXPECT_EQ(roomInQueue(queue, 49), 51);
  EXPECT_EQ(roomInQueue(queue, 50), -1);
  put(queue, 49);
  EXPECT_EQ(roomInQueue(queue, 1), -1);
  releaseOldest(queue);
  EXPECT_EQ(roomInQueue(queue, 1), 100);
}

// Against a model that remembers which bytes belong to which message.
TEST(MessageQueue, MessagesNeverOverlap) {
  std::mt19937 random(20);
  MessageQueue queue;
  std::deque<std::pair<int32_t, int32_t>> inUse;
  for (int round = 0; round < 20000; ++round) {
    const int32_t messageBytes = 1 + static_cast<int32_t>(random() % 1200);
    const int32_t offset = roomInQueue(queue, messageBytes);
    if (offset >= 0 && random() % 2 == 0) {
      ASSERT_LE(offset + messageBytes, QUEUE_BYTES_MAX);
      for (const auto& [from, to] : inUse) ASSERT_TRUE(offset + messageBytes <= from || to <= offset);
      put(queue, messageBytes);
      inUse.emplace_back(offset, offset + messageBytes);
    } else if (!inUse.empty()) {
      releaseOldest(queue);
      inUse.pop_front();
    }
  }
}

}  // namespace
}  // namespace mqtt
