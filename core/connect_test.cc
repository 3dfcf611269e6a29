#include "core/connect.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

/// What goes out first on a new link.
std::string connectOf(Shell& shell) {
  for (int scans = 0; scans < 10 && shell.output.state != ClientState::WaitConnack; ++scans) shell.scan();
  return shell.takeSent();
}

// MQTT 3.1.1, 3.1: name, level 4, clean session, 60 s, identifier "plc".
TEST(Connect, TheShortestConnectOf311) {
  Shell shell;
  EXPECT_EQ(connectOf(shell), "10 0f 00 04 4d 51 54 54 04 02 00 3c 00 03 70 6c 63");
}

// MQTT 3.1, 3.1: "MQIsdp", level 3.
TEST(Connect, TheShortestConnectOf31) {
  Shell shell;
  shell.client.settings.protocolLevel = LEVEL_MQTT_31;
  shell.client.settings.cleanSession = false;
  EXPECT_EQ(connectOf(shell), "10 11 00 06 4d 51 49 73 64 70 03 00 00 3c 00 03 70 6c 63");
}

// MQTT-3.1.3-7
TEST(Connect, AnEmptyIdentifierIsSentAsSuch) {
  Shell shell;
  shell.client.settings.clientIdentifier.length = 0;
  shell.client.settings.keepAliveSeconds = 65535;
  EXPECT_EQ(connectOf(shell), "10 0c 00 04 4d 51 54 54 04 02 ff ff 00 00");
}

// MQTT-3.1.3-1: identifier, will topic, will message, user name, password. Flags: 3.1.2.3.
TEST(Connect, ThePayloadHasItsOrderAndEachFieldItsFlag) {
  Shell shell;
  Settings& settings = shell.client.settings;
  setText(settings.willTopic, "w/t");
  setBytes(settings.willPayload, bytes("00 ff"));
  settings.willQos = Qos::ExactlyOnce;
  settings.willRetained = true;
  setText(settings.userName, "me");
  setBytes(settings.password, bytes("01"));
  EXPECT_EQ(
      connectOf(shell),
      "10 1f 00 04 4d 51 54 54 04 f6 00 3c 00 03 70 6c 63 00 03 77 2f 74 00 02 00 ff 00 02 6d 65 00 01 01");
}

// MQTT-3.1.2-11, -13, -15: without a will its settings leave no trace; MQTT-3.1.2-20: nor does an empty
// password.
TEST(Connect, WhatIsNotSetLeavesNoTrace) {
  Shell shell;
  shell.client.settings.willQos = Qos::AtLeastOnce;
  shell.client.settings.willRetained = true;
  setBytes(shell.client.settings.willPayload, octetsOf("x"));
  setText(shell.client.settings.userName, "u");
  EXPECT_EQ(connectOf(shell), "10 12 00 04 4d 51 54 54 04 82 00 3c 00 03 70 6c 63 00 01 75");
}

TEST(Connect, TheLongestConnectFitsAndGoesOutInOrder) {
  Shell shell;
  Settings& settings = shell.client.settings;
  for (Text* text : {&settings.clientIdentifier, &settings.willTopic, &settings.userName}) {
    setText(*text, std::string(TEXT_BYTES_MAX, 'x'));
  }
  for (Bytes* data : {&settings.willPayload, &settings.password}) {
    setBytes(*data, Octets(TEXT_BYTES_MAX, 'x'));
  }
  const std::string sent = connectOf(shell);
  EXPECT_EQ(sent.substr(0, 38), "10 8a 0a 00 04 4d 51 54 54 04 c6 00 3c");
  EXPECT_EQ(sent.size(), 3u * (3 + 10 + 5 * (2 + TEXT_BYTES_MAX)) - 1);
}

// MQTT-3.1.0-1: nothing goes out before CONNECT, nothing but CONNECT before CONNACK.
TEST(Connect, NothingElseGoesOutBeforeConnack) {
  Shell shell;
  shell.want("a");
  shell.publish("b", "c");
  EXPECT_EQ(connectOf(shell).substr(0, 5), "10 0f");
  shell.scan(10, 20);
  EXPECT_EQ(shell.takeSent(), "");
}

struct ConnackCase {
  std::string_view octets;
  int32_t level;
  bool cleanSession;
  Fault fault;
};

// 3.2
TEST(Connect, EachConnackHasItsMeaning) {
  constexpr ConnackCase cases[] = {
      {"20 02 00 00", 4, true, Fault::None},
      {"20 02 01 00", 4, false, Fault::None},
      {"20 02 01 00", 4, true, Fault::SessionUnexpected},  // MQTT-3.2.2-1
      {"20 02 02 00", 4, true, Fault::WrongFlags},         // 3.2.2.1
      {"20 02 80 00", 4, true, Fault::WrongFlags},
      {"20 02 00 01", 4, true, Fault::RefusedLevel},
      {"20 02 00 02", 4, true, Fault::RefusedIdentifier},
      {"20 02 00 03", 4, true, Fault::RefusedNotReady},
      {"20 02 00 04", 4, true, Fault::RefusedLogin},
      {"20 02 00 05", 4, true, Fault::RefusedRights},
      {"20 02 00 06", 4, true, Fault::RefusedReserved},
      {"20 02 00 ff", 4, true, Fault::RefusedReserved},
      {"20 02 ff 00", 3, true, Fault::None},  // MQTT 3.1, 3.2: not used
      {"20 02 01 05", 3, true, Fault::RefusedRights},
      {"2f 02 00 00", 3, true, Fault::None},
  };
  for (const ConnackCase& one : cases) {
    Shell shell;
    shell.client.settings.protocolLevel = one.level;
    shell.client.settings.cleanSession = one.cleanSession;
    shell.connect(one.octets);
    EXPECT_EQ(shell.output.fault, one.fault) << one.octets;
    EXPECT_EQ(shell.output.connected, one.fault == Fault::None) << one.octets;
    EXPECT_EQ(shell.output.linkRequest, one.fault == Fault::None ? LinkRequest::Open : LinkRequest::Close)
        << one.octets;
  }
}

TEST(Connect, ConnackComesInAnySplit) {
  Shell shell;
  shell.connect("20");
  for (std::string_view octet : {"02", "00"}) {
    shell.feed(octet);
    EXPECT_FALSE(shell.output.connected);
  }
  shell.feed("00");
  EXPECT_TRUE(shell.output.connected);
}

// 3.1.4
TEST(Connect, AConnackThatDoesNotComeIsNotWaitedForForEver) {
  Shell shell;
  shell.connect("");
  shell.scan(shell.client.settings.responseTimeoutMs - 30);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Open);
  shell.scan(30);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Close);
  EXPECT_EQ(shell.output.fault, Fault::NoConnack);
}

// The settings of one connection count until the next: what CONNECT said is what the broker knows.
TEST(Connect, SettingsChangedWhileConnectedCountFromTheNextConnection) {
  Shell shell;
  shell.client.settings.keepAliveSeconds = 4;
  shell.connect();
  shell.client.settings.keepAliveSeconds = 0;
  shell.scan(3000);
  EXPECT_EQ(shell.takeSent(), "c0 00");
  shell.breakLink();
  shell.feed("20 02 00 00");
  shell.takeSent();
  shell.scan(3000, 10);
  EXPECT_EQ(shell.takeSent(), "");
}

}  // namespace
}  // namespace mqtt
