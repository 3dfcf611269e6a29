#pragma once
// The user's program as the simulation sees it: inputs before a scan, outputs behind it. Two PLCs run it: one
// calls the C++ client, the other is a virtual CPU with the SCL blocks.

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "core/counters.h"

namespace simulation {

/// Messages whose end the program waits for: an MqttPublish each, and an MqttPublishLarge.
inline constexpr size_t JOBS = 3;
/// The job whose payload is handed over in pieces, of any size.
inline constexpr size_t LARGE_JOB = 2;
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
  /// Hands over the next piece, of at most so many bytes, if it is wanted.
  size_t handsBytes = 0;
  /// Receivers take messages of up to so many bytes, in pieces; 0: as a whole, and no large ones.
  int32_t largestBytes = 0;
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

/// Pieces of the message that is arriving at one receiver.
class Assembly {
 public:
  /// A piece has come: `piece.payload` from `offset` of `payloadBytes` on. The message when it is whole.
  std::optional<Reception> add(const Reception& piece, size_t offset, size_t payloadBytes);
  /// Pieces did not fit together.
  bool isBroken() const { return broken_; }

 private:
  Reception whole_;
  bool broken_ = false;
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
