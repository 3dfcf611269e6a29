// MqttTemporary on the virtual CPU: its inputs mean what they say. No broker answers: each occasion is an
// attempt without success. tests/broker has one that answers.

#include <gtest/gtest.h>

#include "tests/plc/library.h"
#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

std::vector<std::string> sources() {
  return {TELECONTROL_IMPORT, TESTDATA "/testdata/temporary_station.scl"};
}

constexpr int SECOND = 1000 / ShellStation::CYCLE_MS;

class Temporary : public testing::Test {
 protected:
  Temporary() {
    plc.network.behaviour.answer = vcpu::LinkBehaviour::Answer::Refuse;
    set("onUrgent", "FALSE");
    set("attemptTime", "T#2s");
    set("retryTime", "T#3s");
  }

  void set(const std::string& name, const std::string& value) { plc.set("\"Test\"." + name, value); }
  std::string show(const std::string& output) { return plc.show("\"Blocks\".temporary." + output); }
  /// Cycles until it tries to connect; 0: not within half a minute.
  int cyclesUntilAttempt() {
    for (int cycle = 1; cycle <= 30 * SECOND; ++cycle) {
      plc.scan();
      if (plc.flag("\"Blocks\".temporary.enable")) return cycle;
    }
    return 0;
  }

  ShellStation plc{sources()};
};

TEST_F(Temporary, StaysAwayWithoutAnOccasion) {
  EXPECT_EQ(cyclesUntilAttempt(), 0);
  EXPECT_EQ(plc.network.opened(), 0U);
  EXPECT_EQ(show("state"), "0");
  EXPECT_EQ(show("occasion"), "0");
}

TEST_F(Temporary, TriesAtTheRisingEdgeOfConnectNow) {
  set("connectNow", "TRUE");
  plc.scan();
  EXPECT_EQ(show("occasion"), "1");
  EXPECT_EQ(show("state"), "1");
  plc.scan(SECOND);
  EXPECT_EQ(plc.network.opened(), 1U);
  plc.scan(SECOND + 10);
  EXPECT_EQ(show("state"), "0");
  EXPECT_EQ(show("failures"), "1");
  EXPECT_EQ(cyclesUntilAttempt(), 0) << "the edge was one";
}

TEST_F(Temporary, TriesForAnUrgentEventAgainAndAgain) {
  set("onUrgent", "TRUE");
  EXPECT_LE(cyclesUntilAttempt(), 10) << "the first value of an alarm is an event";
  EXPECT_EQ(show("occasion"), "2");
  for (const char* attempts : {"2", "3"}) {
    plc.scan(2 * SECOND + 1);
    EXPECT_NEAR(cyclesUntilAttempt(), 3 * SECOND, 3);
    EXPECT_EQ(show("attempts"), attempts);
  }
}

TEST_F(Temporary, TriesWhenEnoughEventsWait) {
  set("fillEvents", "5");
  plc.scan(SECOND);
  EXPECT_EQ(show("attempts"), "0");
  EXPECT_EQ(plc.show("\"Blocks\".events.waiting"), "2");
  set("levelEvery", "100");
  EXPECT_NEAR(cyclesUntilAttempt(), 3 * SECOND, SECOND);
  EXPECT_EQ(show("occasion"), "3");
}

TEST_F(Temporary, TriesAtItsInterval) {
  set("intervalTime", "T#10s");
  EXPECT_NEAR(cyclesUntilAttempt(), 10 * SECOND, 3);
  EXPECT_EQ(show("occasion"), "4");
  plc.scan(3 * SECOND);
  EXPECT_NEAR(cyclesUntilAttempt(), 7 * SECOND, 3);
}

// The clock of the test begins at midnight, a second ago.
TEST_F(Temporary, TriesAtATimeOfDayIfTheClockIsSet) {
  set("daily", "TRUE");
  set("dailyTime", "TOD#00:00:11");
  set("clockSet", "FALSE");
  EXPECT_EQ(cyclesUntilAttempt(), 0);
  set("clockSet", "TRUE");
  set("dailyTime", "TOD#00:00:41");
  EXPECT_NEAR(cyclesUntilAttempt(), 10 * SECOND, 3);
  EXPECT_EQ(show("occasion"), "4");
}

TEST_F(Temporary, StaysAwayOutOfService) {
  set("onUrgent", "TRUE");
  set("inService", "FALSE");
  set("intervalTime", "T#1s");
  EXPECT_EQ(cyclesUntilAttempt(), 0);
  set("inService", "TRUE");
  EXPECT_EQ(cyclesUntilAttempt(), 1);
  set("inService", "FALSE");
  plc.scan();
  EXPECT_EQ(show("state"), "0");
  EXPECT_FALSE(plc.flag("\"Blocks\".temporary.enable"));
}

}  // namespace
}  // namespace plc_test
