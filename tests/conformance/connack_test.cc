// MQTT 3.1.1, chapter 3.2: CONNACK, and the wait for it (3.1.4).

#include <algorithm>

#include "tests/conformance/exchange.h"

namespace conformance {
namespace {

class Connack : public ConformanceTest {};

// What waits for CONNACK is not lost when the broker refuses.
TEST_P(Connack, Section_3_1_4) {
  settings.cleanSession = false;
  const size_t job = publish("b", "1", 1);
  connect();
  send("20 02 00 03");
  EXPECT_TRUE(isClosed());
  EXPECT_EQ(plc->progressOf(job), Progress::UnderWay);
  open();
  EXPECT_EQ(sent(), "32 06 00 01 62 00 01 31");
  send("40 02 00 01");
  EXPECT_EQ(plc->progressOf(job), Progress::Done);
}

TEST_P(Connack, Section_3_1_4_ConnackInReasonableTime) {
  settings.responseTimeoutMs = 5'000;
  const std::string first = connect();
  pass(4'000);
  EXPECT_FALSE(isClosed());
  pass(1'200);
  EXPECT_TRUE(isClosed());
  EXPECT_EQ(sent(), "");
  EXPECT_EQ(connect(), first);
}

TEST_P(Connack, Mqtt_3_2_0_1) {
  const char* const packets[] = {"00 00",          "10 00",       "30 03 00 01 61", "32 05 00 01 61 00 01",
                                 "40 02 00 01",    "50 02 00 01", "62 02 00 01",    "70 02 00 01",
                                 "82 06 00 01 00", "90 03 00 01", "a2 05 00 01 00", "b0 02 00 01",
                                 "c0 00",          "d0 00",       "e0 00",          "f0 00"};
  for (const char* packet : packets) {
    Exchange other(GetParam());
    other.publish("b", "1", 1);
    other.connect();
    other.send(bytes(packet) + bytes("20 02 00 00"));
    EXPECT_TRUE(other.isClosedForViolation()) << packet;
  }
}

TEST_P(Connack, Section_3_2_2_1) {
  for (int flags = 2; flags < 256; ++flags) {
    Exchange other(GetParam());
    other.connect();
    other.send(Octets{0x20, 2, static_cast<uint8_t>(flags), 0});
    if (level() == 4) {
      EXPECT_TRUE(other.isClosedForViolation()) << flags;
    } else {
      EXPECT_TRUE(other.plc->isConnected()) << flags;
    }
  }
}

// Session Present: 0 goes with a clean session and without one, 1 only without. MQTT 3.1 does not know it.
TEST_P(Connack, Mqtt_3_2_2_1_2_3) {
  for (const bool clean : {true, false}) {
    for (const bool present : {true, false}) {
      Exchange other(GetParam());
      other.settings.cleanSession = clean;
      other.connect();
      other.send(present ? "20 02 01 00" : "20 02 00 00");
      if (clean && present && level() == 4) {
        EXPECT_TRUE(other.isClosedForViolation());
      } else {
        EXPECT_TRUE(other.plc->isConnected());
      }
    }
  }
}

TEST_P(Connack, Section_3_2_2_2) {
  settings.cleanSession = false;
  open();
  subscribed("a/+", 1);
  breakLink();
  connect();
  accept(false);
  EXPECT_EQ(sent(), "82 08 00 02 00 03 61 2f 2b 01");
  send("90 03 00 02 01");
  breakLink();
  connect();
  accept(true);
  // MQTT 3.1 does not say what the broker kept: the client subscribes again whatever comes.
  EXPECT_EQ(sent(), level() == 4 ? "" : "82 08 00 03 00 03 61 2f 2b 01");
}

TEST_P(Connack, Mqtt_3_2_2_4_5) {
  for (const uint8_t present : {0, 1}) {
    for (int code = 1; code < 256; ++code) {
      Exchange other(GetParam());
      other.settings.cleanSession = false;
      other.subscribe("a");
      other.publish("b", "1", 1);
      other.connect();
      other.send(Octets{0x20, 2, present, static_cast<uint8_t>(code)} + bytes("d0 00"));
      EXPECT_TRUE(other.isClosed()) << code;
      EXPECT_EQ(hex(other.broker().read()), "") << code;
    }
  }
}

// Each of the codes has a status of its own, all reserved ones have one.
TEST_P(Connack, Section_3_2_2_3) {
  for (int code = 0; code < 256; ++code) {
    Exchange other(GetParam());
    other.connect();
    other.send(Octets{0x20, 2, 0, static_cast<uint8_t>(code)});
    EXPECT_EQ(other.plc->isConnected(), code == 0);
    EXPECT_EQ(other.plc->fault(), code == 0 ? 0 : 0x300 + std::min(code, 6));
  }
}

INSTANTIATE_TEST_SUITE_P(Conformance, Connack, atBothLevels(), nameOf);

}  // namespace
}  // namespace conformance
