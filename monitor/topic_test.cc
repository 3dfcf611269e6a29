#include "monitor/topic.h"

#include <gtest/gtest.h>

namespace monitor {
namespace {

TEST(Topic, TellsStationAndKind) {
  EXPECT_EQ(stationOf("plant/pump/events"), "plant/pump");
  EXPECT_EQ(stationOf("events"), "");
  EXPECT_EQ(topicOf("plant/pump", "command"), "plant/pump/command");
  EXPECT_EQ(topicOf("", "command"), "command");
  EXPECT_EQ(kindOf("plant/state/events"), TopicKind::Events);
  EXPECT_EQ(kindOf("plant/alarms"), TopicKind::Events);
  EXPECT_EQ(kindOf("plant/pump/points/101"), TopicKind::Point);
  EXPECT_EQ(kindOf("plant/pump/points/lost"), TopicKind::Point);
  EXPECT_EQ(kindOf("plant/pump/points/"), TopicKind::Events);
  EXPECT_EQ(kindOf("state"), TopicKind::State);
  EXPECT_EQ(kindOf("a/result"), TopicKind::Result);
  EXPECT_EQ(kindOf("a/request"), TopicKind::Demand);
  EXPECT_EQ(kindOf("a/command"), TopicKind::Demand);
}

TEST(Topic, OfTheStateStandsBesideThatOfEvents) {
  EXPECT_EQ(filterBeside("+/+/events", "state"), "+/+/state");
  EXPECT_EQ(filterBeside("events", "state"), "state");
  EXPECT_EQ(filterBeside("+/+/points/+", "state"), "+/+/state");
  EXPECT_EQ(filterBeside("plant/pump/points/101", "state"), "plant/pump/state");
  for (const char* both : {"plant/#", "#", "+", "plant/+", "plant/state"})
    EXPECT_EQ(filterBeside(both, "state"), "") << both;
}

}  // namespace
}  // namespace monitor
