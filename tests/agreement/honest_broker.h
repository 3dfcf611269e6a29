#pragma once
// A broker that keeps every promise: sessions outlive connections, QoS 1 and 2 both ways, in order.

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace agreement {

using Octets = std::vector<uint8_t>;

/// A value: a copy is a broker of its own in the same state.
class HonestBroker {
 public:
  /// The TCP connection has ended. The session stays.
  void connectionEnded();

  /// The session is lost with all that belongs to it, as by a restart of a broker without a disk.
  void forget();

  /// Octets that the client sent.
  void take(const Octets& octets);

  /// Octets for the client; what was delivered is erased by the caller.
  Octets answers;

  /// A message of another client, for the subscriptions that match.
  void publish(const std::string& topic, const std::string& payload, int qos);

  /// Whether the client has acknowledged everything.
  bool settled() const { return sending_.empty() && releasing_.empty(); }

  /// Payloads of the client's messages in the order in which they went to subscribers, of every quality of
  /// service.
  std::vector<std::string> delivered;

 private:
  struct Sending {
    int qos;
    int identifier;
    std::string topic;
    std::string payload;
    bool sent;
    bool released;
  };

  void onPacket(uint8_t header, const Octets& body);
  void onConnect();
  void onPublish(uint8_t header, const Octets& body);
  void onSubscribe(const Octets& body);
  void onUnsubscribe(const Octets& body);
  void finish(int identifier, int qos, bool released);
  void send(Sending& message);

  bool connected_ = false;
  bool session_ = false;
  Octets partial_;
  std::map<std::string, int> filters_;
  std::set<int> releasing_;  ///< identifiers of QoS 2 from the client whose PUBREL has not come
  std::deque<Sending> sending_;
  int lastIdentifier_ = 0;
};

}  // namespace agreement
