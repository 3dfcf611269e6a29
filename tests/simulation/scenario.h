#pragma once
// What a seed chooses: the settings of the client, the kind of broker, and which faults come how often.

#include <array>
#include <cstdint>
#include <string>

#include "core/settings.h"
#include "tests/simulation/program.h"
#include "tests/simulation/random.h"

namespace simulation {

/// Topics the program publishes to, and topics the broker's publishers publish to.
inline constexpr std::array<const char*, 3> PROGRAM_TOPICS = {"plc/level", "plc/pump/1", "plc/alarm"};
inline constexpr std::array<const char*, 4> BROKER_TOPICS = {"set/a/1", "set/a/2", "set/b/1", "set/b"};
inline constexpr std::array<const char*, 7> FILTERS = {"set/#",   "set/a/+", "set/+/1", "set/b",
                                                       "set/b/#", "set/a/1", "#"};

enum class Taking {
  Always,
  Seldom,   ///< one message in some scans
  Bursts,   ///< none for a while, then many
  Answers,  ///< answers each message with QoS 1, and takes no other until that is acknowledged
};

struct Scenario {
  explicit Scenario(uint64_t seed);

  mqtt::Settings settings;

  // The broker.
  int64_t window = 20;            ///< messages of QoS 1 and 2 in flight to the client, 1..65,535
  bool copyPerFilter = false;     ///< a copy for each matching filter (3.3.5), not one for all
  bool deliversOnPubrel = false;  ///< QoS 2 from the client counts on PUBREL, not on PUBLISH (4.3.3)
  int grantedQosMax = 2;

  // The program.
  Taking taking = Taking::Always;
  int64_t takingChance = 1;
  int64_t publishChance = 4;  ///< in one of so many scans it publishes
  int64_t brokerPublishChance = 4;
  int messagesMax = 150;  ///< each way
  bool bigPayloads = false;
  bool largePayloads = false;  ///< messages in pieces, both ways
  int32_t largestBytes = 0;    ///< the largest of them that is taken
  int64_t handChance = 1;      ///< in one of so many scans it hands over a piece that is wanted
  int64_t switchOffChance = 0;
  int64_t reconnectChance = 0;
  int64_t resubscribeChance = 0;

  // Time.
  int32_t cycleMs = 10;
  int64_t slowCycleChance = 0;
  int32_t slowCycleMs = 1000;
  int64_t latencyMs = 0;
  int scans = 800;  ///< with faults; the quiet time comes behind them

  // Faults: each happens in one of so many scans or connections; 0 never.
  int64_t cutChance = 0;      ///< a scan: the link breaks now
  int64_t cutByteChance = 0;  ///< a connection: it breaks behind a chosen byte
  int64_t cutByteMax = 400;
  int64_t halfOpenOneIn = 0;  ///< of the cuts, so many are silent
  int64_t brokerDownChance = 0;
  int64_t loseSessionOneIn = 0;   ///< of the restarts of the broker, so many forget the sessions
  int64_t refuseChance = 0;       ///< a CONNECT: answered by 'not ready'
  int64_t sendFailChance = 0;     ///< a send request: reported as failed
  int64_t transportScansMax = 0;  ///< connecting, sending and closing take up to so many scans more

  /// The broker keeps messages for later subscribers. A clean session subscribes anew with each connection,
  /// and so does MQTT 3.1, whose CONNACK does not say whether the session was kept; then the broker sends
  /// them all again. If they are more than the inbox holds, and the client has to connect anew to get the
  /// answer that lies behind them (back_pressure.h), that never ends: plc/README.md says so. One large
  /// message holds back as much as a full inbox.
  bool retains() const;
};

}  // namespace simulation
