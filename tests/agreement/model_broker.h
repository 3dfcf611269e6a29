#pragma once
// A broker's half of the conversation, as unfriendly as a seed makes it.

#include <cstdint>
#include <random>
#include <vector>

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
  void take(const uint8_t* octets, int32_t count);

  /// Octets that wait for the client; the caller takes what it delivers away from the front.
  std::vector<uint8_t>& answers() { return answers_; }

 private:
  void answerPacket(uint8_t header, const std::vector<uint8_t>& body);
  void answerSubscribe(const std::vector<uint8_t>& body);
  void publish();
  void repeat();
  void append(std::vector<uint8_t> packet);
  bool chance(int oneIn);

  std::mt19937& random_;
  std::vector<uint8_t> sent_;  ///< begun packets of the client
  std::vector<uint8_t> answers_;
  std::vector<std::vector<uint8_t>> filters_;
  std::vector<uint8_t> lastPublished_;
  uint16_t lastIdentifier_ = 0;
};

}  // namespace agreement
