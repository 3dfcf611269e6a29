#pragma once
// A PLC and the broker that a test plays, byte by byte, in simulated time; and the ways each test is run.

#include <gtest/gtest.h>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "core/testing/shell.h"
#include "tests/conformance/plc.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace conformance {

using mqtt::bytes;
using mqtt::hex;
using mqtt::Octets;
using mqtt::publishPacket;
using mqtt::operator+;

enum class Engine { Native, Scl };

/// Which client a test runs, and which protocol level it speaks: 3 is MQTT 3.1, 4 is MQTT 3.1.1.
struct Way {
  Engine engine = Engine::Native;
  int level = 4;

  friend void PrintTo(const Way& way, std::ostream* out);
};

/// A packet that carries a packet identifier only: PUBACK, PUBREC, PUBREL, PUBCOMP, UNSUBACK.
Octets shortPacket(int header, int identifier);

/// The PUBLISH as a broker sends it again: with DUP.
Octets again(Octets publish);

class Exchange {
 public:
  explicit Exchange(Way way);

  /// A member that a test changes counts from the next connect() on.
  Settings settings;

  /// Cycles of `cycleMs` milliseconds.
  void cycles(int count = 1);
  int cycleMs = 10;
  /// Cycles for so many milliseconds.
  void pass(int64_t milliseconds);

  /// Enables the client and answers its CONNECT, which is taken out; empty if none comes within two minutes.
  std::string connect();
  /// The broker accepts.
  void accept(bool sessionPresent = false);
  /// connect() and accept().
  void open();

  /// The broker sends, and a few cycles pass.
  void send(const Octets& octets);
  void send(std::string_view hexOctets) { send(bytes(hexOctets)); }

  /// What the client has sent on its newest link since the last call, a few cycles later.
  std::string sent();
  /// The same, a text for each packet.
  std::vector<std::string> sentPackets();

  /// Cycles until the client sends no more; what it has sent.
  Octets allSent();

  /// The link breaks; the client is not back yet.
  void breakLink();

  /// The client has closed its newest link.
  bool isClosed();
  /// It has closed it, for a violation of the protocol, without another byte.
  testing::AssertionResult isClosedForViolation();

  /// Publishes, and lets the cycle pass in which it begins.
  size_t publish(const std::string& topic, const std::string& payload, int qos = 0, bool retained = false);
  size_t publishLarge(const std::string& topic, const std::string& payload, int qos = 0,
                      bool retained = false);
  size_t subscribe(const std::string& filter, int qos = 0);
  /// Subscribes, and grants what was asked for. The SUBSCRIBE is taken out.
  size_t subscribed(const std::string& filter, int qos = 0);
  /// The same, and takes what comes for it in pieces, and nothing else.
  size_t subscribedLarge(const std::string& filter, int qos = 0);

  /// The broker's end of the newest link; without one the test fails.
  vcpu::SimulatedPeer& broker();

  vcpu::SimulatedClock clock;
  vcpu::SimulatedNetwork network{clock};
  std::unique_ptr<Plc> plc;
};

/// Runs on each engine at one level or at both.
class ConformanceTest : public testing::TestWithParam<Way>, public Exchange {
 protected:
  ConformanceTest() : Exchange(GetParam()) {}
  int level() const { return GetParam().level; }
  /// A client with these settings, of the test's level, shows an error and never opens a link.
  bool areRefused(Settings wrong) const;
};

testing::internal::ParamGenerator<Way> atBothLevels();
testing::internal::ParamGenerator<Way> atLevel(int level);
std::string nameOf(const testing::TestParamInfo<Way>& way);

}  // namespace conformance
