// Values flow both ways between the example station and mosquitto, with either protocol and either compiler.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/broker/listener.h"
#include "tests/broker/pump_station.h"

namespace broker_test {
namespace {

struct Way {
  int protocol;
  std::string compiler;
};

class Exchange : public testing::TestWithParam<Way> {
 protected:
  void SetUp() override {
    broker_.start();
    if (HasFatalFailure()) return;
    listener_ = std::make_unique<Listener>(broker_, "plant/#");
    station_ = std::make_unique<PumpStation>(
        broker_.port(),
        std::vector<std::string>{"--set", set("\"Config\".broker.protocol", GetParam().protocol),
                                 "--compiler", GetParam().compiler});
  }

  static std::string set(const std::string& path, int value) { return path + "=" + std::to_string(value); }

  std::string answerTo(const std::string& setPoint) {
    const size_t before = listener_->count(SET_POINT_ACK);
    publish(broker_, SET_POINT, setPoint);
    EXPECT_TRUE(eventually(Seconds(10), [&] { return listener_->count(SET_POINT_ACK) > before; }))
        << "no answer to the set point " << setPoint << "\n"
        << station_->output();
    return listener_->newest(SET_POINT_ACK);
  }

  Mosquitto broker_;
  std::unique_ptr<Listener> listener_;
  std::unique_ptr<PumpStation> station_;
};

TEST_P(Exchange, TelemetryComesOnceASecondAsJson) {
  ASSERT_TRUE(eventually(Seconds(25), [&] { return listener_->count(TELEMETRY) >= 3; }))
      << station_->output();
  for (const Heard& one : listener_->heard()) {
    if (one.topic != TELEMETRY) continue;
    const auto values = nlohmann::json::parse(one.payload, nullptr, false);
    ASSERT_FALSE(values.is_discarded()) << one.payload;
    EXPECT_TRUE(values.contains("level_m") && values.contains("setpoint_m")) << one.payload;
  }
  EXPECT_EQ(station_->interrupt(), 0) << station_->output();
}

TEST_P(Exchange, StateIsRetained) {
  ASSERT_TRUE(eventually(Seconds(25), [&] { return stateIn(listener_->newest(STATE)) == "online"; }))
      << station_->output();
  Listener late(broker_, STATE);
  ASSERT_TRUE(eventually(Seconds(5), [&] { return stateIn(late.newest(STATE)) == "online"; }));
  EXPECT_TRUE(late.heard().front().retained);
}

// An honest broker that sends more than the inbox holds before it hears an acknowledgement: every set point
// gets its answer, and soon.
TEST_P(Exchange, ABurstOfSetPointsIsAnsweredToTheLast) {
  ASSERT_TRUE(eventually(Seconds(25), [&] { return listener_->count(TELEMETRY) >= 1; }))
      << station_->output();
  publish(broker_, SET_POINT, "2.4", {"-q", "1", "--repeat", "100"});
  ASSERT_TRUE(eventually(Seconds(20), [&] { return listener_->count(SET_POINT_ACK) >= 100; }))
      << listener_->count(SET_POINT_ACK) << " answers\n"
      << station_->output();
  EXPECT_EQ(answerTo("2.7"), "2.70");
  EXPECT_EQ(listener_->count(SET_POINT_ACK), 101u);
}

TEST_P(Exchange, ASetPointInRangeIsAcceptedAndOneOutOfRangeGetsAReason) {
  ASSERT_TRUE(eventually(Seconds(25), [&] { return listener_->count(TELEMETRY) >= 1; }))
      << station_->output();
  EXPECT_EQ(answerTo("2.4"), "2.40");
  ASSERT_TRUE(eventually(Seconds(10), [&] {
    const auto values = nlohmann::json::parse(listener_->newest(TELEMETRY), nullptr, false);
    return values.is_object() && values.value("setpoint_m", 0.0) == 2.4;
  })) << listener_->newest(TELEMETRY);
  const std::string tooHigh = answerTo("99");
  EXPECT_TRUE(tooHigh.starts_with("rejected:")) << tooHigh;
  EXPECT_NE(tooHigh.find("0.80..3.20"), std::string::npos) << tooHigh;
  const std::string noNumber = answerTo("high, please");
  EXPECT_TRUE(noNumber.starts_with("rejected:")) << noNumber;
  EXPECT_NE(noNumber, tooHigh);
}

INSTANTIATE_TEST_SUITE_P(Ways, Exchange,
                         testing::Values(Way{3, "cc"}, Way{4, "cc"}, Way{3, "tcc"}, Way{4, "tcc"}),
                         [](const auto& test) {
                           return "Mqtt" + std::string(test.param.protocol == 3 ? "31" : "311") + "On" +
                                  test.param.compiler;
                         });

}  // namespace
}  // namespace broker_test
