#pragma once
// A PLC whose program uses the client in every way the standard speaks of. There are two: one runs the C++
// client, the other the SCL blocks as a user imports them, on a virtual CPU.

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "vcpu/world/clock.h"
#include "vcpu/world/network.h"

namespace conformance {

/// What CONNECT says, and the times a test needs to know. Texts are UTF-8 here.
struct Settings {
  int level = 4;
  std::string clientIdentifier = "plc";
  bool cleanSession = true;
  int keepAliveSeconds = 60;
  std::string userName;
  std::string password;
  std::string willTopic;
  std::string willPayload;
  int willQos = 0;
  bool willRetained = false;
  int responseTimeoutMs = 10'000;
  int acknowledgeTimeoutMs = 30'000;
  int takeTimeoutMs = 0;
  int drainTimeoutMs = 2'000;
  int inFlightMaximum = 20;
};

/// A message to publish, or one that was taken.
struct Message {
  std::string topic;
  std::string payload;
  int qos = 0;
  bool retained = false;
  bool duplicate = false;

  bool operator==(const Message&) const = default;
};

/// How far something the program has begun is.
enum class Progress { Refused, UnderWay, Done, Failed };
void PrintTo(Progress progress, std::ostream* out);

/// Messages one program may follow at a time, and subscriptions it may have.
inline constexpr size_t JOBS = 24;
inline constexpr size_t SUBSCRIPTIONS = 8;
/// Of the messages those that are handed over in pieces.
inline constexpr size_t LARGE_JOBS = 4;

/// Bytes of the longest piece, and of the longest payload that needs none.
inline constexpr size_t PIECE_BYTES = 1300;

/// Which messages the program takes: of any subscription, of none, or of that with this number.
inline constexpr int ANY = -1;
inline constexpr int NONE = -2;

/// One PLC. What a test begins, the program does in the next cycle. Numbers of jobs and subscriptions grow
/// from 0. One thread; clock and network must outlive it.
class Plc {
 public:
  virtual ~Plc() = default;

  /// What the program wants from the next cycle on.
  bool enable = false;
  bool reconnect = false;
  int takesFrom = ANY;  ///< one message a cycle
  /// The messages it took, the oldest first; a test may clear them.
  std::vector<Message> taken;

  /// Counts from the next connection on.
  virtual void use(const Settings& settings) = 0;

  /// One cycle; the clock has been moved.
  virtual void cycle() = 0;

  /// Publishes in the next cycle; at most JOBS that have not ended.
  virtual size_t publish(const Message& message) = 0;
  virtual Progress progressOf(size_t job) = 0;

  /// Publishes in pieces; `handsBytes` of the payload wanted are handed over in each cycle: 0..PIECE_BYTES.
  virtual size_t publishLarge(const Message& message) = 0;
  size_t handsBytes = PIECE_BYTES;

  /// Takes one piece a cycle of the subscription with this number, or of NONE, if its message has at most
  /// `largestBytes`. The messages are among those taken when they are whole.
  int takesPiecesFrom = NONE;
  int64_t largestBytes = 268'435'455;
  /// Pieces that began a message, since the start.
  int begun = 0;

  /// Subscribes in the next cycle.
  virtual size_t subscribe(const std::string& filter, int qos) = 0;
  virtual Progress subscriptionOf(size_t number) = 0;
  /// Done as soon as the broker has acknowledged it.
  virtual void unsubscribe(size_t number) = 0;
  virtual Progress unsubscriptionOf(size_t number) = 0;

  virtual bool isConnected() = 0;
  /// The last fault, as docs/status.md numbers it, without 16#8000; 0: none.
  virtual int fault() = 0;
  /// What the program is shown as status of the client.
  virtual bool showsError() = 0;

  /// Whether a text of the program can hold these bytes; a STRING holds Latin-1.
  virtual bool canHold(const std::string& text) const = 0;
  /// What the program sees of a text it receives.
  virtual std::string shown(const std::string& text) const = 0;

  /// Goes on as if this packet identifier had been given out last.
  virtual void continueIdentifiersBehind(int identifier) = 0;

 protected:
  /// A piece of the message that is arriving, with its topic, from `offset` of `payloadBytes` on.
  void takePiece(const Message& piece, size_t offset, size_t payloadBytes);

 private:
  Message arriving_;
};

std::unique_ptr<Plc> makeNativePlc(vcpu::Clock& clock, vcpu::Network& network);

/// The SCL is compiled with the first call, once in a process; a failure to compile ends the test.
std::unique_ptr<Plc> makeSclPlc(vcpu::Clock& clock, vcpu::Network& network);

}  // namespace conformance
