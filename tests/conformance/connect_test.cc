// MQTT 3.1.1, chapter 3.1: CONNECT.

#include <functional>

#include "core/testing/packet.h"
#include "tests/conformance/exchange.h"

namespace conformance {
namespace {

class Connect : public ConformanceTest {
 protected:
  void appendText(Octets& octets, const std::string& text) { protocol::appendText(octets, text); }

  /// CONNECT as 3.1 describes it.
  std::string expectedConnect(const Settings& wanted) {
    protocol::Packet packet{0x10, {}};
    appendText(packet.body, level() == 3 ? "MQIsdp" : "MQTT");
    packet.body.push_back(static_cast<uint8_t>(level()));
    int flags = wanted.cleanSession ? 0x02 : 0;
    if (!wanted.willTopic.empty()) flags += 0x04 + 0x08 * wanted.willQos + (wanted.willRetained ? 0x20 : 0);
    if (!wanted.password.empty()) flags += 0x40;
    if (!wanted.userName.empty()) flags += 0x80;
    packet.body.push_back(static_cast<uint8_t>(flags));
    protocol::appendUint16(packet.body, static_cast<size_t>(wanted.keepAliveSeconds));
    appendText(packet.body, wanted.clientIdentifier);
    if (!wanted.willTopic.empty()) {
      appendText(packet.body, wanted.willTopic);
      appendText(packet.body, wanted.willPayload);
    }
    if (!wanted.userName.empty()) appendText(packet.body, wanted.userName);
    if (!wanted.password.empty()) appendText(packet.body, wanted.password);
    return hex(protocol::encoded(packet));
  }

  std::string connectWith(const Settings& wanted) {
    Exchange other(GetParam());
    other.settings = wanted;
    other.settings.level = level();
    return other.connect();
  }

  /// Every combination of what CONNECT can carry.
  void forEachConnect(const std::function<void(const Settings&)>& look) {
    for (const bool clean : {true, false}) {
      for (const char* user : {"", "u"}) {
        for (const char* password : {"", "secret"}) {
          if (*user == '\0' && *password != '\0') continue;
          for (int will = -1; will < 12; ++will) {
            Settings wanted;
            wanted.cleanSession = clean;
            wanted.userName = user;
            wanted.password = password;
            if (will >= 0) {
              wanted.willTopic = "w/t";
              wanted.willQos = will % 3;
              wanted.willRetained = will / 3 % 2 == 1;
              wanted.willPayload = will >= 6 ? "gone" : "";
            }
            look(wanted);
          }
        }
      }
    }
  }

  /// On a connection there is a message of QoS 1, one of QoS 2 that was received, and one that came. The next
  /// connection, after a change of the settings, is of a session that knows nothing of them.
  void expectNewSession(const std::function<void()>& change, bool sessionPresent) {
    subscribed("a", 2);
    const size_t first = publish("b", "1", 1);
    sent();
    const size_t second = publish("b", "2", 2);
    sent();
    send("50 02 00 03");
    send(publishPacket("a", "in", 2, 9));
    sent();
    breakLink();
    change();
    connect();
    accept(sessionPresent);
    std::vector<std::string> packets = sentPackets();
    ASSERT_EQ(packets.size(), 3U);
    EXPECT_EQ(packets[0].substr(0, 2), "82");
    EXPECT_EQ(packets[1].substr(0, 2), "32");
    EXPECT_EQ(packets[2].substr(0, 2), "34");
    send(bytes("40 02") + bytes(packets[1].substr(15, 5)) + bytes("50 02") + bytes(packets[2].substr(15, 5)));
    send(bytes("70 02") + bytes(packets[2].substr(15, 5)));
    EXPECT_EQ(plc->progressOf(first), Progress::Done);
    EXPECT_EQ(plc->progressOf(second), Progress::Done);
    plc->taken.clear();
    send(publishPacket("a", "in", 2, 9));
    EXPECT_EQ(plc->taken.size(), 1U);
  }

