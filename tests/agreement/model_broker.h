#pragma once
// A broker's half of the conversation, as unfriendly as a seed makes it.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/testing/client_stream.h"

namespace agreement {

/// Reads what the client sent and answers as a broker does: CONNACK, SUBACK, UNSUBACK, PINGRESP, and every
/// quality of service both ways; publishes now and then to the filters it was asked for. Sometimes an answer
/// is late, missing, wrong or repeated.
class ModelBroker {
 public:
  explicit ModelBroker(std::mt19937& random) : random_(random) {}

  /// A new TCP connection: what belonged to the last one is forgotten.
  void connected();

  /// Octets that the client sent.
  void take(const protocol::Octets& octets);

  /// Octets that wait for the client; the caller takes what it delivers away from the front.
  protocol::Octets& answers() { return answers_; }

  /// Messages above PAYLOAD_BYTES_MAX that have come.
  int64_t largeArrived() const { return largeArrived_; }

  /// What the client did on this connection that the standard forbids; empty while there is nothing.
  const std::string& violation() const { return stream_.violation(); }

 private:
  void answerPacket(const protocol::ClientPacket& packet);
  void answerSubscribe(const protocol::ClientPacket& packet);
  void publish();
  void repeat();
  void append(const protocol::Packet& packet);
  bool chance(int oneIn);

  std::mt19937& random_;
  protocol::ClientStream stream_;
  protocol::Octets answers_;
  std::vector<std::string> filters_;
  protocol::Publication lastPublished_;
  bool hasPublished_ = false;
  int lastIdentifier_ = 0;
  int64_t largeArrived_ = 0;
};

}  // namespace agreement
