// Two real brokers: by name, in turn, and back to the first.

#include <gtest/gtest.h>

#include "tests/broker/listener.h"
#include "tests/broker/pump_station.h"

namespace broker_test {
namespace {

TEST(BrokerName, OfTheLoopbackAddressIsLookedUp) {
  Mosquitto broker;
  broker.start();
  Listener listener(broker, TELEMETRY);
  PumpStation station(broker.port(), {"--set", "\"Config\".broker.address='localhost'"});
  ASSERT_TRUE(eventually(Seconds(25), [&] { return listener.count(TELEMETRY) >= 2; })) << station.output();
  EXPECT_EQ(station.interrupt(), 0) << station.output();
}

// The state of the first broker shows that the station left the fallback in order: its will is not published.
TEST(FailOver, GoesToTheFallbackAndReturnsWhenTheFirstIsBack) {
  Mosquitto first;
  Mosquitto fallback;
  fallback.start();
  Listener atFallback(fallback, "plant/#");
  PumpStation station(
      first.port(),
      {"--set", "\"Config\".broker.fallback[1].address='127.0.0.1'", "--set",
       "\"Config\".broker.fallback[1].brokerPort=" + std::to_string(fallback.port()), "--set",
       "\"Config\".broker.returnAfter=T#3s", "--set", "\"Config\".broker.reconnectMaximum=T#1s"});
  ASSERT_TRUE(eventually(Seconds(25), [&] { return atFallback.count(TELEMETRY) >= 1; })) << station.output();
  first.start();
  Listener atFirst(first, "plant/#");
  ASSERT_TRUE(eventually(Seconds(25), [&] { return atFirst.count(TELEMETRY) >= 1; })) << station.output();
  EXPECT_EQ(stateIn(atFallback.newest(STATE)), "online");
  EXPECT_EQ(station.interrupt(), 0) << station.output();
}

}  // namespace
}  // namespace broker_test
