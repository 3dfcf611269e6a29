#pragma once
// A broker that keeps MQTT 3.1 and 3.1.1 to the letter, for one client, and tells the ledger what it owes and
// gets. It finds every packet of the client that the standard forbids.

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/internet.h"
#include "tests/simulation/ledger.h"
#include "tests/simulation/packets.h"

namespace simulation {

class HonestBroker {
 public:
  HonestBroker(Trace& trace, const Scenario& scenario, Internet& internet, Ledger& ledger, uint64_t seed)
      : trace_(trace), scenario_(scenario), internet_(internet), ledger_(ledger), random_(seed, 2) {}

  /// Accepts links, reads, answers, and sends what is due.
  void step();

  /// One of its other clients publishes.
  void publish(const std::string& topic, int qos, bool retained, int number, size_t bytes);

  /// It ends, and with it all connections. `forgets`: all sessions are lost.
  void crash(bool forgets);

  /// It owes the client nothing, and waits for nothing.
  bool isQuiet() const;

  /// Behind the time of faults.
  bool calm = false;

  /// Connections that may begin without CONNECT. A CPU re-establishes a broken connection by itself: one that
  /// breaks and comes back between two calls of T_DIAG the program cannot tell from one that stayed.
  int unannouncedMax = 0;

 private:
  enum class CopyState { Queued, WaitPuback, WaitPubrec, WaitPubcomp };
  struct Copy {
    int number = -1;  ///< the ledger's
    CopyState state = CopyState::Queued;
    int qos = 0;
    int identifier = 0;
    bool retained = false;
    /// Sent on the connection there is now.
    bool isSent = false;
    std::string topic;
    std::string payload;
  };
  /// QoS 2 from the client, between PUBLISH and PUBREL.
  struct Held {
    int number = -1;
    std::string topic;
  };
  struct Session {
    bool exists = false;
    bool clean = false;
    std::map<std::string, int> filters;
    std::deque<Copy> copies;
    std::map<int, Held> held;
    int lastIdentifier = 0;
  };
  struct Connection {
    std::shared_ptr<Wire> wire;
    int64_t number = 0;
    bool isClient = false;  ///< CONNECT was accepted
    bool isDropped = false;
    Octets stream;
    int level = 4;
    int64_t keepAliveMs = 0;
    int64_t heardMs = 0;
    /// Identifiers sent on this connection and not answered, in order (MQTT-4.6.0-2, -3).
    std::deque<int> pubacksDue;
    std::deque<int> pubrecsDue;
  };
  struct Retained {
    int number = 0;
    int qos = 0;
    std::string payload;
  };

  void accept();
  bool serve(Connection& connection);
  bool onPacket(Connection& connection, const Packet& packet);
  bool onConnect(Connection& connection, const Packet& packet);
  bool refuse(Connection& connection, int code);
  void onPublish(Connection& connection, const Packet& packet);
  void onPuback(Connection& connection, int identifier);
  void onPubrec(Connection& connection, int identifier);
  void onPubrel(Connection& connection, int identifier);
  void onPubcomp(int identifier);
  void onSubscribe(Connection& connection, const Packet& packet);
  void onUnsubscribe(Connection& connection, const Packet& packet);
  void sendRetained(const std::string& filter, int qos);
  void queue(const std::string& topic, const std::string& payload, int number, int qos, bool retained);
  void sendCopies(Connection& connection);
  void transmit(Connection& connection, Copy& copy);
  void answer(Connection& connection, uint8_t header, int identifier);
  void send(Connection& connection, const Packet& packet);
  void leave(Connection& connection);
  void forgetSession();
  static bool isInOrder(std::deque<int>& due, int identifier);
  int freshIdentifier();
  std::deque<Copy>::iterator copyOf(int identifier);
  Connection* client();
  void violation(const std::string& sentence) { ledger_.fail("the client " + sentence); }

  Trace& trace_;
  const Scenario& scenario_;
  Internet& internet_;
  Ledger& ledger_;
  Random random_;
  Session session_;
  std::deque<Connection> connections_;
  std::map<std::string, Retained> retained_;
  int64_t lastConnection_ = 0;
  int unannounced_ = 0;
};

}  // namespace simulation
