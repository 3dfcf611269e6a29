// An independent reader of the wire: Wireshark's dissector finds MQTT and nothing malformed.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/broker/capture.h"
#include "tests/broker/listener.h"
#include "tests/broker/pump_station.h"

namespace broker_test {
namespace {

class Wire : public testing::TestWithParam<int> {};

TEST_P(Wire, EveryPacketDissectsAsMqtt) {
  Mosquitto broker;
  broker.start();
  Listener listener(broker, "plant/#");
  Tap tap(broker.port());
  PumpStation station(tap.port(), {"--set", "\"Config\".broker.protocol=" + std::to_string(GetParam()),
                                   "--set", "\"Config\".broker.keepAliveSeconds=1"});
  ASSERT_TRUE(eventually(Seconds(25), [&] { return listener.count(TELEMETRY) >= 3; })) << station.output();
  publish(broker, SET_POINT, "1.9");
  ASSERT_TRUE(eventually(Seconds(10), [&] { return listener.count(SET_POINT_ACK) >= 1; }))
      << station.output();
  ASSERT_EQ(station.interrupt(), 0) << station.output();

  const Dissection seen = dissect(tap.passed());
  EXPECT_TRUE(seen.complaints.empty()) << seen.said;
  for (const char* expected : {"Connect Command", "Connect Ack", "Subscribe Request", "Subscribe Ack",
                               "Publish Message", "Publish Ack"}) {
    EXPECT_NE(std::find(seen.packets.begin(), seen.packets.end(), expected), seen.packets.end())
        << "no " << expected << " among the packets\n"
        << seen.said;
  }
}

// The test above must be able to fail: a PUBLISH that ends before its topic does is malformed.
TEST(Capture, AMalformedPacketIsReported) {
  const std::string connect = {0x10, 0x0d, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 1, 'a'};
  const std::string cutShort = {0x30, 0x03, 0, 9, 'a'};
  const Dissection seen = dissect({{true, 0, connect}, {true, 0, cutShort}});
  EXPECT_FALSE(seen.complaints.empty()) << seen.said;
}

INSTANTIATE_TEST_SUITE_P(Protocols, Wire, testing::Values(3, 4),
                         [](const auto& test) { return test.param == 3 ? "Mqtt31" : "Mqtt311"; });

}  // namespace
}  // namespace broker_test
