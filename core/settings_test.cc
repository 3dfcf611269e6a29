#include "core/settings.h"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

#include "core/testing/shell.h"

namespace mqtt {
namespace {

struct Case {
  const char* name;
  std::function<void(Settings&)> change;
  Fault fault;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"as made", [](Settings&) {}, Fault::None},
      {"level 2", [](Settings& s) { s.protocolLevel = 2; }, Fault::BadLevel},
      {"level 3", [](Settings& s) { s.protocolLevel = 3; }, Fault::None},
      {"level 5", [](Settings& s) { s.protocolLevel = 5; }, Fault::BadLevel},
      {"no identifier, clean", [](Settings& s) { s.clientIdentifier.length = 0; }, Fault::None},
      {"no identifier, session",
       [](Settings& s) {
         s.clientIdentifier.length = 0;
         s.cleanSession = false;
       },
       Fault::EmptyIdentifier},
      {"no identifier, 3.1",
       [](Settings& s) {
         s.clientIdentifier.length = 0;
         s.protocolLevel = 3;
       },
       Fault::EmptyIdentifier},
      {"identifier not UTF-8", [](Settings& s) { setText(s.clientIdentifier, bytes("ff")); },
       Fault::BadIdentifier},
      {"identifier too long", [](Settings& s) { s.clientIdentifier.length = TEXT_BYTES_MAX + 1; },
       Fault::BadIdentifier},
      {"user name not UTF-8", [](Settings& s) { setText(s.userName, bytes("c0 80")); }, Fault::BadUserName},
      {"password alone", [](Settings& s) { setBytes(s.password, octetsOf("x")); }, Fault::PasswordAlone},
      {"password of any octets",
       [](Settings& s) {
         setText(s.userName, "u");
         setBytes(s.password, bytes("00 ff"));
       },
       Fault::None},
      {"password too long",
       [](Settings& s) {
         setText(s.userName, "u");
         s.password.length = TEXT_BYTES_MAX + 1;
       },
       Fault::BadPassword},
      {"will with wildcard", [](Settings& s) { setText(s.willTopic, "a/#"); }, Fault::BadWillTopic},
      {"will topic not UTF-8", [](Settings& s) { setText(s.willTopic, bytes("ff")); }, Fault::BadWillTopic},
      {"will topic length", [](Settings& s) { s.willTopic.length = -1; }, Fault::BadWillTopic},
      {"will payload of any octets",
       [](Settings& s) {
         setText(s.willTopic, "w");
         setBytes(s.willPayload, bytes("00 ff"));
       },
       Fault::None},
      {"will payload length",
       [](Settings& s) {
         setText(s.willTopic, "w");
         s.willPayload.length = -1;
       },
       Fault::BadWillPayload},
      {"will QoS 3",
       [](Settings& s) {
         setText(s.willTopic, "w");
         s.willQos = static_cast<Qos>(3);
       },
       Fault::BadWillQos},
      {"keep-alive below", [](Settings& s) { s.keepAliveSeconds = -1; }, Fault::BadKeepAlive},
      {"keep-alive most", [](Settings& s) { s.keepAliveSeconds = 65535; }, Fault::None},
      {"keep-alive above", [](Settings& s) { s.keepAliveSeconds = 65536; }, Fault::BadKeepAlive},
      {"link timeout 0", [](Settings& s) { s.linkTimeoutMs = 0; }, Fault::BadTimes},
      {"response timeout 0", [](Settings& s) { s.responseTimeoutMs = 0; }, Fault::BadTimes},
      {"response timeout above", [](Settings& s) { s.responseTimeoutMs = TIMEOUT_MS_MAX + 1; },
       Fault::BadTimes},
      {"acknowledge timeout off", [](Settings& s) { s.acknowledgeTimeoutMs = 0; }, Fault::None},
      {"acknowledge timeout below", [](Settings& s) { s.acknowledgeTimeoutMs = -1; }, Fault::BadTimes},
      {"acknowledge timeout above", [](Settings& s) { s.acknowledgeTimeoutMs = TIMEOUT_MS_MAX + 1; },
       Fault::BadTimes},
      {"drain timeout off", [](Settings& s) { s.drainTimeoutMs = 0; }, Fault::None},
      {"drain timeout below", [](Settings& s) { s.drainTimeoutMs = -1; }, Fault::BadTimes},
      {"drain timeout above", [](Settings& s) { s.drainTimeoutMs = TIMEOUT_MS_MAX + 1; }, Fault::BadTimes},
      {"age without limit", [](Settings& s) { s.qosZeroAgeMs = NO_AGE_LIMIT; }, Fault::None},
      {"age below", [](Settings& s) { s.qosZeroAgeMs = AGE_OF_SETTINGS; }, Fault::BadTimes},
      {"age above", [](Settings& s) { s.qosZeroAgeMs = TIMEOUT_MS_MAX + 1; }, Fault::BadTimes},
      {"drop QoS 0", [](Settings& s) { s.whenFull = WhenFull::DropQosZero; }, Fault::None},
      {"no such policy", [](Settings& s) { s.whenFull = static_cast<WhenFull>(3); }, Fault::BadWhenFull},
      {"window below", [](Settings& s) { s.inFlightMaximum = -1; }, Fault::BadWindow},
      {"window 0", [](Settings& s) { s.inFlightMaximum = 0; }, Fault::None},
      {"window 1", [](Settings& s) { s.inFlightMaximum = 1; }, Fault::None},
      {"window above", [](Settings& s) { s.inFlightMaximum = IN_FLIGHT_MAX + 1; }, Fault::BadWindow},
      {"take timeout off", [](Settings& s) { s.takeTimeoutMs = 0; }, Fault::None},
      {"take timeout below", [](Settings& s) { s.takeTimeoutMs = -1; }, Fault::BadTimes},
      {"back-off 0", [](Settings& s) { s.reconnectMinimumMs = 0; }, Fault::BadTimes},
      {"back-off above", [](Settings& s) { s.reconnectMaximumMs = TIMEOUT_MS_MAX + 1; }, Fault::BadTimes},
      {"back-off the wrong way round", [](Settings& s) { s.reconnectMaximumMs = s.reconnectMinimumMs - 1; },
       Fault::BadTimes},
  };
  return all;
}

