// A broker that refuses the station.

#include <gtest/gtest.h>

#include "tests/broker/listener.h"
#include "tests/broker/pump_station.h"
#include "tests/broker/tap.h"

namespace broker_test {
namespace {

constexpr const char* STATUS_PATH = "\"Telecontrol_DB\".status";

// docs/status.md: the broker answered CONNACK 5, not authorised, as mosquitto does to a wrong password.
constexpr const char* REFUSED_AUTHORISATION = "16#8305";

class Refusal : public testing::Test {
 protected:
  void SetUp() override {
    broker_.demandPassword("pump", "right");
    broker_.start();
  }

  static std::vector<std::string> credentials(const std::string& password) {
    return {"--set",   "\"Config\".broker.userName='pump'",
            "--set",   "\"Config\".broker.password='" + password + "'",
            "--watch", STATUS_PATH};
  }

  Mosquitto broker_;
};

TEST_F(Refusal, TheRightPasswordConnects) {
  Listener listener(broker_, "plant/#", {"-u", "pump", "-P", "right"});
  PumpStation station(broker_.port(), credentials("right"));
  EXPECT_TRUE(eventually(Seconds(25), [&] { return stateIn(listener.newest(STATE)) == "online"; }))
      << station.output();
}

TEST_F(Refusal, AWrongPasswordHasAStatusOfItsOwnAndIsTriedSlowly) {
  Tap tap(broker_.port());
  PumpStation station(tap.port(), credentials("wrong"));
  ASSERT_TRUE(eventually(Seconds(25), [&] { return tap.connections() >= 1; })) << station.output();
  EXPECT_TRUE(eventually(Seconds(10), [&] { return station.watched(STATUS_PATH) == REFUSED_AUTHORISATION; }))
      << station.output();
  const int soFar = tap.connections();
  ASSERT_FALSE(eventually(Seconds(10), [&] { return !station.running(); })) << station.output();
  EXPECT_LE(tap.connections(), soFar + 1) << "more than one more try in ten seconds is not slow";
  EXPECT_EQ(station.interrupt(), 0) << station.output();
}

}  // namespace
}  // namespace broker_test
