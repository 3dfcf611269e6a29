#pragma once
// A broker for one client that keeps its promises, and tells the ledger what it owes and gets. It finds every
// packet of the client that the standard forbids.

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>

#include "core/testing/broker_session.h"
#include "core/testing/client_stream.h"
#include "tests/simulation/internet.h"
#include "tests/simulation/ledger.h"

namespace simulation {

class HonestBroker {
 public:
  HonestBroker(Trace& trace, const Scenario& scenario, Internet& internet, Ledger& ledger, uint64_t seed);

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
  struct Connection {
    std::shared_ptr<Wire> wire;
    int64_t number = 0;
    bool isClient = false;  ///< CONNECT was accepted
    bool isDropped = false;
    protocol::ClientStream stream;
    int64_t keepAliveMs = 0;
    int64_t heardMs = 0;
  };
  struct Retained {
    int number = 0;
    int qos = 0;
    std::string payload;
  };

  void accept();
  bool serve(Connection& connection);
  bool onPacket(Connection& connection, const protocol::ClientPacket& packet);
  bool onConnect(Connection& connection, const protocol::ClientPacket& packet);
  void sendRetained(const std::string& filter);
  void queue(const std::string& topic, const std::string& payload, int number, int qos, bool retained);
  void follow(Connection& connection);
  void send(Connection& connection, const protocol::Packet& packet);
  void leave(Connection& connection);
  void forgetSession();
  Connection* client();
  void violation(const std::string& sentence) { ledger_.fail("the client " + sentence); }

  Trace& trace_;
  const Scenario& scenario_;
  Internet& internet_;
  Ledger& ledger_;
  Random random_;
  protocol::BrokerSession session_;
  bool clean_ = false;  ///< the session ends with its connection
  std::deque<Connection> connections_;
  std::map<std::string, Retained> retained_;
  int64_t lastConnection_ = 0;
  int unannounced_ = 0;
};

}  // namespace simulation
