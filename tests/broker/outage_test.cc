// Brokers die and links break; the station keeps cycling and comes back by itself.

#include <gtest/gtest.h>

#include "tests/broker/listener.h"
#include "tests/broker/pump_station.h"
#include "tests/broker/tap.h"

namespace broker_test {
namespace {

bool telemetryFlows(const Listener& listener, Seconds limit) {
  const size_t before = listener.count(TELEMETRY);
  return eventually(limit, [&] { return listener.count(TELEMETRY) >= before + 2; });
}

TEST(Outage, AStationStartedBeforeTheBrokerConnectsLater) {
  Mosquitto broker;
  PumpStation station(broker.port());
  ASSERT_FALSE(eventually(Seconds(4), [&] { return !station.running(); })) << station.output();
  broker.start();
  Listener listener(broker, "plant/#");
  EXPECT_TRUE(telemetryFlows(listener, Seconds(40))) << station.output();
  EXPECT_EQ(station.interrupt(), 0) << station.output();
}

TEST(Outage, TheWillTellsThatTheStationWasKilled) {
  Mosquitto broker;
  broker.start();
  Listener listener(broker, STATE);
  PumpStation station(broker.port());
  ASSERT_TRUE(eventually(Seconds(25), [&] { return stateIn(listener.newest(STATE)) == "online"; }))
      << station.output();
  station.kill();
  EXPECT_TRUE(eventually(Seconds(10), [&] { return stateIn(listener.newest(STATE)) == "offline"; }));
}

TEST(Outage, AfterTheBrokerWasKilledTheStationReconnectsByItself) {
  Mosquitto broker;
  broker.start();
  auto listener = std::make_unique<Listener>(broker, "plant/#");
  PumpStation station(broker.port());
  ASSERT_TRUE(telemetryFlows(*listener, Seconds(25))) << station.output();
  broker.kill();
  ASSERT_FALSE(eventually(Seconds(3), [&] { return !station.running(); })) << station.output();
  broker.start();
  listener = std::make_unique<Listener>(broker, "plant/#");
  EXPECT_TRUE(telemetryFlows(*listener, Seconds(40))) << station.output();
  EXPECT_EQ(stateIn(listener->newest(STATE)), "online");
  // Exit code 0: the CPU was in RUN to the end, so no cycle was over the watchdog.
  EXPECT_EQ(station.interrupt(), 0) << station.output();
}

TEST(Outage, ASetPointSentWhileTheLinkWasBrokenArrivesAfterIt) {
  Mosquitto broker;
  broker.start();
  Listener listener(broker, "plant/#");
  Tap tap(broker.port());
  PumpStation station(tap.port(), {"--set", "\"Config\".broker.brokerPort=" + std::to_string(tap.port())});
  ASSERT_TRUE(telemetryFlows(listener, Seconds(25))) << station.output();
  tap.breakLinks();
  ASSERT_TRUE(eventually(Seconds(40), [&] { return tap.connections() >= 2; })) << station.output();
  ASSERT_TRUE(telemetryFlows(listener, Seconds(25))) << station.output();
  publish(broker, SET_POINT, "2.1");
  EXPECT_TRUE(eventually(Seconds(10), [&] { return listener.count(SET_POINT_ACK) >= 1; }))
      << station.output();
}

TEST(Outage, ASilentLinkIsNoticedByTheMissingPingResponse) {
  Mosquitto broker;
  broker.start();
  Tap tap(broker.port());
  PumpStation station(tap.port(), {"--set", "\"Config\".broker.keepAliveSeconds=2"});
  ASSERT_TRUE(eventually(Seconds(25), [&] { return tap.passed().size() >= 6; })) << station.output();
  tap.holdBack(true);
  // The tap does not even see the station's FIN while it holds back: give the station time to give up, then
  // listen.
  ASSERT_FALSE(eventually(Seconds(15), [&] { return !station.running(); })) << station.output();
  tap.holdBack(false);
  EXPECT_TRUE(eventually(Seconds(40), [&] { return tap.connections() >= 2; })) << station.output();
  EXPECT_EQ(station.interrupt(), 0) << station.output();
}

}  // namespace
}  // namespace broker_test
