#pragma once
// A broker for one station behind a thin network, and who listens to its events there. It keeps MQTT to the
// letter, and finds each packet of the client that the standard forbids.

#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "core/testing/broker_session.h"
#include "core/testing/client_stream.h"
#include "tests/telecontrol/thin_network.h"

namespace telecontrol {

class ModelBroker {
 public:
  /// `arrived` is told each message of the station.
  ModelBroker(ThinNetwork& network, std::function<void(const protocol::Publication&)> arrived)
      : network_(network), arrived_(std::move(arrived)) {}

  /// Accepts links, reads, answers, and sends what is due.
  void step();

  /// Somebody publishes with QoS 1.
  void publish(const std::string& topic, const std::string& payload);

  /// Ends all connections and forgets the session.
  void forget();

  /// The first packet that the standard forbids; empty: none.
  const std::string& violation() const { return violation_; }
  int64_t connections() const { return accepted_; }

 private:
  struct Connection {
    std::shared_ptr<ThinLink> link;
    protocol::ClientStream stream;
    bool isClient = false;  ///< CONNECT was accepted
    bool isOver = false;
    int64_t keepAliveMs = 0;
    int64_t heardMs = 0;
  };

  void serve(Connection& connection);
  void onPacket(Connection& connection, const protocol::ClientPacket& packet);
  void onConnect(Connection& connection, const protocol::ClientPacket& packet);
  void follow(Connection& connection);
  void leave(Connection& connection);

  ThinNetwork& network_;
  std::function<void(const protocol::Publication&)> arrived_;
  protocol::BrokerSession session_;
  std::deque<Connection> connections_;
  std::string violation_;
  int64_t accepted_ = 0;
};

}  // namespace telecontrol
