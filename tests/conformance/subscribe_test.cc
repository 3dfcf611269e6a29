// MQTT 3.1.1, chapters 3.8 to 3.11: SUBSCRIBE and UNSUBSCRIBE.

#include "core/testing/packet.h"
#include "tests/conformance/exchange.h"

namespace conformance {
namespace {

class Subscribe : public ConformanceTest {
 protected:
  /// SUBSCRIBE or UNSUBSCRIBE with these filters, whose quality of service follows each filter or not.
  std::string request(int header, int identifier, const std::vector<std::pair<std::string, int>>& filters) {
    protocol::Packet packet{static_cast<uint8_t>(header), {}};
    protocol::appendUint16(packet.body, static_cast<size_t>(identifier));
    for (const auto& [filter, qos] : filters) {
      protocol::appendText(packet.body, filter);
      if (header == 0x82) packet.body.push_back(static_cast<uint8_t>(qos));
    }
    return hex(protocol::encoded(packet));
  }
};

TEST_P(Subscribe, Mqtt_3_8_1_1) {
  open();
  subscribed("a", 0);
  breakLink();
  connect();
  accept();
  EXPECT_EQ(sent(), request(0x82, 2, {{"a", 0}}));
}

TEST_P(Subscribe, Mqtt_3_8_3_1) {
  open();
  subscribe("Pegel/\xC3\xBC/+", 1);
  EXPECT_EQ(sent(), request(0x82, 1, {{"Pegel/\xC3\xBC/+", 1}}));
}

// A SUBSCRIBE holds at least one filter: none goes out while there is none.
TEST_P(Subscribe, Mqtt_3_8_3_3) {
  settings.cleanSession = false;
  open();
  EXPECT_EQ(sent(), "");
  const size_t number = subscribe("a", 1);
  EXPECT_EQ(sent(), request(0x82, 1, {{"a", 1}}));
  send("90 03 00 01 01");
  plc->unsubscribe(number);
  sent();
  send("b0 02 00 02");
  breakLink();
  connect();
  accept(false);
  cycles(100);
  EXPECT_EQ(sent(), "");
}

TEST_P(Subscribe, Mqtt_3_8_3_4) {
  open();
  int identifier = 0;
  for (const int qos : {0, 1, 2}) {
    subscribe("a/" + std::to_string(qos), qos);
    EXPECT_EQ(sent(), request(0x82, ++identifier, {{"a/" + std::to_string(qos), qos}}));
    send(Octets{0x90, 3, 0, static_cast<uint8_t>(identifier), static_cast<uint8_t>(qos)});
  }
  for (const int qos : {-1, 3, 4, 127, 128}) {
    EXPECT_EQ(plc->subscriptionOf(subscribe("b", qos)), Progress::Refused) << qos;
  }
  EXPECT_EQ(sent(), "");
}

TEST_P(Subscribe, Section_3_8_4) {
  open();
  const size_t number = subscribe("a", 2);
  sent();
  send(publishPacket("a", "0", 0) + publishPacket("a", "1", 1, 5) + publishPacket("a", "2", 2, 6));
  EXPECT_EQ(sent(), "40 02 00 05 50 02 00 06");
  EXPECT_EQ(plc->taken.size(), 3U);
  EXPECT_EQ(plc->subscriptionOf(number), Progress::UnderWay);
  send("90 03 00 01 02");
  EXPECT_EQ(plc->subscriptionOf(number), Progress::Done);
}

TEST_P(Subscribe, Section_3_8_4_GrantedQosMayBeLower) {
  for (int wanted = 0; wanted < 3; ++wanted) {
    for (int granted = 0; granted <= wanted; ++granted) {
      Exchange other(GetParam());
      other.open();
      const size_t number = other.subscribe("a", wanted);
      other.sent();
      other.send(Octets{0x90, 3, 0, 1, static_cast<uint8_t>(granted)});
      EXPECT_EQ(other.plc->subscriptionOf(number), Progress::Done);
      other.send(publishPacket("a", "x", granted, 5));
      EXPECT_EQ(other.plc->taken.size(), 1U);
    }
  }
}

// One code for each filter, in their order.
TEST_P(Subscribe, Mqtt_3_9_3_1) {
  const Octets codes = {0x80, 0, 1, 2, 0x80, 1, 0, 2};
  for (size_t filters = 1; filters <= codes.size(); ++filters) {
    for (size_t answered = 1; answered <= codes.size() + 1; ++answered) {
      Exchange other(GetParam());
      std::vector<std::pair<std::string, int>> wanted;
      for (size_t filter = 0; filter < filters; ++filter) {
        wanted.emplace_back("f/" + std::to_string(filter), 2);
        other.subscribe(wanted.back().first, 2);
      }
      other.connect();
      other.accept();
      EXPECT_EQ(other.sent(), request(0x82, 1, wanted));
      Octets suback = {0x90, static_cast<uint8_t>(2 + answered), 0, 1};
      for (size_t code = 0; code < answered; ++code) suback.push_back(codes[code % codes.size()]);
      other.send(suback);
      if (answered != filters) {
        EXPECT_TRUE(other.isClosedForViolation()) << filters << " " << answered;
        continue;
      }
      for (size_t filter = 0; filter < filters; ++filter) {
        EXPECT_EQ(other.plc->subscriptionOf(filter),
                  codes[filter] == 0x80 ? Progress::Failed : Progress::Done);
      }
    }
  }
}

// MQTT 3.1 has no 80; brokers send it there too, and it means the same.
TEST_P(Subscribe, Mqtt_3_9_3_2) {
  for (int code = 0; code < 256; ++code) {
    Exchange other(GetParam());
    other.open();
    const size_t number = other.subscribe("a", 2);
    other.sent();
    other.send(Octets{0x90, 3, 0, 1, static_cast<uint8_t>(code)});
    if (code <= 2 || code == 0x80) {
      EXPECT_TRUE(other.plc->isConnected()) << code;
      EXPECT_EQ(other.plc->subscriptionOf(number), code == 0x80 ? Progress::Failed : Progress::Done);
    } else {
      EXPECT_TRUE(other.isClosedForViolation()) << code;
    }
  }
}

TEST_P(Subscribe, Mqtt_3_10_1_1) {
  open();
  const size_t number = subscribed("a", 0);
  plc->unsubscribe(number);
  EXPECT_EQ(sent(), request(0xA2, 2, {{"a", 0}}));
}

// UTF-8, several in one packet, never none.
TEST_P(Subscribe, Mqtt_3_10_3_1_2) {
  open();
  const std::vector<std::pair<std::string, int>> filters = {{"Pegel/\xC3\xBC", 0}, {"a/#", 0}, {"+", 0}};
  std::vector<size_t> numbers;
  for (const auto& [filter, qos] : filters) numbers.push_back(subscribed(filter, qos));
  for (const size_t number : numbers) plc->unsubscribe(number);
  EXPECT_EQ(sent(), request(0xA2, 4, filters));
  send("b0 02 00 04");
  for (const size_t number : numbers) EXPECT_EQ(plc->unsubscriptionOf(number), Progress::Done);
  cycles(100);
  EXPECT_EQ(sent(), "");
}

// Before and after UNSUBACK: acknowledged, not delivered, no fault.
TEST_P(Subscribe, Section_3_10_4) {
  open();
  const size_t number = subscribed("a", 2);
  plc->unsubscribe(number);
  sent();
  for (int round = 0; round < 2; ++round) {
    send(publishPacket("a", "0", 0) + publishPacket("a", "1", 1, 5) + publishPacket("a", "2", 2, 6));
    EXPECT_EQ(sent(), "40 02 00 05 50 02 00 06");
    send("62 02 00 06");
    EXPECT_EQ(sent(), "70 02 00 06");
    send("b0 02 00 02");
    EXPECT_EQ(plc->unsubscriptionOf(number), Progress::Done);
  }
  EXPECT_TRUE(plc->taken.empty());
}

INSTANTIATE_TEST_SUITE_P(Conformance, Subscribe, atBothLevels(), nameOf);

}  // namespace
}  // namespace conformance
