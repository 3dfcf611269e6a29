#pragma once
// The user's program as the simulation sees it: inputs before a scan, outputs behind it. Two PLCs run it: one
// calls the C++ client, the other is a virtual CPU with the SCL blocks.

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "core/counters.h"

namespace simulation {

/// Messages whose end the program waits for: an MqttPublish each.
inline constexpr size_t JOBS = 2;
/// Messages the program only hands in, at most so many in one scan.
inline constexpr size_t OFFERS = 4;
/// Subscriptions, each with a receiver of its own.
inline constexpr size_t SUBSCRIBERS = 4;

/// A message to publish.
struct Publication {
  std::string topic;
  std::string payload;
  int qos = 0;
};

/// What the program is to do in the next scan. `execute` begins something with its rising edge, but an offer
/// is made whenever there is one.
struct ProgramInput {
  bool enable = false;
  bool reconnect = false;
  struct Job {
    bool execute = false;
    Publication message;
  };
  std::array<Job, JOBS> jobs;
  std::array<std::optional<Publication>, OFFERS> offers;
  struct Subscribe {
    bool execute = false;
    std::string filter;
    int qos = 0;
  };
  std::array<Subscribe, SUBSCRIBERS> subscribe;
  std::array<bool, SUBSCRIBERS> unsubscribe{};
  std::array<bool, SUBSCRIBERS> receive{};
};

/// A message the program was given.
struct Reception {
  std::string topic;
  std::string payload;
  int qos = 0;
  bool retained = false;
  bool duplicate = false;
};

struct ProgramOutput {
  bool connected = false;
  struct Job {
    bool accepted = false;
    bool done = false;
    bool busy = false;
    bool error = false;
  };
  std::array<Job, JOBS> jobs;
  /// Whether the offer of this scan was accepted.
  std::array<bool, OFFERS> accepted{};
  std::array<int32_t, SUBSCRIBERS> subscription{};
  std::array<bool, SUBSCRIBERS> granted{};
  /// The unsubscribe job has ended.
  std::array<bool, SUBSCRIBERS> unsubscribed{};
  std::array<std::optional<Reception>, SUBSCRIBERS> received;
  /// Messages in the outbox and the inbox, in any state.
  int32_t outboxCount = 0;
  int32_t inboxCount = 0;
};

/// A PLC that runs the program.
class Plc {
 public:
  virtual ~Plc() = default;

  /// One cycle, `elapsedMs` after the last one. Non-empty: what the PLC did that it must not.
  virtual std::string scan(int32_t elapsedMs, const ProgramInput& input, ProgramOutput& output) = 0;

  virtual mqtt::Counters counters() = 0;
};

}  // namespace simulation