  /// The connect flags of 3.1.2.3 in a CONNECT.
  int flagsOf(const std::string& connect) { return bytes(connect).at(level() == 3 ? 11 : 9); }
};
class Connect311 : public Connect {};
class Connect31 : public Connect {};

// With everything waiting that a client could send.
TEST_P(Connect, Mqtt_3_1_0_1) {
  subscribe("a", 1);
  publish("b", "0", 0);
  publish("b", "1", 1);
  publish("b", "2", 2);
  EXPECT_EQ(connect(), expectedConnect(settings));
  cycles(100);
  EXPECT_EQ(sent(), "");
}

TEST_P(Connect, Mqtt_3_1_0_2) {
  settings.keepAliveSeconds = 1;
  for (int connection = 0; connection < 3; ++connection) {
    ASSERT_EQ(connect(), expectedConnect(settings));
    accept();
    publish("b", "1", 1);
    for (int second = 0; second < 10; ++second) {
      pass(1000);
      for (const std::string& packet : sentPackets()) {
        EXPECT_NE(packet.substr(0, 2), "10");
        if (packet == "c0 00") send("d0 00");
        if (packet.substr(0, 2) == "32") send(bytes("40 02") + bytes(packet.substr(packet.size() - 8, 5)));
      }
    }
    EXPECT_TRUE(plc->isConnected());
    if (connection == 0) breakLink();
    if (connection == 1) {
      plc->reconnect = true;
      cycles(5);
      plc->reconnect = false;
    }
  }
}

TEST_P(Connect311, Mqtt_3_1_2_1_2) {
  EXPECT_EQ(connect().substr(0, 26), "10 0f 00 04 4d 51 54 54 04");
}

TEST_P(Connect31, Mqtt_3_1_2_1_2) {
  EXPECT_EQ(connect().substr(0, 32), "10 11 00 06 4d 51 49 73 64 70 03");
}

TEST_P(Connect, Mqtt_3_1_2_3) {
  forEachConnect([this](const Settings& wanted) { EXPECT_EQ(flagsOf(connectWith(wanted)) & 1, 0); });
}

// The session outlives the connection: what was not acknowledged is sent again.
TEST_P(Connect, Mqtt_3_1_2_4) {
  settings.cleanSession = false;
  EXPECT_EQ(flagsOf(connect()), 0);
  accept();
  publish("b", "1", 1);
  EXPECT_EQ(sent(), "32 06 00 01 62 00 01 31");
  breakLink();
  EXPECT_EQ(flagsOf(connect()), 0);
  accept(level() == 4);
  EXPECT_EQ(sent(), "3a 06 00 01 62 00 01 31");
}

// Of both sides: messages sent and not acknowledged to their end, QoS 2 received and not released.
TEST_P(Connect, Section_3_1_2_4) {
  settings.cleanSession = false;
  open();
  subscribed("a", 2);
  publish("b", "1", 1);
  publish("b", "2", 2);
  publish("b", "3", 2);
  cycles(10);
  send("50 02 00 03");
  send(publishPacket("a", "in", 2, 9));
  sent();
  ASSERT_EQ(plc->taken.size(), 1U);
  breakLink();
  connect();
  accept(level() == 4);
  std::vector<std::string> packets = sentPackets();
  std::erase_if(packets, [](const std::string& packet) { return packet.substr(0, 2) == "82"; });
  EXPECT_EQ(packets,
            (std::vector<std::string>{"3a 06 00 01 62 00 02 31", "62 02 00 03", "3c 06 00 01 62 00 04 33"}));
  send(again(publishPacket("a", "in", 2, 9)));
  EXPECT_EQ(sent(), "50 02 00 09");
  EXPECT_EQ(plc->taken.size(), 1U);
}

// A clean session knows nothing of the one before: no DUP, no PUBREL, no memory of what was received.
TEST_P(Connect, Mqtt_3_1_2_6) {
  open();
  subscribed("a", 2);
  publish("b", "1", 1);
  publish("b", "2", 2);
  cycles(10);
  send("50 02 00 03");
  send(publishPacket("a", "in", 2, 9));
  sent();
  breakLink();
  EXPECT_EQ(flagsOf(connect()), 2);
  accept();
  for (const std::string& packet : sentPackets()) {
    const int header = bytes(packet).at(0);
    EXPECT_TRUE(header == 0x82 || header == 0x32 || header == 0x34) << packet;
  }
  send("62 02 00 03 40 02 00 02 70 02 00 03");
  plc->taken.clear();
  send(publishPacket("a", "new", 2, 9));
  ASSERT_EQ(plc->taken.size(), 1U);
  EXPECT_EQ(plc->taken[0].payload, "new");
}

// Nor does a later session know anything of a clean one, which ended with its connection.
TEST_P(Connect, Mqtt_3_1_2_6_EndsWithItsConnection) {
  open();
  expectNewSession([this] { settings.cleanSession = false; }, false);
}

TEST_P(Connect, Mqtt_3_1_2_9) {
  forEachConnect([this](const Settings& wanted) {
    if (wanted.willTopic.empty()) return;
    const std::string packet = connectWith(wanted);
    EXPECT_EQ(flagsOf(packet) & 0x3C, 0x04 + 8 * wanted.willQos + (wanted.willRetained ? 0x20 : 0));
    Octets fields;
    appendText(fields, "plc");
    appendText(fields, wanted.willTopic);
    appendText(fields, wanted.willPayload);
    EXPECT_NE(packet.find(hex(fields)), std::string::npos);
  });
}

TEST_P(Connect, Mqtt_3_1_2_11_13_15) {
  Settings wanted;
  wanted.willPayload = "gone";
  wanted.willQos = 2;
  wanted.willRetained = true;
  const std::string packet = connectWith(wanted);
  EXPECT_EQ(flagsOf(packet), 2);
  EXPECT_EQ(packet.substr(packet.size() - 14), "00 03 70 6c 63");
}

TEST_P(Connect, Mqtt_3_1_2_14) {
  for (const int qos : {-1, 3, 4, 255}) {
    Settings wrong;
    wrong.willTopic = "w";
    wrong.willQos = qos;
    EXPECT_TRUE(areRefused(wrong)) << qos;
  }
}

TEST_P(Connect, Mqtt_3_1_2_18_19) {
  forEachConnect([this](const Settings& wanted) {
    const std::string packet = connectWith(wanted);
    EXPECT_EQ((flagsOf(packet) & 0x80) != 0, !wanted.userName.empty());
    EXPECT_EQ(packet, expectedConnect(wanted));
  });
}

TEST_P(Connect, Mqtt_3_1_2_20_21) {
  forEachConnect([this](const Settings& wanted) {
    const std::string packet = connectWith(wanted);
    EXPECT_EQ((flagsOf(packet) & 0x40) != 0, !wanted.password.empty());
    EXPECT_EQ(packet, expectedConnect(wanted));
  });
}

TEST_P(Connect, Mqtt_3_1_2_22) {
  Settings wrong;
  wrong.password = "secret";
  EXPECT_TRUE(areRefused(wrong));
}

TEST_P(Connect, Mqtt_3_1_3_1) {
  forEachConnect([this](const Settings& wanted) { EXPECT_EQ(connectWith(wanted), expectedConnect(wanted)); });
}

// The session is that of the identifier: each connection names the same one.
TEST_P(Connect, Mqtt_3_1_3_2) {
  settings.cleanSession = false;
  settings.clientIdentifier = "Pump7";
  const std::string first = connect();
  EXPECT_EQ(first, expectedConnect(settings));
  for (int connection = 0; connection < 3; ++connection) {
    accept();
    breakLink();
    EXPECT_EQ(connect(), first);
  }
}

// What is kept belongs to the identifier: with another one nothing of it is sent or known.
TEST_P(Connect, Mqtt_3_1_3_2_AnotherIsAnotherSession) {
  settings.cleanSession = false;
  open();
  expectNewSession([this] { settings.clientIdentifier = "other"; }, level() == 4);
}

TEST_P(Connect, Mqtt_3_1_3_3_4) {
  for (const std::string& identifier :
       {std::string("a"), std::string("Pumpe \xC3\xBC/7"), std::string(254, 'x')}) {
    Settings wanted;
    wanted.clientIdentifier = identifier;
    wanted.willTopic = std::string(1, 'w');
    EXPECT_EQ(connectWith(wanted), expectedConnect(wanted));
  }
}

TEST_P(Connect, Mqtt_3_1_3_5) {
  const std::string letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (size_t length = 1; length <= 23; ++length) {
    for (size_t at = 0; at + length <= letters.size(); at += length) {
      Settings wanted;
      wanted.clientIdentifier = letters.substr(at, length);
      EXPECT_EQ(connectWith(wanted), expectedConnect(wanted));
    }
  }
}

// Brokers take longer ones; one that does not says so.
TEST_P(Connect31, Mqtt_3_1_3_5_LongerIsUpToTheBroker) {
  settings.clientIdentifier = std::string(24, 'x');
  EXPECT_EQ(connect(), expectedConnect(settings));
  send("20 02 00 02");
  EXPECT_TRUE(isClosed());
  EXPECT_EQ(plc->fault(), 0x302);
}

TEST_P(Connect, Mqtt_3_1_3_7) {
  Settings wanted;
  wanted.clientIdentifier = "";
  wanted.cleanSession = false;
  EXPECT_TRUE(areRefused(wanted));
  wanted.cleanSession = true;
  EXPECT_EQ(areRefused(wanted), level() == 3);
  if (level() == 3) return;
  EXPECT_EQ(connectWith(wanted), expectedConnect(wanted));
}

TEST_P(Connect, Mqtt_3_1_3_10_11) {
  Settings wanted;
  wanted.willTopic = "Pegel/\xC3\xBC\xC2\xB0";
  wanted.userName = "J\xC3\xB6rg";
  EXPECT_EQ(connectWith(wanted), expectedConnect(wanted));
}

// Any bytes where the program can hold them, and none.
TEST_P(Connect, Section_3_1_3_3) {
  std::string every;
  for (int octet = 0; octet < 254; ++octet) every += static_cast<char>(octet);
  if (!plc->canHold(every)) every = std::string("\0\x7F", 2);
  for (const std::string& payload : {std::string(), every, std::string(254, 'x')}) {
    Settings wanted;
    wanted.willTopic = "w";
    wanted.willPayload = payload;
    EXPECT_EQ(connectWith(wanted), expectedConnect(wanted));
  }
}

INSTANTIATE_TEST_SUITE_P(Conformance, Connect, atBothLevels(), nameOf);
INSTANTIATE_TEST_SUITE_P(Conformance, Connect311, atLevel(4), nameOf);
INSTANTIATE_TEST_SUITE_P(Conformance, Connect31, atLevel(3), nameOf);

}  // namespace
}  // namespace conformance
