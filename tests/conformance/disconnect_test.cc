// MQTT 3.1.1, chapter 3.14: DISCONNECT.

#include "tests/conformance/exchange.h"

namespace conformance {
namespace {

class Disconnect : public ConformanceTest {};

TEST_P(Disconnect, Mqtt_3_14_1_1) {
  open();
  plc->enable = false;
  EXPECT_EQ(sent(), "e0 00");
}

// By the client, at once; also when the connection is to be made anew, which is then another one.
TEST_P(Disconnect, Mqtt_3_14_4_1) {
  open();
  plc->enable = false;
  cycles(5);
  EXPECT_TRUE(isClosed());
  EXPECT_EQ(network.opened(), 1U);
  plc->enable = true;
  open();
  ASSERT_EQ(network.opened(), 2U);
  plc->reconnect = true;
  cycles(10);
  ASSERT_EQ(network.opened(), 3U);
  EXPECT_TRUE(network.newestPeer(1).closedByPlc());
  EXPECT_EQ(hex(network.newestPeer(1).read()), "e0 00");
}

// Nothing goes out behind it, whatever the program begins and the broker sends.
TEST_P(Disconnect, Mqtt_3_14_4_2) {
  settings.drainTimeoutMs = 0;
  for (int before = 0; before < 6; ++before) {
    Exchange other(GetParam());
    other.settings = settings;
    other.open();
    other.subscribed("a", 2);
    other.plc->enable = false;
    other.cycles(before);
    other.publish("b", "1", 1);
    other.subscribe("c", 1);
    other.broker().write(publishPacket("a", "x", 1, 7) + publishPacket("a", "x", 2, 8) +
                         bytes("62 02 00 09"));
    other.cycles(20);
    const std::string everything = hex(other.broker().read());
    ASSERT_GE(everything.size(), 5U);
    EXPECT_EQ(everything.substr(everything.size() - 5), "e0 00") << everything;
    EXPECT_EQ(everything.find("e0 00"), everything.size() - 5) << everything;
    EXPECT_TRUE(other.isClosed());
  }
}

INSTANTIATE_TEST_SUITE_P(Conformance, Disconnect, atBothLevels(), nameOf);

}  // namespace
}  // namespace conformance