TEST(Settings, EachFaultHasItsName) {
  for (const Case& one : cases()) {
    Settings settings;
    setText(settings.clientIdentifier, "plc");
    one.change(settings);
    EXPECT_EQ(faultOfSettings(settings), one.fault) << one.name;
  }
}

TEST(Settings, AFaultKeepsTheLinkClosedUntilItIsPutRight) {
  Shell shell;
  shell.client.settings.protocolLevel = 5;
  shell.scan(10, 300);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Close);
  EXPECT_EQ(shell.output.fault, Fault::BadLevel);
  EXPECT_EQ(shell.client.counters.faults, 1);
  shell.client.settings.protocolLevel = 4;
  shell.scan(1000);
  EXPECT_EQ(shell.output.linkRequest, LinkRequest::Open);
  shell.connect();
  EXPECT_EQ(shell.output.fault, Fault::None);
  EXPECT_EQ(shell.client.connection.lastFault, Fault::BadLevel);
}

// The user may write them at any time: what is wrong when the link has come up is not sent.
TEST(Settings, AFaultThatComesWhileTheLinkOpensIsFoundBeforeConnect) {
  for (const Case& one : cases()) {
    SCOPED_TRACE(one.name);
    Shell shell;
    for (int scans = 0; scans < 10 && shell.output.state != ClientState::WaitLink; ++scans) shell.scan();
    shell.scan();
    const Settings right = shell.client.settings;
    one.change(shell.client.settings);
    shell.scan();
    EXPECT_EQ(shell.output.fault, one.fault);
    if (one.fault == Fault::None) continue;
    EXPECT_EQ(shell.takeSent(), "");
    EXPECT_EQ(shell.output.linkRequest, LinkRequest::Close);
    shell.scan();
    EXPECT_EQ(shell.client.counters.faults, 1);
    shell.client.settings = right;
    shell.scan(1000);
    shell.connect();
    EXPECT_TRUE(shell.output.connected);
  }
}

TEST(Settings, TheWindowIsThatOfConnect) {
  Shell shell;
  shell.connect("");
  shell.client.settings.inFlightMaximum = 0;
  shell.feed("20 02 00 00");
  EXPECT_TRUE(shell.output.connected);
  EXPECT_EQ(shell.client.link.window.size, IN_FLIGHT_MAX);
}

}  // namespace
}  // namespace mqtt
