#pragma once
// Who has promised what about each numbered message, and what became of it. Every promise that is broken is
// a failure of the simulation.

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/counters.h"
#include "tests/simulation/program.h"
#include "tests/simulation/scenario.h"
#include "tests/simulation/trace.h"

namespace simulation {

/// The payload of a numbered message: its number, and a filling that follows from it.
std::string payloadOf(int number, size_t bytes);
/// The number in a payload; -1 when the payload is not one of payloadOf.
int numberIn(const std::string& payload);

class Ledger {
 public:
  Ledger(const Trace& trace, const Scenario& scenario) : trace_(trace), scenario_(scenario) {}

  /// The first broken promise; empty while all hold.
  const std::string& failure() const { return failure_; }
  void fail(const std::string& sentence);
  /// Grows with everything that brings the simulation nearer to its end.
  int64_t progress() const { return progress_; }
  /// Messages above PAYLOAD_BYTES_MAX that reached the broker, and that a receiver has taken.
  int64_t largeArrived() const { return largeArrived_; }
  int64_t largeTaken() const { return largeTaken_; }

  // From the program to the broker. Numbers grow with the order of publishing.
  int offer(const std::string& topic, int qos);
  void accepted(int number);
  void refused(int number);
  /// The program was told that its large message has failed: of QoS 1 and 2 too, if no piece came in time.
  void failedLarge(int number);
  /// The program was told that QoS 1 or 2 is acknowledged.
  void done(int number);
  /// The broker has it: of QoS 2 when it would hand it on.
  void arrivedAtBroker(int number, const std::string& topic, int qos, bool duplicate, int64_t connection,
                       size_t payloadBytes);
  /// The PLC has handed its PUBLISH to the network, to the last byte.
  void handedToNetwork(int number);
  /// The broker has answered for it, and has forgotten it with the session.
  void mayBeLost(int number);
  int published() const { return static_cast<int>(publications_.size()); }

  // From the broker to the program.
  /// A subscription of the program begins or ends.
  void subscribed(size_t slot, const std::string& filter);
  void unsubscribed(size_t slot);
  bool isSubscribed(size_t slot) const { return filters_[slot].generation != 0; }
  /// The broker owes the client one copy of a message. Answers the copy's number.
  int owed(int number, const std::string& topic, int qos, bool retained, size_t payloadBytes);
  void transmitted(int copy);
  /// PUBACK or PUBREC has come for it.
  void acknowledged(int copy);
  /// The broker has nothing to do with it any more.
  void settled() { ++progress_; }
  void taken(size_t slot, const Reception& reception);

  /// The broker has forgotten the session.
  void sessionLost();

  /// At the end, when all is quiet.
  void check(const mqtt::Counters& counters);

 private:
  bool mayPass(int newer, int older) const;

  struct Publication {
    std::string topic;
    int qos = 0;
    bool accepted = false;
    bool done = false;
    bool mayRepeat = false;
    bool mayBeLost = false;
    bool isHanded = false;
    bool hasFailed = false;  ///< a large one
    int arrivals = 0;
    int64_t connection = -1;
  };
  struct Filter {
    std::string text;
    int64_t generation = 0;  ///< 0: not subscribed
  };
  struct Copy {
    std::tuple<int, int, bool> key;
    bool isLarge = false;  ///< one of the receivers takes it
    std::vector<std::pair<size_t, int64_t>> receivers;
  };
  /// All copies of one message with one QoS.
  struct Message {
    std::string topic;
    int copies = 0;
    int transmissions = 0;
    int acknowledgements = 0;
    bool receiverEnded = false;  ///< one that may have been taking it in pieces
    /// By slot and generation.
    std::set<std::pair<size_t, int64_t>> owedTo;
    std::map<std::pair<size_t, int64_t>, int> acknowledgedFor;
    std::map<std::pair<size_t, int64_t>, int> taken;
    std::map<std::pair<size_t, int64_t>, int> missing;
  };

  void acknowledgedLarge(const Copy& copy, Message& message);

  const Trace& trace_;
  const Scenario& scenario_;
  std::string failure_;
  int64_t progress_ = 0;
  int64_t largeArrived_ = 0;
  int64_t largeTaken_ = 0;
  std::vector<Publication> publications_;
  std::map<std::pair<std::string, int>, int> lastArrived_;
  std::array<Filter, SUBSCRIBERS> filters_;
  int64_t lastGeneration_ = 0;
  std::vector<Copy> copies_;
  std::map<std::tuple<int, int, bool>, Message> messages_;
  std::map<std::tuple<size_t, int64_t, std::string, int>, int> lastTaken_;
  int untaken_ = 0;
  int lastOwed_ = -1;              ///< number of the broker's newest message
  std::vector<int> lossesBefore_;  ///< the first number behind each loss of the session
};

}  // namespace simulation
