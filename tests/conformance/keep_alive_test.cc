// MQTT 3.1.1, 3.1.2.10, 3.12 and 3.13: keep alive, PINGREQ and PINGRESP.

#include "tests/conformance/exchange.h"

namespace conformance {
namespace {

class KeepAlive : public ConformanceTest {
 protected:
  /// Lets a connection run, with a broker that answers; the longest time without a packet of the client.
  int64_t longestSilenceMs(Exchange& exchange, int64_t milliseconds, bool brokerSends) {
    int64_t last = exchange.clock.monotonic();
    const int64_t end = last + milliseconds * 1'000'000;
    int64_t longest = 0;
    while (exchange.clock.monotonic() < end) {
      if (brokerSends) exchange.broker().write(publishPacket("a", "x"));
      exchange.cycles();
      const Octets octets = exchange.broker().read();
      if (octets.empty()) continue;
      longest = std::max(longest, exchange.clock.monotonic() - last);
      last = exchange.clock.monotonic();
      if (hex(octets) == "c0 00") exchange.broker().write(bytes("d0 00"));
    }
    EXPECT_TRUE(exchange.plc->isConnected());
    return std::max(longest, exchange.clock.monotonic() - last) / 1'000'000;
  }
};

// Whether the connection is silent, the program publishes, or only the broker sends; in short and long
// cycles.
TEST_P(KeepAlive, Mqtt_3_1_2_23) {
  struct Case {
    int keepAliveSeconds;
    int cycleMs;
  };
  for (const Case one : {Case{1, 10}, Case{1, 100}, Case{2, 150}, Case{5, 10}, Case{60, 100}, Case{600, 1000},
                         Case{65'535, 5'000}}) {
    for (const bool brokerSends : {false, true}) {
      Exchange other(GetParam());
      other.settings.keepAliveSeconds = one.keepAliveSeconds;
      other.settings.responseTimeoutMs = 30'000;
      other.open();
      other.cycleMs = one.cycleMs;
      const int64_t intervalMs = int64_t{one.keepAliveSeconds} * 1000;
      EXPECT_LE(longestSilenceMs(other, 2 * intervalMs, brokerSends), intervalMs)
          << one.keepAliveSeconds << " s, cycle " << one.cycleMs << " ms";
    }
  }
}

TEST_P(KeepAlive, Section_3_1_2_10) {
  settings.keepAliveSeconds = 0;
  const std::string packet = connect();
  EXPECT_EQ(packet.substr(packet.size() - 20), "00 00 00 03 70 6c 63");
  accept();
  cycleMs = 5'000;
  pass(24 * 3600 * 1000);
  EXPECT_EQ(sent(), "");
  EXPECT_TRUE(plc->isConnected());
}

// 18 h 12 min 15 s is the most there is.
TEST_P(KeepAlive, Section_3_1_2_10_Maximum) {
  settings.keepAliveSeconds = 65'535;
  EXPECT_NE(connect().find("ff ff 00 03 70 6c 63"), std::string::npos);
  for (const int seconds : {-1, 65'536}) {
    Settings wrong;
    wrong.keepAliveSeconds = seconds;
    EXPECT_TRUE(areRefused(wrong));
  }
}

// In 3.1.1 within a reasonable time, in 3.1 within one keep-alive period.
TEST_P(KeepAlive, Section_3_1_2_10_MissingPingresp) {
  settings.keepAliveSeconds = 60;
  open();
  while (sent() != "c0 00") pass(100);
  int64_t waitedMs = 0;
  for (; !isClosed() && waitedMs < 60'000; waitedMs += cycleMs) cycles();
  EXPECT_GT(waitedMs, 9'000);
  EXPECT_LT(waitedMs, 11'000);
  EXPECT_EQ(hex(broker().read()), "");
}

TEST_P(KeepAlive, Section_3_12) {
  settings.keepAliveSeconds = 10;
  open();
  for (int ping = 0; ping < 20; ++ping) {
    pass(7'600);
    EXPECT_EQ(sent(), "c0 00");
    send("d0 00");
  }
  EXPECT_TRUE(plc->isConnected());
}

INSTANTIATE_TEST_SUITE_P(Conformance, KeepAlive, atBothLevels(), nameOf);

}  // namespace
}  // namespace conformance
