// MqttStationState on the virtual CPU: when it publishes, and what.

#include <gtest/gtest.h>

#include "tests/plc/library.h"
#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

std::vector<std::string> sources() {
  return {TELECONTROL_IMPORT, TESTDATA "/testdata/station_state.scl"};
}

class StationState : public testing::Test {
 protected:
  /// What was sent since the last call: PUBLISH of QoS 1, retained, to the topic "s" (MQTT 3.1.1, 3.3),
  /// without its packet identifier. "" is nothing. It is acknowledged.
  std::string published() {
    plc.scan(3);
    const std::vector<uint8_t> octets = plc.broker().read();
    if (octets.size() < 7) return octets.empty() ? "" : "no PUBLISH: " + hexadecimal(octets);
    EXPECT_EQ(octets[0], 0x33);
    EXPECT_EQ(octets[1], octets.size() - 2) << "one packet";
    plc.broker().write({0x40, 0x02, octets[5], octets[6]});
    plc.scan(3);
    return {octets.begin() + 7, octets.end()};
  }
  std::string connected() {
    plc.connect();
    return published();
  }

  ShellStation plc{sources()};
};

TEST_F(StationState, IsPublishedAtEachConnection) {
  EXPECT_EQ(connected(), R"({"state":"online","alive":1,"partner":1,"waiting":0,"lost":0})");
  plc.set("\"Test\".waiting", "4000");
  plc.set("\"Test\".lostEvents", "17");
  plc.scan(1000);
  EXPECT_EQ(published(), "");
  plc.broker().reset();
  EXPECT_EQ(connected(), R"({"state":"online","alive":2,"partner":1,"waiting":4000,"lost":17})");
}

TEST_F(StationState, IsPublishedWhenPartnerChanges) {
  connected();
  plc.set("\"Test\".partner", "16#0005");
  EXPECT_EQ(published(), R"({"state":"online","alive":2,"partner":5,"waiting":0,"lost":0})");
  plc.scan(1000);
  EXPECT_EQ(published(), "");
  plc.set("\"Test\".partner", "16#FFFF");
  EXPECT_EQ(published(), R"({"state":"online","alive":3,"partner":65535,"waiting":0,"lost":0})");
}

// A change while a message is under way comes behind it.
TEST_F(StationState, MissesNoChange) {
  plc.connect();
  plc.set("\"Test\".partner", "16#0005");
  plc.scan(10);
  EXPECT_EQ(published(), R"({"state":"online","alive":1,"partner":1,"waiting":0,"lost":0})");
  EXPECT_EQ(published(), R"({"state":"online","alive":2,"partner":5,"waiting":0,"lost":0})");
}

TEST_F(StationState, GrowsEveryAliveSeconds) {
  plc.set("\"Test\".aliveSeconds", "10");
  connected();
  for (int alive = 2; alive <= 5; ++alive) {
    int cycles = 0;
    while (plc.show("\"Blocks\".state.alive") != std::to_string(alive) && ++cycles < 2000) plc.scan();
    EXPECT_NEAR(cycles, 1000, 10);
    EXPECT_EQ(published().substr(0, 28), "{\"state\":\"online\",\"alive\":" + std::to_string(alive) + ",");
  }
  for (const char* none : {"0", "-1"}) {
    plc.set("\"Test\".aliveSeconds", none);
    plc.scan(3000);
    EXPECT_EQ(published(), "");
  }
}

TEST_F(StationState, TellsThatTheStationLeaves) {
  connected();
  plc.set("\"Test\".leaving", "TRUE");
  EXPECT_EQ(published(), R"({"state":"offline","alive":2,"partner":1,"waiting":0,"lost":0})");
  plc.set("\"Test\".leaving", "FALSE");
  EXPECT_EQ(published(), R"({"state":"online","alive":3,"partner":1,"waiting":0,"lost":0})");
}

TEST_F(StationState, QueuesNothingWithoutAConnection) {
  connected();
  plc.broker().reset();
  plc.set("\"Test\".enable", "FALSE");
  plc.scan(100);
  for (const char* partner : {"16#0000", "16#0004", "16#0000"}) {
    plc.set("\"Test\".partner", partner);
    plc.scan(10);
  }
  EXPECT_EQ(plc.show("\"Blocks\".client.toSend"), "0");
  EXPECT_EQ(connected(), R"({"state":"online","alive":2,"partner":0,"waiting":0,"lost":0})");
}

// Another message is in flight, and the window holds one.
TEST_F(StationState, TakesBackWhatWasNotSent) {
  plc.set("\"Test\".settings.inFlightMaximum", "1");
  connected();
  plc.set("\"Test\".other", "TRUE");
  plc.scan(3);
  plc.set("\"Test\".partner", "16#0005");
  plc.scan(3);
  EXPECT_EQ(plc.show("\"Blocks\".client.toSend"), "2");
  plc.broker().reset();
  plc.scan(10);
  EXPECT_EQ(plc.show("\"Blocks\".client.toSend"), "1");
}

TEST_F(StationState, CountsOnFromNought) {
  plc.set("\"Blocks\".state.alive", "2147483646");
  EXPECT_EQ(connected(), R"({"state":"online","alive":2147483647,"partner":1,"waiting":0,"lost":0})");
  plc.set("\"Test\".partner", "16#0000");
  EXPECT_EQ(published(), R"({"state":"online","alive":0,"partner":0,"waiting":0,"lost":0})");
}

// The longest text there is.
TEST_F(StationState, HasRoomForItsLargestText) {
  plc.set("\"Blocks\".state.alive", "2147483646");
  plc.set("\"Test\".leaving", "TRUE");
  plc.set("\"Test\".partner", "16#FFFF");
  plc.set("\"Test\".waiting", "-2147483648");
  plc.set("\"Test\".lostEvents", "-2147483648");
  EXPECT_EQ(
      connected(),
      R"({"state":"offline","alive":2147483647,"partner":65535,"waiting":-2147483648,"lost":-2147483648})");
}

TEST_F(StationState, ShowsWhyItWasRefusedAndTriesAgain) {
  plc.set("\"Test\".topic", "'a/#'");
  plc.connect();
  plc.scan(10);
  EXPECT_EQ(plc.show("\"Blocks\".state.status"), "16#8505");
  EXPECT_TRUE(plc.flag("\"Blocks\".state.error"));
  plc.set("\"Test\".topic", "'s'");
  EXPECT_NE(published(), "");
  EXPECT_FALSE(plc.flag("\"Blocks\".state.error"));
}

}  // namespace
}  // namespace plc_test
