#include "fleet/traffic.h"

#include <gtest/gtest.h>

#include <memory>

namespace fleet {
namespace {

using Bytes = std::vector<uint8_t>;

const Bytes ACCEPTED = {0x20, 2, 0, 0};
const Bytes REFUSED = {0x20, 2, 0, 5};

Bytes publish(uint8_t flags, uint8_t identifier) {
  if ((flags & 6) == 0) return {static_cast<uint8_t>(0x30 | flags), 3, 0, 1, 'a'};
  return {static_cast<uint8_t>(0x30 | flags), 5, 0, 1, 'a', 0, identifier};
}

class TrafficTest : public testing::Test {
 protected:
  void connect() {
    connection_ = std::make_unique<Connection>(traffic_);
    connection_->received(ACCEPTED, now_);
  }
  void sent(const Bytes& bytes) { connection_->sent(bytes, now_); }
  void received(const Bytes& bytes) { connection_->received(bytes, now_); }
  void wait(int64_t ms) { now_ += ms * 1'000'000; }

  Traffic traffic_;
  std::unique_ptr<Connection> connection_;
  int64_t now_ = 0;
};

TEST_F(TrafficTest, AConnectionCountsFromItsConnackToItsEnd) {
  connection_ = std::make_unique<Connection>(traffic_);
  EXPECT_EQ(traffic_.connected, 0);
  received(ACCEPTED);
  EXPECT_EQ(traffic_.connected, 1);
  EXPECT_EQ(traffic_.counts.connects, 1);
  connection_.reset();
  EXPECT_EQ(traffic_.connected, 0);
  EXPECT_EQ(traffic_.counts.disconnects, 1);
}

TEST_F(TrafficTest, ARefusedOneIsNeverConnected) {
  connection_ = std::make_unique<Connection>(traffic_);
  received(REFUSED);
  EXPECT_EQ(traffic_.counts.refusals, 1);
  connection_.reset();
  EXPECT_EQ(traffic_.connected, 0);
  EXPECT_EQ(traffic_.counts.disconnects, 0);
}

TEST_F(TrafficTest, TimesEachMessageFromPublishToItsLastAcknowledgement) {
  connect();
  sent(publish(0, 0));
  sent(publish(2, 1));
  wait(10);
  sent(publish(4, 2));
  wait(10);
  received({0x40, 2, 0, 1});
  received({0x50, 2, 0, 2});
  sent({0x62, 2, 0, 2});
  wait(20);
  received({0x70, 2, 0, 2});
  EXPECT_EQ(traffic_.counts.published, 3);
  EXPECT_EQ(traffic_.counts.confirmable, 2);
  EXPECT_EQ(traffic_.counts.acknowledged, 2);
  EXPECT_EQ(traffic_.latencies.count(), 2);
  EXPECT_EQ(traffic_.latencies.longestMs(), 30);
}

TEST_F(TrafficTest, AMessageSentAgainIsAcknowledgedOnce) {
  connect();
  sent(publish(2, 1));
  sent(publish(4, 2));
  received({0x50, 2, 0, 2});
  connect();
  sent(publish(0xA, 1));
  sent({0x62, 2, 0, 2});
  received({0x40, 2, 0, 1});
  received({0x70, 2, 0, 2});
  EXPECT_EQ(traffic_.counts.published, 2);
  EXPECT_EQ(traffic_.counts.resent, 1);
  EXPECT_EQ(traffic_.counts.acknowledged, 2);
}

TEST_F(TrafficTest, AcknowledgementsOfNothingDoNotCount) {
  connect();
  received({0x40, 2, 0, 9});
  EXPECT_EQ(traffic_.counts.acknowledged, 0);
  received(publish(2, 9));
  EXPECT_EQ(traffic_.counts.received, 1);
}

}  // namespace
}  // namespace fleet
