#pragma once
// A broker that keeps every promise: sessions outlive connections, QoS 1 and 2 both ways, in order.

#include <set>
#include <string>
#include <vector>

#include "core/testing/broker_session.h"
#include "core/testing/client_stream.h"

namespace agreement {

using protocol::Octets;

/// A value: a copy is a broker of its own in the same state.
class HonestBroker {
 public:
  /// The TCP connection has ended. The session stays, unless it is a clean one.
  void connectionEnded();

  /// The session is lost with all that belongs to it, as by a restart of a broker without a disk.
  void forget() { session_.forget(); }

  /// Octets that the client sent.
  void take(const Octets& octets);

  /// Octets for the client; what was delivered is erased by the caller.
  Octets answers;

  /// A message of another client, for the subscriptions that match.
  void publish(const std::string& topic, const std::string& payload, int qos);

  /// Whether the client has acknowledged everything, and released every message of QoS 2 but those whose
  /// payload is among `lost`.
  bool settled(const std::set<std::string>& lost) const;

  /// What the client did that the standard forbids; empty while there is nothing.
  std::string violation() const;

  /// Payloads of the client's messages in the order in which they went to subscribers, of every quality of
  /// service.
  std::vector<std::string> delivered;

 private:
  void follow();

  protocol::ClientStream stream_;
  protocol::BrokerSession session_;
  bool clean_ = false;
};

}  // namespace agreement
